import type { BuddyClient } from "../../provider/client/buddyClient";
import { BuddyApiError, BuddyConnectionError, isNotFound } from "../../provider/client/errors";
import type { Failed } from "../../provider/client/transport";
import {
    ACTION,
    ACTIONS,
    apiError,
    BASE,
    clientOf,
    connectionError,
    errorOf,
    notices,
    OPTIONS,
    response,
} from "./scriptedClient";

/** Each operation, as its messages name it. */
const CALLS: [string, string, string, (client: BuddyClient) => Promise<unknown>][] = [
    ["create action in acme/web site/12", "POST", BASE, (client) => client.create(ACTIONS, { name: "n" }, OPTIONS)],
    ["read action 34 in acme/web site/12", "GET", `${BASE}/34`, (client) => client.read(ACTION, OPTIONS)],
    [
        "update action 34 in acme/web site/12",
        "PATCH",
        `${BASE}/34`,
        (client) => client.update(ACTION, { name: "n" }, OPTIONS),
    ],
    ["delete action 34 in acme/web site/12", "DELETE", `${BASE}/34`, (client) => client.delete(ACTION, OPTIONS)],
    ["list actions in acme/web site/12", "GET", BASE, (client) => client.list(ACTIONS, OPTIONS)],
];

describe.each(CALLS)("the operation %s", (operation, method, path, call) => {
    it("sends its request, with a body only for writes, and names itself in notices", async () => {
        const { client, sent } = clientOf(response('{"actions": []}'));
        await call(client);
        expect(sent).toEqual([{ method, path, notify: expect.any(Function), ...bodyOf(method) }]);
        sent[0]?.notify("waiting");
        expect(notices).toEqual([`${operation}: waiting`]);
    });

    it("fails with the status and Buddy's words, without secrets", async () => {
        const words = '{"errors":[{"message":"no hunter2, no the-token"}]}';
        const error = await errorOf(call(clientOf(apiError(400, words, 1)).client));
        expect(error).toEqual(
            new BuddyApiError(`${operation}: 400 Bad Request: no [secret], no [secret]. Gave up after 1 retry.`, 400),
        );
        expect((error as BuddyApiError).status).toBe(400);
    });

    it("may have been processed after a connection error only if it is a write", async () => {
        const broken = await errorOf(
            call(clientOf(connectionError({ code: "ECONNRESET", detail: "hunter2 lost" })).client),
        );
        expect(broken).toEqual(
            new BuddyConnectionError(
                `${operation}: the connection to https://buddy.test/api failed: ECONNRESET [secret] lost.`,
                method !== "GET",
            ),
        );
        expect((broken as BuddyConnectionError).mayHaveBeenProcessed).toBe(method !== "GET");
        const unconnected = await errorOf(
            call(clientOf(connectionError({ code: "ECONNRESET", stage: "handshake" })).client),
        );
        expect((unconnected as BuddyConnectionError).mayHaveBeenProcessed).toBe(false);
        const unsent = await errorOf(
            call(clientOf(connectionError({ code: "cancelled", stage: "connecting" })).client),
        );
        expect((unsent as BuddyConnectionError).mayHaveBeenProcessed).toBe(false);
    });

    it('reports "not found" only for a 404 with Buddy\'s errors', async () => {
        const gone = await errorOf(call(clientOf(apiError(404, '{"errors":[{"message":"Not found."}]}')).client));
        expect([gone, isNotFound(gone)]).toEqual([
            new BuddyApiError(
                `${operation}: 404 Not Found: Not found. Check workspace, projectName (its name id), pipelineId and ` +
                    "the region.",
                404,
            ),
            true,
        ]);
        const page = await errorOf(call(clientOf(apiError(404, "<h1>hunter2</h1>", 1)).client));
        expect([page, isNotFound(page)]).toEqual([
            new BuddyConnectionError(
                `${operation}: 404 Not Found: [secret]. This is not Buddy's own 404, so nothing counts as deleted. ` +
                    "Check that buddyworks:baseUrl is the address of Buddy's API (self-hosted: with /api at its end), " +
                    "and what responds in between, such as a proxy. Gave up after 1 retry.",
                method !== "GET",
            ),
            false,
        ]);
        expect((page as BuddyConnectionError).mayHaveBeenProcessed).toBe(method !== "GET");
    });
});

function bodyOf(method: string): object {
    return method === "POST" || method === "PATCH" ? { body: { name: "n" } } : {};
}

describe("a connection error", () => {
    it.each<[string, { failed: Failed }, string]>([
        ["a cancellation", connectionError({ code: "cancelled", stage: "connecting" }), "cancelled."],
        [
            "a cancelled wait",
            connectionError({ code: "cancelled" }, { retries: 3 }),
            "cancelled. Gave up after 3 retries.",
        ],
        [
            "a spent budget",
            connectionError({ code: "EPIPE" }, { isBudgetSpent: true }),
            "the connection to https://buddy.test/api failed: EPIPE. Not retried, because too many " +
                "requests failed at once.",
        ],
    ])("after %s says how often it was retried", async (_title, result, text) => {
        const error = await errorOf(clientOf(result).client.read(ACTION, OPTIONS));
        expect((error as Error).message).toBe(`read action 34 in acme/web site/12: ${text}`);
    });
});

describe("a response that cannot be read", () => {
    it.each([
        ["", "an empty body"],
        [" \n", "an empty body"],
        ["<p>hunter2</p>", '"[secret]"'],
        ["[]", '"[]"'],
    ])("of %j is shown, and its update may have been processed", async (text, shown) => {
        const error = await errorOf(clientOf(response(text)).client.update(ACTION, {}, OPTIONS));
        expect(error).toEqual(
            new BuddyConnectionError(
                `update action 34 in acme/web site/12: 200 with ${shown} instead of JSON. Check buddyworks:baseUrl.`,
                true,
            ),
        );
        expect((error as BuddyConnectionError).mayHaveBeenProcessed).toBe(true);
    });

    it.each([
        [204, ""],
        [200, " \n"],
        [202, "{}"],
        [200, '{"id": 34}'],
    ])("is none for a delete if it is %i with %j", async (status, text) => {
        await clientOf(response(text, status)).client.delete(ACTION, OPTIONS);
    });

    it.each([
        [200, "<h1>Log in, hunter2</h1>", "Log in, [secret]"],
        [202, "Accepted", "Accepted"],
        [200, "[]", "[]"],
    ])("fails a delete if it is %i with %j", async (status, text, shown) => {
        const error = await errorOf(clientOf(response(text, status)).client.delete(ACTION, OPTIONS));
        const what = `delete action 34 in acme/web site/12: ${status} with "${shown}" instead of JSON`;
        expect(error).toEqual(new BuddyConnectionError(`${what}. Check buddyworks:baseUrl.`, true));
    });
});
