import type { Fault } from "../../simulator";
import {
    expectNothingLostOrDoubled,
    expectRecovery,
    type Lane,
    newWorld,
    startLane,
    up,
    type World,
} from "../fuzz/world";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Every way to fail, at every moment: before Buddy acts, after it, in the middle of the answer. */
const FAULTS: readonly { title: string; fault: Fault; isTransient: boolean }[] = [
    { title: "a connection cut before Buddy acts", fault: { kind: "cutBefore" }, isTransient: true },
    { title: "a connection cut after Buddy acted", fault: { kind: "cutAfter" }, isTransient: true },
    { title: "a connection cut in the middle of the answer", fault: { kind: "cutBody" }, isTransient: true },
    { title: "an answer later than buddy:timeout", fault: { kind: "slow", ms: 1200 }, isTransient: true },
    { title: "an empty answer", fault: { kind: "emptyBody" }, isTransient: false },
    { title: "an answer without an id", fault: { kind: "noId" }, isTransient: false },
    { title: "a gateway's page before Buddy acts", fault: { kind: "html" }, isTransient: true },
    { title: "a gateway's page after Buddy acted", fault: { kind: "html", isApplied: true }, isTransient: true },
    { title: "500 before Buddy acts", fault: { kind: "status", status: 500 }, isTransient: true },
    { title: "500 after Buddy acted", fault: { kind: "status", status: 500, isApplied: true }, isTransient: true },
    { title: "503", fault: { kind: "status", status: 503 }, isTransient: true },
    { title: "408", fault: { kind: "status", status: 408 }, isTransient: true },
    { title: "400", fault: { kind: "status", status: 400 }, isTransient: false },
    { title: "401", fault: { kind: "status", status: 401 }, isTransient: false },
    { title: "403", fault: { kind: "status", status: 403 }, isTransient: false },
    { title: "a redirect", fault: { kind: "status", status: 302 }, isTransient: false },
    { title: "429", fault: { kind: "rateLimit", resetSeconds: 0 }, isTransient: true },
    { title: "a rate limit as 403", fault: { kind: "rateLimit403", resetSeconds: 0 }, isTransient: true },
];

/** Faults after which Buddy surely did nothing, or after which its action is found: a create comes through them. */
const CREATE_COMES_THROUGH = [
    "a connection cut after Buddy acted",
    "a connection cut in the middle of the answer",
    "an answer later than buddy:timeout",
    "an empty answer",
    "an answer without an id",
    "a gateway's page after Buddy acted",
    "500 after Buddy acted",
    "429",
    "a rate limit as 403",
];

let lane: Lane;
let world: World;

beforeAll(async () => {
    lane = await startLane();
});

afterAll(() => lane.stop());

beforeEach(() => {
    world = newWorld(lane);
});

function strike(fault: Fault, method: Method): void {
    world.simulator.faults.add({ ...fault, method, path: `/pipelines/${world.pipeline.pipelineId}/` });
}

const requests = (method: Method) => world.simulator.journal.all().filter((entry) => entry.method === method).length;

describe.each(FAULTS)("$title", ({ title, fault, isTransient }) => {
    it("at a create: one POST that may have been obeyed, and one action in Buddy and in state, or none", async () => {
        world.program.set("a", { repository: "web" });
        strike(fault, "POST");
        const failed = await up(world);
        expectNothingLostOrDoubled(world);
        expect(failed.size).toBe(CREATE_COMES_THROUGH.includes(title) ? 0 : 1);
        expect(requests("POST")).toBe(title === "429" || title === "a rate limit as 403" ? 2 : 1);
        await expectRecovery(world);
    });

    it("at the look before a create: nothing is sent unless Buddy answers", async () => {
        world.program.set("a", {});
        strike(fault, "GET");
        const failed = await up(world);
        expectNothingLostOrDoubled(world);
        const isSilent = title === "an empty answer";
        expect([failed.size, requests("POST")]).toEqual(isSilent ? [1, 0] : [0, 1]);
        await expectRecovery(world);
    });

    it("at an update: the next up makes it good", async () => {
        world.program.set("a", { repository: "web", timeout: 60 });
        await up(world);
        world.program.set("a", { repository: "api" });
        strike(fault, "PATCH");
        const failed = await up(world);
        expectNothingLostOrDoubled(world);
        expect(failed.size).toBe(isTransient || title === "an answer without an id" ? 0 : 1);
        await expectRecovery(world);
    });

    it("at a refresh: state stays as it is", async () => {
        world.program.set("a", { repository: "web" });
        await up(world);
        const before = structuredClone(world.engine.resources.get("a"));
        strike(fault, "GET");
        const failed = await world.engine.refresh();
        expect(failed.size).toBe(isTransient || title === "an answer without an id" ? 0 : 1);
        expect(world.engine.resources.get("a")).toEqual(before);
        await expectRecovery(world);
    });

    it("at a delete: the action is gone from both, or in both", async () => {
        world.program.set("a", {});
        await up(world);
        world.program.delete("a");
        strike(fault, "DELETE");
        const failed = await up(world);
        expectNothingLostOrDoubled(world);
        expect(world.engine.resources.size).toBe(failed.size);
        expect(failed.size).toBe(isTransient || ["an empty answer", "an answer without an id"].includes(title) ? 0 : 1);
        await expectRecovery(world);
    });

    it.each<Method>(["GET", "PATCH"])(
        "at the %s of an adoption: it is adopted by this up or the next",
        async (method) => {
            const theirs = world.simulator.state.addAction(world.pipeline, {
                name: "By hand",
                type: "DOCKERFILE",
                dockerfile_path: "Dockerfile",
            });
            world.program.set("a", { repository: "web", adoptActionId: theirs.id });
            strike(fault, method);
            await up(world);
            await expectAdopted(theirs.id);
            expect(requests("POST")).toBe(0);
        },
    );
});

async function expectAdopted(actionId: number): Promise<void> {
    world.simulator.faults.clear();
    expect([...(await up(world))]).toEqual([]);
    expect(world.engine.resources.get("a")?.outputs["actionId"]).toBe(actionId);
    expect(world.simulator.state.actions(world.pipeline)).toMatchObject([{ id: actionId, repository: "web" }]);
}
