import { CREATE_SUCCEEDS, FAULTS, type FaultRow, LIST_FAILS } from "../fuzz/faultRows";
import { type Hosts, startHosts } from "../fuzz/hosts";
import { expectDestroy, expectNothingLostOrDoubled, expectRecovery } from "../fuzz/invariants";
import { refresh, up } from "../fuzz/operations";
import { entryOf, newScenario, onServer, type Scenario } from "../fuzz/scenario";

interface Kind {
    title: string;
    method: "GET" | "POST" | "PATCH" | "DELETE";
    path: RegExp;
    /** What the program declares beforehand; `a` and `s` are in the pipeline `p`. */
    before: readonly string[];
    change(scenario: Scenario): unknown;
    run?: (scenario: Scenario) => Promise<Map<string, string>>;
    /** Which resources fail where the request does. */
    fails: readonly string[];
    isFine(row: FaultRow): boolean;
}

const LIST = /\/pipelines\?/;
const PIPELINES = /\/pipelines$/;
const PIPELINE = /\/pipelines\/\d+$/;
const ACTIONS = /\/actions$/;
const ACTION = /\/actions\/\d+$/;
const ALL = ["p", "a", "s"];

const isCreated = ({ title }: FaultRow) => CREATE_SUCCEEDS.includes(title);
const isListed = ({ title }: FaultRow) => !LIST_FAILS.includes(title);
const isUsable = ({ title, isTransient }: FaultRow) => isTransient || title === "a response without an id";
const isDeleted = (row: FaultRow) => isUsable(row) || row.title === "an empty response";

const declare = (scenario: Scenario, names: readonly string[]) => {
    for (const name of names) {
        scenario.program.set(name, {});
        if (name !== "p") {
            scenario.homes.set(name, "p");
        }
    }
};
const drop = (scenario: Scenario, names: readonly string[]) => names.map((name) => scenario.program.delete(name));
const setOf = (name: string, inputs: object) => (scenario: Scenario) => scenario.program.set(name, { ...inputs });

/** A whole program, `p` and in it `a` and `s`, of which one request fails; `DockerfileAction` alone is in `tests/host`. */
const KINDS: readonly Kind[] = [
    {
        title: "the list before a create of a pipeline",
        ...{ method: "GET", path: LIST, before: [], fails: ALL, isFine: isListed },
        change: (scenario) => declare(scenario, ALL),
    },
    {
        title: "the create of a pipeline",
        ...{ method: "POST", path: PIPELINES, before: [], fails: ALL, isFine: isCreated },
        change: (scenario) => declare(scenario, ALL),
    },
    {
        title: "the read of a pipeline",
        ...{ method: "GET", path: PIPELINE, before: ALL, fails: ["p"], isFine: isUsable },
        change: () => undefined,
        run: refresh,
    },
    {
        title: "the update of a pipeline",
        ...{ method: "PATCH", path: PIPELINE, before: ALL, fails: ALL, isFine: isUsable },
        change: setOf("p", { refs: ["main"], priority: "HIGH" }),
    },
    {
        title: "the list of what is left at the delete of a pipeline",
        ...{ method: "GET", path: ACTIONS, before: ALL, fails: ["p"], isFine: isUsable },
        change: (scenario) => drop(scenario, ALL),
    },
    {
        title: "the delete of a pipeline",
        ...{ method: "DELETE", path: PIPELINE, before: ALL, fails: ["p"], isFine: isDeleted },
        change: (scenario) => drop(scenario, ALL),
    },
    {
        title: "the list before a create of an action",
        ...{ method: "GET", path: ACTIONS, before: ["p"], fails: ["s"], isFine: isListed },
        change: (scenario) => declare(scenario, ["s"]),
    },
    {
        title: "the create of an action",
        ...{ method: "POST", path: ACTIONS, before: ["p", "a"], fails: ["s"], isFine: isCreated },
        change: (scenario) => declare(scenario, ["s"]),
    },
    {
        title: "the read of an action",
        ...{ method: "GET", path: ACTION, before: ["p", "s"], fails: ["s"], isFine: isUsable },
        change: () => undefined,
        run: refresh,
    },
    {
        title: "the update of an action",
        ...{ method: "PATCH", path: ACTION, before: ALL, fails: ["s"], isFine: isUsable },
        change: setOf("s", { properties: { channel: "ops" } }),
    },
    {
        title: "the delete of an action",
        ...{ method: "DELETE", path: ACTION, before: ALL, fails: ["s"], isFine: isDeleted },
        change: (scenario) => drop(scenario, ["s"]),
    },
    ...(["GET", "PATCH"] as const).flatMap((method): Kind[] => [
        {
            title: `the ${method} at the adoption of a pipeline`,
            ...{ method, path: PIPELINE, before: [], fails: ALL, isFine: isUsable },
            change: (scenario) => {
                const { workspace, project } = scenario.pipeline;
                const { id } = scenario.simulator.state.addPipeline({ workspace, project, name: "By hand" });
                scenario.foreign.add(`pipeline ${id}`);
                declare(scenario, ALL);
                scenario.program.set("p", { adoptPipelineId: id, refs: ["main"] });
            },
        },
        {
            title: `the ${method} at the adoption of an action`,
            ...{ method, path: ACTION, before: ["p", "a"], fails: ["s"], isFine: isUsable },
            change: (scenario) => {
                const by = { name: "By hand", type: "SLACK" };
                const { id } = scenario.simulator.state.addAction(scenario.pipeline, by);
                scenario.foreign.add(`action ${id}`);
                scenario.program.set("s", { adoptActionId: id, properties: { channel: "ops" } });
            },
        },
    ]),
];

let hosts: Hosts;

beforeAll(async () => {
    hosts = await startHosts();
});

afterAll(() => hosts.stop());

// A proxy cannot see which request it refuses; `tests/host` has its refusals.
const CASES = FAULTS.flatMap((row) => (row.fault === undefined ? [] : [{ title: row.title, row, fault: row.fault }]));

describe.each(CASES)("$title", ({ row, fault }) => {
    it.each(KINDS)("at $title: nothing is lost or doubled, and the next up repairs it", async (kind) => {
        const { method, path, before, change, run = up, fails, isFine } = kind;
        const scenario = newScenario(hosts);
        declare(scenario, before);
        expect([...(await up(scenario))]).toEqual([]);
        change(scenario);
        const held = Object.fromEntries(fails.map((name) => [name, entryOf(scenario, name)?.id]));
        scenario.simulator.faults.add({ ...fault, method, path });

        const failed = await run(scenario);

        expect(scenario.simulator.faults.pending()).toEqual([]);
        expect([...failed.keys()].sort()).toEqual(isFine(row) ? [] : [...fails].sort());
        const kept = fails.map((name) => [name, entryOf(scenario, name)?.id]);
        expect(Object.fromEntries(kept)).toEqual(isFine(row) ? expect.anything() : held);
        expectNothingLostOrDoubled(scenario);
        await expectRecovery(scenario);
        const adopted = [...scenario.foreign].filter((key) => onServer(scenario).some((object) => object.key === key));
        await expectDestroy(scenario);
        expect(onServer(scenario).map(({ key }) => key)).toEqual(adopted);
    });
});
