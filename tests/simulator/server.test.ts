import { Agent, get } from "node:http";
import { startSimulator } from "../../simulator";
import { createRateLimit } from "../../simulator/rateLimit";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL } from "./client";

const simulator = withSimulator({ token: "own-token" });

describe("the journal", () => {
    it("keeps method, path, headers without the token, body and status", async () => {
        await call(simulator, { method: "POST", path: ACTIONS, body: MINIMAL, headers: { "X-Test": "yes" } });

        const [entry] = simulator.journal.all();
        expect(entry).toMatchObject({ method: "POST", path: ACTIONS, target: ACTIONS, body: MINIMAL, status: 201 });
        expect(entry?.headers).toMatchObject({ "x-test": "yes", "content-type": "application/json" });
        expect(JSON.stringify(entry)).not.toContain("own-token");
    });

    it("holds bodies up to 64 KiB, and of larger ones the size", async () => {
        const body = (bytes: number) => {
            const { length } = JSON.stringify({ ...MINIMAL, repository: "" });
            return JSON.stringify({ ...MINIMAL, repository: "x".repeat(bytes - length) });
        };
        await call(simulator, { method: "POST", path: ACTIONS, body: body(64 * 1024) });
        await call(simulator, { method: "POST", path: ACTIONS, body: body(64 * 1024 + 1) });

        expect(simulator.journal.all()).toMatchObject([
            { status: 201, body: JSON.parse(body(64 * 1024)), bodyBytes: 64 * 1024 },
            { status: 201, body: undefined, bodyBytes: 64 * 1024 + 1 },
        ]);
    });

    it("distinguishes writes from reads", async () => {
        const { id } = await create(simulator);
        await call(simulator, { path: ACTIONS });
        await call(simulator, { method: "DELETE", path: `${ACTIONS}/${id}` });

        expect(simulator.journal.all().map(({ method }) => method)).toEqual(["POST", "GET", "DELETE"]);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["POST", "DELETE"]);
        simulator.journal.clear();
        expect(simulator.journal.all()).toEqual([]);
    });

    it("numbers connections, so that a new one can be distinguished", async () => {
        const agent = new Agent({ keepAlive: true });
        for (const options of [{ agent: false }, { agent: false }, { agent }, { agent }] as const) {
            await new Promise((resolve) => {
                get(simulator.url, options, (response) => response.resume().once("end", resolve));
            });
        }
        agent.destroy();
        expect(simulator.journal.all().map(({ connection }) => connection)).toEqual([1, 2, 3, 3]);
    });

    it("calls a listener for each response", async () => {
        const seen: string[] = [];
        simulator.journal.watch(({ method, status }) => seen.push(`${method} ${status}`));

        await call(simulator, { path: ACTIONS });
        await call(simulator, { path: "/workspaces/nobody" });

        expect(seen).toEqual(["GET 200", "GET 404"]);
    });
});

describe("the server", () => {
    it("sends rate limit headers with every response", async () => {
        const first = await call(simulator, { path: ACTIONS });
        const second = await call(simulator, { path: ACTIONS, headers: { Authorization: "" } });

        const limits = [first, second].map(({ headers }) => [
            headers.get("x-rate-limit-limit"),
            headers.get("x-rate-limit-remaining"),
        ]);
        expect(limits).toEqual([
            ["10000", "9999"],
            ["10000", "9998"],
        ]);
        expect(Number(first.headers.get("x-rate-limit-reset"))).toBeGreaterThan(Date.now() / 1000);
    });

    it("never comes near its rate limit, however many requests there are", () => {
        const rateLimit = createRateLimit();
        const remaining = Array.from({ length: 25_000 }, () =>
            Number(rateLimit.headers({ rateLimitHeaders: "reset" })["X-Rate-Limit-Remaining"]),
        );

        expect([Math.min(...remaining), Math.max(...remaining)]).toEqual([5000, 9999]);
    });

    it("delays responses by latencyMs", async () => {
        const slow = await startSimulator({ latencyMs: 80 });
        const start = performance.now();

        await call(slow, { path: ACTIONS });
        const took = performance.now() - start;
        await slow.close();

        expect(took).toBeGreaterThanOrEqual(79);
    });

    it("reports a port that is in use", async () => {
        const port = Number(new URL(simulator.url).port);

        await expect(startSimulator({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    });

    it("closes connections that wait for a response", async () => {
        const slow = await startSimulator({ latencyMs: 60_000 });
        const waiting = call(slow, { path: ACTIONS }).catch((error: Error) => error.message);
        while (slow.journal.all().length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }

        await slow.close();

        expect(await waiting).toBe("fetch failed");
    });
});
