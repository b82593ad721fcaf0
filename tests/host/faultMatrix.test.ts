import type { Fault } from "../../simulator";
import { type Hosts, startHosts } from "../fuzz/hosts";
import { expectNothingLostOrDoubled, expectRecovery } from "../fuzz/invariants";
import { up } from "../fuzz/operations";
import { type ProxiedHosts, startProxiedHosts } from "../fuzz/proxiedHosts";
import { newScenario, type Scenario } from "../fuzz/scenario";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

interface Row {
    title: string;
    /** What Buddy, or something in front of it, does. */
    fault?: Fault;
    /** The status with which a proxy refuses to open a tunnel. */
    proxyStatus?: number;
    isTransient: boolean;
    /** What the message of a failure must match, too. */
    says?: RegExp;
}

const page = (status: number, isApplied: boolean): Fault => ({
    kind: "status",
    status,
    isApplied,
    body: "<h1>nginx</h1>",
    contentType: "text/html",
});
const FOREIGN =
    /404 Not Found: nginx\. This is not Buddy's own 404, so nothing counts as deleted\. Check that buddyworks:baseUrl /;
const PROXY = /the proxy 127\.0\.0\.1:\d+ did not connect to https:.*: \d{3} .* Nothing reached Buddy\./;

/** Every way to fail, at every moment: before Buddy acts, after it, in the middle of the response. */
const FAULTS: readonly Row[] = [
    { title: "a connection cut before Buddy acts", fault: { kind: "cutBefore" }, isTransient: true },
    { title: "a connection cut after Buddy acted", fault: { kind: "cutAfter" }, isTransient: true },
    { title: "a connection cut in the middle of the response", fault: { kind: "cutBody" }, isTransient: true },
    { title: "a response later than buddyworks:timeout", fault: { kind: "slow", ms: 1200 }, isTransient: true },
    { title: "an empty response", fault: { kind: "emptyBody" }, isTransient: false },
    { title: "a response without an id", fault: { kind: "noId" }, isTransient: false },
    { title: "a gateway's page before Buddy acts", fault: { kind: "html" }, isTransient: true },
    { title: "a gateway's page after Buddy acted", fault: { kind: "html", isApplied: true }, isTransient: true },
    { title: "500 before Buddy acts", fault: { kind: "status", status: 500 }, isTransient: true },
    { title: "500 after Buddy acted", fault: { kind: "status", status: 500, isApplied: true }, isTransient: true },
    { title: "503", fault: { kind: "status", status: 503 }, isTransient: true },
    { title: "408", fault: { kind: "status", status: 408 }, isTransient: true },
    { title: "400", fault: { kind: "status", status: 400 }, isTransient: false },
    { title: "401", fault: { kind: "status", status: 401 }, isTransient: false },
    { title: "403", fault: { kind: "status", status: 403 }, isTransient: false },
    { title: "a 404 page before Buddy acts", fault: page(404, false), isTransient: false, says: FOREIGN },
    { title: "a 404 page after Buddy acted", fault: page(404, true), isTransient: false, says: FOREIGN },
    { title: "a login page with status 200", fault: page(200, false), isTransient: false },
    { title: "a login page with status 200 after Buddy acted", fault: page(200, true), isTransient: false },
    { title: "a redirect", fault: { kind: "status", status: 302 }, isTransient: false },
    { title: "429", fault: { kind: "rateLimit", resetSeconds: 0 }, isTransient: true },
    { title: "a rate limit as 403", fault: { kind: "rateLimit403", resetSeconds: 0 }, isTransient: true },
    { title: "a proxy that responds with 404", proxyStatus: 404, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 403", proxyStatus: 403, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 407", proxyStatus: 407, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 502", proxyStatus: 502, isTransient: true, says: PROXY },
];

/** A create succeeds after these: Buddy certainly did not process it and it is sent again, or its action is found. */
const CREATE_SUCCEEDS = [
    "a connection cut after Buddy acted",
    "a connection cut in the middle of the response",
    "a response later than buddyworks:timeout",
    "an empty response",
    "a response without an id",
    "a gateway's page after Buddy acted",
    "500 after Buddy acted",
    "a 404 page after Buddy acted",
    "a login page with status 200 after Buddy acted",
    "429",
    "a rate limit as 403",
    "a proxy that responds with 502",
];
/** A list fails after these: they are no responses of Buddy's, and a retry does not help. */
const LIST_FAILS = [
    "an empty response",
    "a 404 page before Buddy acts",
    "a 404 page after Buddy acted",
    "a login page with status 200",
    "a login page with status 200 after Buddy acted",
    "a proxy that responds with 404",
    "a proxy that responds with 403",
    "a proxy that responds with 407",
];

let direct: Hosts;
let proxied: ProxiedHosts;
let scenario: Scenario;

beforeAll(async () => {
    [direct, proxied] = await Promise.all([startHosts(), startProxiedHosts()]);
});

afterAll(() => Promise.all([direct.stop(), proxied.stop()]));

/** `before` is how many requests are sent before the first one of that method; a proxy cannot see the methods. */
function addFault({ fault, proxyStatus }: Row, method: Method, { before = 0 } = {}): void {
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
