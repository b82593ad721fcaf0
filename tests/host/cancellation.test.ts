import { setTimeout as sleep } from "node:timers/promises";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { failureOf, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();
let host: ProviderHost;

beforeEach(async () => {
    host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterEach(() => host.stop());

const onServer = () => simulator.state.actions(LIVE_MIRROR);

/** Waits until Buddy has received so many requests. */
async function requests(count: number): Promise<void> {
    while (simulator.journal.all().length < count) {
        await sleep(5);
    }
}

describe("the first Ctrl-C", () => {
    it("ends a wait for the rate limit at once, with nothing sent", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 60, times: 9 });
        const creation = failureOf(host.create(MINIMAL_INPUTS));
        await requests(2);
        await sleep(100);
        await host.cancel();
        expect(await creation).toBe("create action in buddy/company-website/2: cancelled. Gave up after 1 retry.");
        expect(onServer()).toEqual([]);
    });

    it("lets a running create finish, so that its id is recorded", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 400 });
        const creation = host.create(MINIMAL_INPUTS);
        await requests(2);
        await host.cancel();
        expect((await creation).id).toBe(`buddy/company-website/2/${onServer()[0]?.id}`);
    });

    it("still recovers creates whose responses were lost", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 200 });
        simulator.faults.add({ kind: "status", method: "POST", status: 500, isApplied: true });
        const creations = [host.create(MINIMAL_INPUTS), host.create({ ...MINIMAL_INPUTS, name: "Other" })];
        await requests(3);
        await host.cancel();
        const ids = (await Promise.all(creations)).map(({ outs }) => outs["actionId"]);
        expect(ids.sort()).toEqual(onServer().map(({ id }) => id));
    });

    it("aborts a read at once", async () => {
        const { id, outs } = await host.create(MINIMAL_INPUTS);
        simulator.faults.add({ kind: "slow", method: "GET", ms: 15_000 });
        const reading = failureOf(host.read(id, outs));
        await requests(3);
        await host.cancel();
        expect(await reading).toBe("read action 101 in buddy/company-website/2: cancelled.");
    });

    it("starts no new request", async () => {
        const { id, outs } = await host.create(MINIMAL_INPUTS);
        await host.cancel();
        const message = await failureOf(host.update(id, outs, { ...MINIMAL_INPUTS, name: "New" }));
        expect(message).toBe("update action 101 in buddy/company-website/2: cancelled.");
        expect(onServer()).toMatchObject([{ name: MINIMAL_INPUTS.name }]);
    });
});

describe("a create that Pulumi can no longer record", () => {
    it("is undone by the host when the engine was killed", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 300 });
        const creation = failureOf(host.create(MINIMAL_INPUTS));
        await requests(2);
        host.stopEngine();
        expect(await creation).toBe(
            "create action in buddy/company-website/2: Pulumi has ended, so action 101 was deleted again.",
        );
        expect(onServer()).toEqual([]);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["POST", "DELETE"]);
    });

    it("is undone by the host, which then exits, after a second Ctrl-C", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 300 });
        const creation = host.create(MINIMAL_INPUTS).catch(() => undefined);
        await requests(2);
        expect(await host.interrupt()).toBe(130);
        await creation;
        expect(onServer()).toEqual([]);
    });

    it("is not sent at all when the engine went away during a wait", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 1, times: 2 });
        const creation = failureOf(host.create(MINIMAL_INPUTS));
        await requests(2);
        host.stopEngine();
        expect(await creation).toBe(
            "create action in buddy/company-website/2: 429 Too Many Requests: Rate limit exceeded. Buddy's rate limit is used up. " +
                "Run the command again later. Gave up after 1 retry.",
        );
        expect(onServer()).toEqual([]);
    });
});

it("the host ends at once on the interrupt that closes every normal run", async () => {
    await host.create(MINIMAL_INPUTS);
    const start = Date.now();
    expect(await host.interrupt()).toBe("SIGINT");
    expect(Date.now() - start).toBeLessThan(2000);
});
