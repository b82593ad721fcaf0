import { CREATE_SUCCEEDS, FAULTS, type FaultRow, LIST_FAILS } from "../fuzz/faultRows";
import { type Hosts, startHosts } from "../fuzz/hosts";
import { expectNothingLostOrDoubled, expectRecovery } from "../fuzz/invariants";
import { up } from "../fuzz/operations";
import { type ProxiedHosts, startProxiedHosts } from "../fuzz/proxiedHosts";
import { newScenario, type Scenario } from "../fuzz/scenario";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

let direct: Hosts;
let proxied: ProxiedHosts;
let scenario: Scenario;

beforeAll(async () => {
    [direct, proxied] = await Promise.all([startHosts(), startProxiedHosts()]);
});

afterAll(() => Promise.all([direct.stop(), proxied.stop()]));

/** `before` is how many requests are sent before the first one of that method; a proxy cannot see the methods. */
function addFault({ fault, proxyStatus }: FaultRow, method: Method, { before = 0 } = {}): void {
    if (fault !== undefined) {
        scenario.simulator.faults.add({ ...fault, method, path: `/pipelines/${scenario.pipeline.pipelineId}/` });
    }
    if (proxyStatus !== undefined) {
        proxied.proxy.refuse({ status: proxyStatus, after: before });
    }
}

const requests = (method: Method) => scenario.simulator.journal.all().filter((entry) => entry.method === method).length;

describe.each(FAULTS)("$title", (row) => {
    const { title, isTransient, proxyStatus, says = /./ } = row;

    beforeEach(() => {
        scenario = newScenario(proxyStatus === undefined ? direct : proxied);
    });

    afterEach(() => {
        expect(proxied.proxy.isRefusing()).toBe(false);
    });

    function expectMessages(failed: ReadonlyMap<string, string>): void {
        expect([...failed.values()]).toEqual([...failed.values()].map(() => expect.stringMatching(says)));
    }

    it("at a create: at most one POST takes effect, and Buddy and the state hold the same action", async () => {
        scenario.program.set("a", { repository: "web" });
        addFault(row, "POST", { before: 1 });
        const failed = await up(scenario);
        expectNothingLostOrDoubled(scenario);
        expectMessages(failed);
        expect(failed.size).toBe(CREATE_SUCCEEDS.includes(title) ? 0 : 1);
        const isLimit = title === "429" || title === "a rate limit as 403";
        expect(requests("POST")).toBe(isLimit ? 2 : proxyStatus !== undefined && !isTransient ? 0 : 1);
        await expectRecovery(scenario);
    });

    it("at the list before a create: nothing is sent unless Buddy responds", async () => {
        scenario.program.set("a", {});
        addFault(row, "GET");
        const failed = await up(scenario);
        expectNothingLostOrDoubled(scenario);
        expectMessages(failed);
        expect([failed.size, requests("POST")]).toEqual(LIST_FAILS.includes(title) ? [1, 0] : [0, 1]);
        await expectRecovery(scenario);
    });

    it("at an update: the next up repairs it", async () => {
        scenario.program.set("a", { repository: "web", timeout: 60 });
        await up(scenario);
        const before = structuredClone(scenario.engine.resources.get("a"));
        scenario.program.set("a", { repository: "api" });
        addFault(row, "PATCH");
        const failed = await up(scenario);
        expectNothingLostOrDoubled(scenario);
        expectMessages(failed);
        expect(failed.size).toBe(isTransient || title === "a response without an id" ? 0 : 1);
        if (failed.size > 0) {
            // The result of `read` holds no hidden input.
            const { __urn: _row, ...inputs } = before?.inputs ?? {};
            expect(scenario.engine.resources.get("a")).toMatchObject({
                id: before?.id,
                inputs,
                outputs: before?.outputs,
            });
        }
        await expectRecovery(scenario);
    });

    it("at a refresh: the state stays as it is", async () => {
        scenario.program.set("a", { repository: "web" });
        await up(scenario);
        const before = structuredClone(scenario.engine.resources.get("a"));
        addFault(row, "GET");
        const failed = await scenario.engine.refresh();
        expectMessages(failed);
        expect(failed.size).toBe(isTransient || title === "a response without an id" ? 0 : 1);
        // The result of `read` holds no hidden input.
        const { __urn: _row, ...inputs } = before?.inputs ?? {};
        expect(scenario.engine.resources.get("a")).toMatchObject({ id: before?.id, inputs, outputs: before?.outputs });
        await expectRecovery(scenario);
    });

    it("at a delete: the action stays in the state until Buddy says that it is gone", async () => {
        scenario.program.set("a", {});
        await up(scenario);
        const before = structuredClone(scenario.engine.resources.get("a"));
        scenario.program.delete("a");
        addFault(row, "DELETE");
        const failed = await up(scenario);
        expectNothingLostOrDoubled(scenario);
        expectMessages(failed);
        expect(failed.size).toBe(
            isTransient || ["an empty response", "a response without an id"].includes(title) ? 0 : 1,
        );
        expect(scenario.engine.resources.get("a")).toEqual(failed.size > 0 ? before : undefined);
        await expectRecovery(scenario);
    });

    it.each<Method>(["GET", "PATCH"])(
        "at the %s of an adoption: it is adopted by this up or the next",
        async (method) => {
            const clicked = scenario.simulator.state.addAction(scenario.pipeline, {
                name: "By hand",
                type: "DOCKERFILE",
                dockerfile_path: "Dockerfile",
            });
            scenario.program.set("a", { repository: "web", adoptActionId: clicked.id });
            addFault(row, method, { before: method === "PATCH" ? 1 : 0 });
            expectMessages(await up(scenario));
            await expectAdopted(clicked.id);
            expect(requests("POST")).toBe(0);
        },
    );
});

async function expectAdopted(actionId: number): Promise<void> {
    scenario.simulator.faults.clear();
    expect([...(await up(scenario))]).toEqual([]);
    expect(scenario.engine.resources.get("a")?.outputs["actionId"]).toBe(actionId);
    expect(scenario.simulator.state.actions(scenario.pipeline)).toMatchObject([{ id: actionId, repository: "web" }]);
}
