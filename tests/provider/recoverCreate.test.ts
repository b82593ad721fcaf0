import * as provider from "../../provider/provider";
import type { Fault } from "../../simulator/index";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const LIST = "/workspaces/buddy/projects/company-website/pipelines/1/actions";

const simulator = withSimulator();

const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator, { "buddyworks:maxRetries": "3", "buddyworks:timeout": "1" }));

const ids = () => simulator.state.actions(BUILD_IMAGE).map(({ id }) => id);
const posts = () => simulator.journal.writes().filter(({ method }) => method === "POST");

/** Ids of the creates that succeeded, messages of those that failed. */
async function creations(...programs: object[]): Promise<(number | string)[]> {
    const results = await Promise.allSettled(programs.map((inputs) => provider.create({ ...REQUIRED, ...inputs })));
    return results.map((result) =>
        result.status === "fulfilled" ? Number(result.value.outs.actionId) : (result.reason as Error).message,
    );
}

const NOTHING_APPEARED = expect.stringMatching(
    /No new action "Build" appeared in buddy\/company-website\/1\. Run `pulumi up` again, unless it appears later: then set adoptActionId to its id first\.$/,
);

describe("a create whose response is lost", () => {
    it.each<[string, Fault]>([
        ["the connection breaks", { kind: "cutAfter", method: "POST" }],
        ["the response breaks off", { kind: "cutBody", method: "POST" }],
        ["the response is empty", { kind: "emptyBody", method: "POST" }],
        ["the response has no id", { kind: "noId", method: "POST" }],
        ["the response is late", { kind: "slow", method: "POST", ms: 1300 }],
        ["a server gave up waiting afterwards", { kind: "status", method: "POST", status: 408, isApplied: true }],
        ["a server fails afterwards", { kind: "status", method: "POST", status: 500, isApplied: true }],
        ["a gateway fails afterwards", { kind: "html", method: "POST", isApplied: true }],
    ])("finds its action when %s", async (_title, fault) => {
        simulator.faults.add(fault);
        const { id, outs } = await provider.create({ ...REQUIRED, repository: "web" });
        expect(posts()).toHaveLength(1);
        expect(ids()).toEqual([outs.actionId]);
        expect(id).toBe(`buddy/company-website/1/${outs.actionId}`);
        expect(outs).toMatchObject({ ...REQUIRED, repository: "web", htmlUrl: expect.any(String) });
        const { props } = await provider.read(id, outs);
        expect(props).toEqual(outs);
    });

    it.each<[string, Fault]>([
        ["the connection breaks", { kind: "cutBefore", method: "POST" }],
        ["a server fails", { kind: "status", method: "POST", status: 503 }],
        ["a gateway fails", { kind: "html", method: "POST" }],
    ])("says that nothing appeared when %s before Buddy did anything", async (_title, fault) => {
        simulator.faults.add(fault);
        expect(await creations({})).toEqual([NOTHING_APPEARED]);
        expect(posts()).toHaveLength(1);
        expect(ids()).toEqual([]);
    });

    it("never takes an action that existed before, even if it is identical", async () => {
        const before = simulator.state.addAction(BUILD_IMAGE, REQUIRED_BODY);
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        expect(await creations({})).toEqual([NOTHING_APPEARED]);
        const [actionId] = await creations({});
        expect(ids()).toEqual([before.id, actionId]);
    });

    it("never takes the action of another create", async () => {
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        const results = await creations({}, {});
        expect(results).toContainEqual(NOTHING_APPEARED);
        expect(ids()).toEqual(results.filter((result) => typeof result === "number"));
        expect(posts()).toHaveLength(2);
    });

    it("gets one of two identical actions when both responses are lost", async () => {
        simulator.faults.add({ kind: "cutAfter", method: "POST", times: 2 });
        const results = await creations({ __urn: "urn:one" }, { __urn: "urn:other" });
        expect(results.sort()).toEqual(ids());
        expect(posts()).toHaveLength(2);
    });

    it("shares no action with an identical create when both responses are lost", async () => {
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        const results = await creations({}, {});
        expect(results).toContainEqual(NOTHING_APPEARED);
        expect(results).toContain(ids()[0]);
        expect(ids()).toHaveLength(1);
    });

    it("is told from another create of its name by its inputs", async () => {
        simulator.faults.add({ kind: "cutAfter", method: "POST", times: 2 });
        const [web, api] = await creations({ repository: "web" }, { repository: "api" });
        expect(simulator.state.actions(BUILD_IMAGE)).toMatchObject(
            [
                { id: Number(web), repository: "web" },
                { id: Number(api), repository: "api" },
            ].sort((one, other) => one.id - other.id),
        );
    });

    it("is left to the user where another create of its name may have made the action", async () => {
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        const results = await creations({ repository: "web" }, {});
        const candidates = expect.stringMatching(/Buddy may have created the action\. Candidates for "Build"/);
        expect(results).toEqual([candidates, candidates]);
        expect(ids()).toHaveLength(1);
    });

    it("is left to the user, with all candidates, when somebody creates the same action", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 1300 });
        const [[message]] = await Promise.all([
            creations({}),
            new Promise<void>((resolve) => {
                setTimeout(() => {
                    simulator.state.addAction(BUILD_IMAGE, REQUIRED_BODY);
                    resolve();
                }, 400);
            }),
        ]);
        expect(message).toBe(
            `create action in buddy/company-website/1: no response from ${simulator.url} within 1 s. Raise ` +
                "buddyworks:timeout to wait longer. The response was lost, and Buddy may have created the action. " +
                `Candidates for "Build" in buddy/company-website/1: ${ids().join(", ")}. If one is yours, set ` +
                "adoptActionId to its id or delete it in Buddy, then run `pulumi up` again.",
        );
        expect(posts()).toHaveLength(1);
    });

    it("is left to the user when what appeared differs from what was sent", async () => {
        await provider.create({ ...REQUIRED, name: "Other" });
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, dockerfile_path: "elsewhere" });
        expect(await creations({})).toEqual([
            expect.stringMatching(/Candidates for "Build" in [^ ]+: 102\. If one is yours/),
        ]);
        expect(ids()).toEqual([101, 102]);
    });

    it("is left to the user when Buddy refuses to list the pipeline's actions", async () => {
        simulator.faults.add({ kind: "status", method: "GET", path: LIST, status: 403, body: {} });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        expect(await creations({})).toEqual([
            expect.stringMatching(/Candidates for "Build" in [^ ]+: 101\. If one is yours/),
        ]);
        expect(ids()).toEqual([101]);
    });

    it("is left to the user when the search fails", async () => {
        await provider.create({ ...REQUIRED, name: "Other" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "status", method: "GET", status: 403, body: {} });
        expect(await creations({})).toEqual([
            expect.stringMatching(
                /Buddy may have created the action, and the search for it failed \(list actions in buddy\/company-website\/1: 403 Forbidden.*\)\. Look for "Build" in buddy\/company-website\/1\. If it is there, set adoptActionId to its id or delete it in Buddy, then run `pulumi up` again\.$/,
            ),
        ]);
    });

    it("is left to the user when a candidate cannot be read", async () => {
        await provider.create({ ...REQUIRED, name: "Other" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "status", method: "GET", path: `${LIST}/102`, status: 403, body: {} });
        expect(await creations({})).toEqual([
            expect.stringMatching(
                /Buddy may have created the action, and the search for it failed \(read action 102 in buddy\/company-website\/1: 403 Forbidden.*\)\. Look for "Build" in buddy\/company-website\/1\. If it is there, set adoptActionId to its id or delete it in Buddy, then run `pulumi up` again\.$/,
            ),
        ]);
    });
});

describe("the list before the first create in a pipeline", () => {
    it("is read once, however many actions are created", async () => {
        await creations({ name: "A" }, { name: "B" }, { name: "C" });
        await creations({ name: "D" });
        expect(simulator.journal.all().filter(({ method }) => method === "GET")).toHaveLength(1);
    });

    it("is read to its last page", async () => {
        const page = (id: number) => ({ actions: [{ ...REQUIRED_BODY, id }], total_page_count: 2 });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 7 });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 8 });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: page(7) });
        simulator.faults.add({ kind: "status", method: "GET", path: "page=2", status: 200, body: page(8) });
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        expect(await creations({})).toEqual([NOTHING_APPEARED]);
        expect(simulator.journal.all().slice(0, 2)).toMatchObject([{ target: LIST }, { target: `${LIST}?page=2` }]);
    });

    it("stops the create when it fails, and is read again by the next one", async () => {
        simulator.faults.add({ kind: "status", method: "GET", status: 500, times: 4 });
        expect(await creations({})).toEqual([
            "create action in buddy/company-website/1: nothing was sent, because what exists could not be listed: " +
                "list actions in buddy/company-website/1: 500 Internal Server Error: A fault of the simulator. Gave " +
                "up after 3 retries.",
        ]);
        expect(posts()).toEqual([]);
        expect(await creations({})).toEqual([101]);
    });
});

describe("an action of the same name that existed before", () => {
    it("gives a warning, because an interrupted run may have left it", async () => {
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 7 });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 8, type: "BUILD" });
        expect(await creations({})).toEqual([101]);
        expect(warnings).toEqual([
            'warning: name: buddy/company-website/1 already has "Build" (7), and another one is created. An ' +
                "interrupted run may have left 7: delete it in Buddy, unless it is being replaced now.",
        ]);
    });

    it("gives no warning when the stack owns it", async () => {
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 7 });
        await provider.diff("buddy/company-website/1/7", REQUIRED, { ...REQUIRED, repository: "web" });
        expect(await creations({})).toEqual([101]);
        expect(warnings).toEqual([]);
    });
});
