import fc from "fast-check";
import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withEngineLog } from "./shownMessages";

const shown = withEngineLog();
const simulator = withSimulator();

interface Resource {
    id: string;
    outs: JsonObject;
}

/** A program in which each resource may name an earlier one to come after, as Outputs allow it. */
type Program = readonly { name: string; after?: string }[];

/** Works as the engine does: check, diff and the step of each resource, predecessors first; deletes come last. */
async function run(program: Program, state: Map<string, Resource>): Promise<void> {
    await configureProvider(simulator);
    for (const { name, after } of program) {
        const position = after === undefined ? {} : { afterActionId: Number(state.get(after)?.outs["actionId"]) };
        const news = { ...REQUIRED, name, ...position, __urn: `urn:pulumi:t::p::T::${name}` };
        const before = state.get(name);
        const checked = await provider.check(before === undefined ? {} : { name }, news);
        expect(checked.failures).toEqual([]);
        if (before === undefined) {
            const { id, outs } = await provider.create(checked.inputs);
            state.set(name, { id, outs });
            continue;
        }
        const { changes } = await provider.diff(before.id, before.outs, checked.inputs);
        const updated = changes === true ? await provider.update(before.id, before.outs, checked.inputs) : before;
        state.set(name, { id: before.id, outs: updated.outs });
    }
    for (const [name, { id, outs }] of state) {
        if (!program.some((resource) => resource.name === name)) {
            await provider.delete(id, outs);
            state.delete(name);
        }
    }
}

const NAMES = ["a", "b", "c", "d", "e", "f", "g"];

/** Some of the names in some order, each after an earlier one or without afterActionId. */
const programs: fc.Arbitrary<Program> = fc
    .tuple(fc.shuffledSubarray(NAMES), fc.array(fc.nat(), { minLength: NAMES.length, maxLength: NAMES.length }))
    .map(([names, draws]) =>
        names.map((name, index) => {
            const after = names[(draws[index] ?? 0) % (index + 1)];
            return after === undefined || after === name ? { name } : { name, after };
        }),
    );

/** An afterActionId that is set, dropped and set again, which the outputs must not keep. */
const SET_AGAIN: [Program, Program, Program] = [
    [{ name: "d" }, { name: "e", after: "d" }],
    [{ name: "e" }, { name: "d", after: "e" }],
    [{ name: "d" }, { name: "e", after: "d" }],
];

describe("the order in Buddy", () => {
    it("is the order of the program, whatever the program before", async () => {
        await fc.assert(
            fc.asyncProperty(programs, programs, programs, async (...versions) => {
                const state = new Map<string, Resource>();
                shown.length = 0;
                // A failed sequence leaves its actions.
                for (const { id: actionId } of simulator.state.actions(BUILD_IMAGE)) {
                    simulator.state.removeAction({ ...BUILD_IMAGE, actionId });
                }
                for (const program of versions) {
                    await run(program, state);
                    const names = simulator.state.actions(BUILD_IMAGE).map(({ name }) => name);
                    const broken = program.filter(
                        ({ name, after }) => after !== undefined && names.indexOf(after) > names.indexOf(name),
                    );
                    expect([names, broken]).toEqual([names, []]);
                    expect(shown.filter(({ severity }) => severity === "warning")).toEqual([]);
                }
            }),
            { numRuns: 60, examples: [SET_AGAIN] },
        );
    });

    it("is repaired by sending afterActionId again, and the row says why", async () => {
        const state = new Map<string, Resource>();
        await run([{ name: "a" }, { name: "b", after: "a" }, { name: "c", after: "b" }, { name: "z" }], state);
        shown.length = 0;
        await run([{ name: "a" }, { name: "z" }, { name: "b", after: "z" }, { name: "c", after: "b" }], state);
        expect(simulator.state.actions(BUILD_IMAGE).map(({ name }) => name)).toEqual(["a", "z", "b", "c"]);
        const b = state.get("b")?.outs["actionId"];
        expect(shown).toEqual([
            {
                severity: "info",
                message: `afterActionId: is sent again, because action ${b} was moved and would come after this one.`,
                urn: "urn:pulumi:t::p::T::c",
            },
        ]);
    });

    it("is not repaired when it could not be read", async () => {
        const state = new Map<string, Resource>();
        await run([{ name: "a" }, { name: "b", after: "a" }, { name: "c", after: "b" }, { name: "z" }], state);
        simulator.faults.add({ kind: "status", method: "GET", status: 500 });
        simulator.journal.clear();
        await run([{ name: "a" }, { name: "z" }, { name: "b", after: "z" }, { name: "c", after: "b" }], state);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["PATCH"]);
    });
});
