import { MOST_REQUESTS } from "../../verify/scratchActions";
import { withSimulator } from "../helpers/withSimulator";
import { actionNames, measureSimulator, PLACE } from "./measuring";

const simulator = withSimulator();
const SIMPLE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
const ACTIONS = /\/pipelines\/1\/actions/;

const requests = () => simulator.journal.all();
const writes = () => simulator.journal.writes();

it("makes only disabled actions with its prefix, and changes and removes only those", async () => {
    simulator.state.addAction(PLACE, { ...SIMPLE, name: "Clicked" });
    const before = simulator.state.actions(PLACE);
    const other = { ...PLACE, pipelineId: 2 };
    simulator.state.addAction(other, { ...SIMPLE, name: "Elsewhere" });

    await measureSimulator(simulator);

    for (const { method, body } of writes()) {
        if (method !== "DELETE") {
            expect(body).toMatchObject({ disabled: true });
        }
        if (method === "POST") {
            expect(body).toMatchObject({ name: expect.stringMatching(/^pulumi-buddyworks verify \d+$/) });
        }
    }
    expect(simulator.state.actions(PLACE)).toEqual(before);
    expect(simulator.state.actions(other).map(({ name }) => name)).toEqual(["Elsewhere"]);
    expect(writes().every(({ path }) => path.includes("/pipelines/1/"))).toBe(true);
});

it("first removes what an interrupted run has left, and no action that only looks like it", async () => {
    const said: string[] = [];
    simulator.state.addAction(PLACE, { ...SIMPLE, name: "pulumi-buddyworks verify 3" });
    simulator.state.addAction(PLACE, { ...SIMPLE, name: "pulumi-buddyworks verify 11" });
    simulator.state.addAction(PLACE, { name: "pulumi-buddyworks verify 4", type: "SLACK" });
    simulator.state.addAction(PLACE, { ...SIMPLE, name: "my pulumi-buddyworks verify" });

    await measureSimulator(simulator, { said });

    expect(said[0]).toBe("removed 2 actions of an earlier run");
    expect(
        writes()
            .slice(0, 3)
            .map(({ method }) => method),
    ).toEqual(["DELETE", "DELETE", "POST"]);
    expect(actionNames(simulator)).toEqual(["pulumi-buddyworks verify 4", "my pulumi-buddyworks verify"]);
});

it("says what to do if the actions cannot be removed, and the next run removes them", async () => {
    simulator.faults.add({ kind: "status", status: 403, method: "DELETE", times: Number.POSITIVE_INFINITY });

    await expect(measureSimulator(simulator)).rejects.toThrow(
        new Error(
            "remove the actions of the measurement: 403 Forbidden. Run the command again, or delete the actions in Buddy whose " +
                'names begin with "pulumi-buddyworks verify".',
        ),
    );
    expect(actionNames(simulator)).toHaveLength(8);

    simulator.faults.clear();
    const { reasons } = await measureSimulator(simulator);

    expect(reasons).toEqual({});
    expect(actionNames(simulator)).toEqual([]);
});

it.each([1, 4, 8, 13, 16])("a Ctrl-C during request %i stops it, and everything is removed", async (count) => {
    const controller = new AbortController();
    simulator.journal.watch(() => {
        if (requests().length === count) {
            controller.abort();
        }
    });

    const { observed, reasons, otherwise } = await measureSimulator(simulator, { interrupted: controller.signal });

    expect([otherwise, ...Object.values(reasons)]).toContain("cancelled");
    expect(Object.keys(observed).length).toBeLessThan(30);
    expect(actionNames(simulator)).toEqual([]);
});

it("waits for a rate limit and says so", async () => {
    const said: string[] = [];
    simulator.faults.add({ kind: "rateLimit", method: "PATCH", path: ACTIONS, resetSeconds: 30 });

    const { reasons } = await measureSimulator(simulator, { said });

    expect(reasons).toEqual({});
    expect(said).toContainEqual(expect.stringMatching(/^rate limited, waiting 3\d s$/));
});

it("keeps to its number of requests where lists have many pages, and says what it could not measure", async () => {
    simulator.behaviour.actionsListPaged = true;
    for (let number = 1; number <= 300; number += 1) {
        simulator.state.addAction(PLACE, { ...SIMPLE, name: `Build ${number}` });
    }

    const { observed, reasons } = await measureSimulator(simulator);

    expect(requests().length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(actionNames(simulator)).toHaveLength(300);
    expect(observed).toMatchObject({ createStatus: 201, actionsListPaged: true });
    expect(reasons).toMatchObject({ deleteStatus: "60 requests were not enough" });
});

it("makes no second action if Buddy does not return that the first one is disabled", async () => {
    const body = { id: 4711, name: "pulumi-buddyworks verify 1", type: "DOCKERFILE" };
    simulator.faults.add({ kind: "status", status: 201, body, method: "POST" });

    const { observed, reasons } = await measureSimulator(simulator);

    expect(observed).toEqual({});
    expect(reasons.createStatus).toBe("Buddy did not return that a new action is disabled");
    expect(writes().map(({ method }) => method)).toEqual(["POST", "DELETE"]);
});
