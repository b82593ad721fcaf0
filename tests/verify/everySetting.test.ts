import fc from "fast-check";
import { type Behaviour, startSimulator } from "../../simulator";
import { defaultBehaviour } from "../../simulator/behaviour";
import { MOST_REQUESTS } from "../../verify/scratchActions";
import { READINGS } from "../helpers/switches";
import { actionNames, measureSimulator, PLACE } from "./measuring";

/** Each switch at its default or at another value, all at once. */
const settings = fc.record(
    Object.fromEntries(
        Object.entries(defaultBehaviour()).map(([switched, usual]) => [
            switched,
            fc.constantFrom(usual, ...READINGS.flatMap(([name, value]) => (name === switched ? [value] : []))),
        ]),
    ),
) as unknown as fc.Arbitrary<Behaviour>; // the table's own pairs

const UNMEASURED: readonly (keyof Behaviour)[] = [
    "registryShown",
    "integrationEnriched",
    "variableDescriptionShown",
    "extraVariables",
    "extraFields",
    "cacheScopeEnforced",
];

/** Measures a Buddy with these habits, among actions of its own. */
async function expectMeasured(behaviour: Behaviour): Promise<void> {
    const simulator = await startSimulator({ behaviour });
    try {
        simulator.state.addAction(PLACE, { name: "Clicked", type: "SLACK" });
        const { observed, reasons } = await measureSimulator(simulator);

        const probed = Object.entries(behaviour).filter(([name]) => !UNMEASURED.some((each) => each === name));
        expect({ observed, reasons }).toEqual({ observed: Object.fromEntries(probed), reasons: {} });
        expect(actionNames(simulator)).toEqual(["Clicked"]);
        expect(simulator.journal.all().length).toBeLessThanOrEqual(MOST_REQUESTS);
    } finally {
        await simulator.close();
    }
}

/** Few runs a test, so that none of them takes long. */
const BATCHES = Array.from({ length: 10 }, (_, index) => index + 1);

it.each(BATCHES)("a measurement finds the value of every switch, and leaves nothing behind (%i of 10)", async () => {
    await fc.assert(fc.asyncProperty(settings, expectMeasured), { numRuns: 20 });
});

it("a simulator with the measured behaviour is measured as the same", async () => {
    const first = await startSimulator({
        behaviour: { clearNull: "ignored", emptyFields: "mixed", missingStatus: 410 },
    });
    const { observed } = await measureSimulator(first).finally(() => first.close());
    const second = await startSimulator({ behaviour: observed });

    const again = await measureSimulator(second).finally(() => second.close());

    expect(again.observed).toEqual(observed);
    expect(observed).toMatchObject({ clearNull: "ignored", emptyFields: "mixed", missingStatus: 410 });
});
