import { withSimulator } from "../helpers/withSimulator";
import type { ApiResponse } from "./client";
import { ACTIONS, call, create, MINIMAL, messages, names } from "./client";

const simulator = withSimulator();

function post(): Promise<ApiResponse> {
    return call(simulator, { method: "POST", path: ACTIONS, body: MINIMAL });
}

describe("faults before the request takes effect", () => {
    it("return any status with a message in Buddy's form", async () => {
        simulator.faults.add({ kind: "status", status: 500 });

        const response = await post();

        expect([response.status, messages(response), names(simulator)]).toEqual([
            500,
            ["A fault of the simulator."],
            [],
        ]);
    });

    it("return a given body, headers and content type", async () => {
        simulator.faults.add({
            kind: "status",
            status: 403,
            body: { error: "access_denied" },
            headers: { "X-0Auth-Scopes": "WORKSPACE" },
        });
        simulator.faults.add({ kind: "status", status: 200, body: "{", contentType: "application/json" });

        const first = await post();
        const second = await fetch(`${simulator.url}${ACTIONS}`);

        expect([first.status, first.body, first.headers.get("x-0auth-scopes")]).toEqual([
            403,
            { error: "access_denied" },
            "WORKSPACE",
        ]);
        expect([second.status, second.headers.get("content-type"), await second.text()]).toEqual([
            200,
            "application/json",
            "{",
        ]);
    });

    it.each([
        ["rateLimit" as const, 429],
        ["rateLimit403" as const, 403],
    ])("return %s as %i with the time of the reset", async (kind, status) => {
        simulator.faults.add({ kind, resetSeconds: 30 });
        const now = Math.floor(Date.now() / 1000);

        const response = await post();

        expect([response.status, messages(response), response.headers.get("x-rate-limit-remaining")]).toEqual([
            status,
            ["Rate limit exceeded."],
            "0",
        ]);
        const wait = Number(response.headers.get("x-rate-limit-reset")) - now;
        expect([wait >= 30, wait <= 33, names(simulator)]).toEqual([true, true, []]);
    });

    it("return 502 with a page", async () => {
        simulator.faults.add({ kind: "html" });

        const response = await post();

        expect([response.status, response.headers.get("content-type"), names(simulator)]).toEqual([
            502,
            "text/html; charset=utf-8",
            [],
        ]);
        expect(response.text).toContain("<h1>502 Bad Gateway</h1>");
    });

    it("cut the connection", async () => {
        simulator.faults.add({ kind: "cutBefore" });

        await expect(post()).rejects.toHaveProperty("message", "fetch failed");
        expect(names(simulator)).toEqual([]);
        expect(simulator.journal.writes()).toMatchObject([{ method: "POST", path: ACTIONS, status: 0 }]);
    });
});

describe("faults after the request took effect", () => {
    it("cut the connection before the response", async () => {
        simulator.faults.add({ kind: "cutAfter" });

        await expect(post()).rejects.toHaveProperty("message", "fetch failed");
        expect(names(simulator)).toEqual(["Build"]);
    });

    it("cut the connection in the middle of the body", async () => {
        simulator.faults.add({ kind: "cutBody" });

        await expect(post()).rejects.toHaveProperty("message", "terminated");
        expect(names(simulator)).toEqual(["Build"]);
    });

    it("cut the connection of a removal, which has no body", async () => {
        const { id } = await create(simulator);
        simulator.faults.add({ kind: "cutBody" });

        await expect(call(simulator, { method: "DELETE", path: `${ACTIONS}/${id}` })).rejects.toHaveProperty(
            "message",
            "fetch failed",
        );
        expect(names(simulator)).toEqual([]);
    });

    it("return the right status without a body", async () => {
        simulator.faults.add({ kind: "emptyBody" });

        const response = await post();

        expect([response.status, response.text, names(simulator)]).toEqual([201, "", ["Build"]]);
    });

    it("return a body without an id", async () => {
        simulator.faults.add({ kind: "noId" });

        const response = await post();

        expect([response.status, response.body["name"], "id" in response.body, names(simulator)]).toEqual([
            201,
            "Build",
            false,
            ["Build"],
        ]);
    });

    it("delay the response, while a write takes effect at once", async () => {
        simulator.faults.add({ kind: "slow", ms: 60_000 });
        const abort = new AbortController();

        const waiting = fetch(`${simulator.url}${ACTIONS}`, {
            method: "POST",
            signal: abort.signal,
            headers: { Authorization: `Bearer ${simulator.token}`, "Content-Type": "application/json" },
            body: JSON.stringify(MINIMAL),
        }).catch((error: Error) => error.name);
        while (names(simulator).length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 5));
        }
        abort.abort();

        expect(await waiting).toBe("AbortError");
    });
});

describe("the choice of requests", () => {
    it("depends on method, path and the order in which faults were added", async () => {
        simulator.faults.add({ kind: "status", status: 501, method: "delete" });
        simulator.faults.add({ kind: "status", status: 502, path: /\/pipelines\/1\//g });
        simulator.faults.add({ kind: "status", status: 503, path: "/pipelines/2/", times: 2 });
        simulator.faults.add({ kind: "status", status: 504 });

        const statuses: number[] = [];
        for (let attempt = 0; attempt < 4; attempt += 1) {
            statuses.push((await call(simulator, { path: ACTIONS })).status);
        }

        expect(statuses).toEqual([503, 503, 504, 200]);
        expect(simulator.faults.pending()).toMatchObject([{ status: 501 }, { status: 502 }]);
    });

    it("can include all requests until the faults are cleared", async () => {
        simulator.faults.add({ kind: "status", status: 500, times: Number.POSITIVE_INFINITY });
        const before = [(await post()).status, (await post()).status];
        simulator.faults.clear();

        expect([...before, (await post()).status]).toEqual([500, 500, 201]);
    });

    it("does not include pages", async () => {
        simulator.faults.add({ kind: "status", status: 500 });

        expect((await fetch(simulator.url)).status).toBe(200);
        expect((await post()).status).toBe(500);
    });
});
