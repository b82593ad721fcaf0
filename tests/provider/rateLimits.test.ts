import { systemClock } from "../../provider/client/clock";
import { LONGEST_OPERATION_MS } from "../../provider/client/retryPolicy";
import * as provider from "../../provider/provider";
import type { Fault } from "../../simulator/index";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { createVirtualClock, type VirtualClock } from "../helpers/virtualClock";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";

const ID = "buddy/company-website/1/101";

const simulator = withSimulator();
let clock: VirtualClock;

beforeEach(async () => {
    clock = createVirtualClock();
    jest.spyOn(systemClock, "now").mockImplementation(clock.now);
    jest.spyOn(systemClock, "sleep").mockImplementation(clock.sleep);
    jest.spyOn(Math, "random").mockReturnValue(0);
    await configureProvider(simulator, { "buddyworks:maxRetries": "0" });
});

afterEach(() => jest.restoreAllMocks());

const limit = (headers: Record<string, string>, target: { method?: string; times?: number } = {}): Fault => ({
    kind: "status",
    status: 429,
    headers,
    ...target,
});
const methods = () => simulator.journal.all().map(({ method }) => method);

describe("a burst of rate limits", () => {
    it("fails none of twelve creates in one pipeline, whatever its form", async () => {
        const forms: Fault[] = [
            { kind: "rateLimit", resetSeconds: 1 },
            limit({ "Retry-After": "1" }),
            { kind: "rateLimit403", resetSeconds: 1 },
        ];
        for (let number = 0; number < 20; number += 1) {
            simulator.faults.add(forms[number % forms.length] as Fault);
        }
        const names = Array.from({ length: 12 }, (_, index) => `Build ${index}`);
        const created = await Promise.all(names.map((name) => provider.create({ ...REQUIRED, name })));
        expect(created.map(({ outs }) => outs["name"])).toEqual(names);
        expect(simulator.state.actions(BUILD_IMAGE).map(({ name }) => name)).toEqual(names);
        // One list, refused twenty times, and each create once.
        expect(methods()).toEqual([...Array(21).fill("GET"), ...Array(12).fill("POST")]);
    });

    it("fails none of twelve creates that it meets one by one", async () => {
        await provider.create({ ...REQUIRED, name: "First" });
        simulator.faults.add(limit({ "Retry-After": "1" }, { method: "POST", times: 20 }));
        const names = Array.from({ length: 12 }, (_, index) => `Build ${index}`);
        await Promise.all(names.map((name) => provider.create({ ...REQUIRED, name })));
        const onServer = simulator.state.actions(BUILD_IMAGE).map(({ name }) => name);
        expect(onServer.sort()).toEqual([...names, "First"].sort());
        expect(simulator.journal.writes()).toHaveLength(1 + 20 + 12);
    });

    it("uses none of the retries that all requests share", async () => {
        await configureProvider(simulator, { "buddyworks:maxRetries": "1" });
        const { id, outs } = await provider.create(REQUIRED);
        simulator.faults.add(limit({ "Retry-After": "1" }, { times: 50 }));
        simulator.faults.add({ kind: "status", status: 503 });
        expect(await provider.read(id, outs)).toMatchObject({ id });
    });
});

describe("a rate limit", () => {
    it("delays requests for as long as it says, however long the window", async () => {
        const { id, outs } = await provider.create(REQUIRED); // its responses name a window of an hour
        simulator.faults.add(limit({ "Retry-After": "1" }));
        for (let turn = 0; turn < 3; turn += 1) {
            await provider.read(id, outs);
        }
        expect(clock.waits).toEqual([1000]);
    });

    it("delays requests that begin meanwhile", async () => {
        const { id, outs } = await provider.create(REQUIRED);
        simulator.journal.clear();
        simulator.faults.add(limit({ "Retry-After": "5" }));
        let second: Promise<unknown> = Promise.resolve();
        jest.spyOn(systemClock, "sleep").mockImplementationOnce(async (ms) => {
            second = provider.read(id, outs); // while the first one waits
            await clock.sleep(ms);
        });
        await provider.read(id, outs);
        await second;
        expect(clock.waits).toEqual([5000, 5000]);
        expect(methods()).toEqual(["GET", "GET", "GET"]);
    });

    it("is not waited for in advance, whatever a response says is left", async () => {
        const { id, outs } = await provider.create(REQUIRED);
        const reset = String(Math.ceil(Date.now() / 1000) + 30);
        const headers = { "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": reset };
        simulator.faults.add({ kind: "status", status: 200, headers, body: { id: 101, type: "DOCKERFILE" } });
        await provider.read(id, outs);
        await provider.read(id, outs);
        expect(clock.waits).toEqual([]);
    });

    it("that does not end fails an operation after ten minutes, with one retry per minute", async () => {
        simulator.faults.add(limit({ "Retry-After": "3600" }, { times: Number.POSITIVE_INFINITY }));
        const message = await provider.read(ID, REQUIRED).catch((error: Error) => error.message);
        expect(message).toBe(
            "read action 101 in buddy/company-website/1: 429 Too Many Requests: A fault of the simulator. " +
                "Buddy's rate limit is used up. Run the command again later. Gave up after 10 retries.",
        );
        expect(clock.waits).toEqual(Array(10).fill(60_000));
        expect(methods()).toHaveLength(11);
    });

    it("that other requests prolong fails an operation after ten minutes, too", async () => {
        simulator.faults.add(limit({ "Retry-After": "60" }, { times: Number.POSITIVE_INFINITY }));
        const start = clock.now();
        const reads = [1, 2, 3].map((number) => provider.read(`buddy/company-website/1/${number}`, REQUIRED));
        const messages = await Promise.all(reads.map((read) => read.catch((error: Error) => error.message)));
        expect(messages).toEqual(messages.map(() => expect.stringContaining(": 429 Too Many Requests: ")));
        expect(clock.now() - start).toBe(LONGEST_OPERATION_MS);
    });

    it("of another request is waited for until the operation's ten minutes are over", async () => {
        const { id, outs } = await provider.create(REQUIRED);
        let now = clock.now();
        jest.spyOn(systemClock, "now").mockImplementation(() => now);
        const sleep = jest.spyOn(systemClock, "sleep");
        const isOtherWaiting = new Promise<void>((resolve) => {
            sleep
                .mockImplementationOnce(async () => {
                    now += LONGEST_OPERATION_MS - 20_000;
                    void provider.read(id, outs); // is refused, and pauses all for a minute
                    await isOtherWaiting;
                })
                .mockImplementationOnce(() => {
                    resolve();
                    return new Promise(() => undefined);
                })
                .mockImplementationOnce(async (ms) => {
                    now += ms;
                });
        });
        await configureProvider(simulator, { "buddyworks:maxRetries": "1" });
        simulator.faults.add({ kind: "status", status: 503, headers: { "Retry-After": "60" } });
        simulator.faults.add(limit({ "Retry-After": "60" }));
        expect(await provider.read(id, outs)).toMatchObject({ id });
        expect(sleep.mock.calls.map(([ms]) => ms)).toEqual([60_000, 60_000, 20_000]);
    });

    it("that names no time is retried ever more rarely", async () => {
        simulator.faults.add(limit({ "Retry-After": "0" }, { times: Number.POSITIVE_INFINITY }));
        jest.spyOn(Math, "random").mockReturnValue(0.5);
        await provider.read(ID, REQUIRED).catch(() => undefined);
        expect(methods().length).toBeLessThan(100);
    });
});
