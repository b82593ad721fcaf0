import fc from "fast-check";
import { type Behaviour, startSimulator } from "../../simulator";
import { defaultBehaviour } from "../../simulator/behaviour";
import { READINGS } from "../helpers/switches";
import { observed } from "./observer";

/** Each switch at its default or at another value, all at once. */
const settings = fc.record(
    Object.fromEntries(
        Object.entries(defaultBehaviour()).map(([switched, usual]) => [
            switched,
            fc.constantFrom(usual, ...READINGS.flatMap(([name, value]) => (name === switched ? [value] : []))),
        ]),
    ),
) as unknown as fc.Arbitrary<Behaviour>; // the table's own pairs

async function expectObserved(behaviour: Behaviour): Promise<void> {
    const simulator = await startSimulator({ behaviour });
    const found = await observed(simulator).finally(() => simulator.close());
    expect(behaviour).toMatchObject(found);
}

/** Few runs a test, so that none of them takes long. */
const BATCHES = Array.from({ length: 10 }, (_, index) => index + 1);

it.each(BATCHES)("a client can detect the value of every switch that has a probe (%i)", async () => {
    await fc.assert(fc.asyncProperty(settings, expectObserved), { numRuns: 6 });
});
