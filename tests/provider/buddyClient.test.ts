import { BuddyClient } from "../../provider/client/buddyClient";
import type { ConnectionFailure } from "../../provider/client/connectionFailure";
import { BuddyApiError, BuddyConnectionError, isNotFound } from "../../provider/client/errors";
import type { HttpResponse } from "../../provider/client/httpResponse";
import type { Failed, Transport, TransportRequest } from "../../provider/client/transport";
import type { Collection, ObjectPath } from "../../provider/client/urls";

const SETTINGS = {
    token: "the-token",
    baseUrl: "https://buddy.test/api",
    timeoutMs: 7000,
    insecure: false,
    maxRetries: 8,
};
const ACTIONS: Collection = {
    noun: "action",
    parent: { workspace: "acme", projectName: "web site", pipelineId: 12 },
};
const ACTION: ObjectPath = { ...ACTIONS, id: 34 };
const BASE = "/workspaces/acme/projects/web%20site/pipelines/12/actions";

const notices: string[] = [];
const OPTIONS = { notify: (text: string) => void notices.push(text), secrets: ["hunter2"] };

beforeEach(() => {
    notices.length = 0;
});

const response = (text: string, status = 200): { response: HttpResponse } => ({
    response: { status, headers: {}, text },
});
const apiError = (status: number, text: string, retries = 0): { failed: Failed } => ({
    failed: { ...response(text, status), retries, isBudgetSpent: false },
});
const connectionError = (part: Partial<ConnectionFailure>, failed: Partial<Failed> = {}): { failed: Failed } => ({
    failed: {
        failure: { code: "", detail: "", stage: "open", ...part },
        retries: 0,
        isBudgetSpent: false,
        ...failed,
    },
});

/** A client on a transport that gives these results, one after the other, and keeps the requests. */
function clientOf(...results: Awaited<ReturnType<Transport["send"]>>[]): {
    client: BuddyClient;
    sent: TransportRequest[];
} {
    const sent: TransportRequest[] = [];
    const send: Transport["send"] = async (request) => {
        sent.push(request);
        return results[sent.length - 1] ?? response("{}");
    };
    return { client: new BuddyClient(SETTINGS, { send }), sent };
}

const errorOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error);

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

    it.each<[Collection["noun"], Collection["parent"], string]>([
        ["integration", { workspace: "acme" }, "workspace"],
        ["pipeline", { workspace: "acme", projectName: "pipelines" }, "workspace, projectName (its name id)"],
        ["action", ACTIONS.parent, "workspace, projectName (its name id), pipelineId"],
    ])("names the inputs that lead to an %s that is not found", async (noun, parent, inputs) => {
        const { client } = clientOf(apiError(404, '{"errors":[{"message":"Not found."}]}'));
        const error = await errorOf(client.list({ noun, parent }, OPTIONS));
        expect(String(error)).toMatch(
            new RegExp(`: 404 Not Found: Not found\\. Check ${inputs.replace(/[()]/g, "\\$&")} and the region\\.$`),
        );
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

describe("a list", () => {
    it("of several pages is read to its end", async () => {
        const page = (id: number) => response(JSON.stringify({ actions: [{ id }], total_page_count: 3 }));
        const { client, sent } = clientOf(page(1), page(2), page(3));
        expect((await client.list(ACTIONS, OPTIONS)).map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(sent.map(({ path }) => path)).toEqual([BASE, `${BASE}?page=2`, `${BASE}?page=3`]);
    });

    it("without actions is an error", async () => {
        expect(await errorOf(clientOf(response("{}")).client.list(ACTIONS, OPTIONS))).toEqual(
            new BuddyConnectionError("list actions in acme/web site/12: the response holds no list of actions.", false),
        );
    });
});

const PROJECT = { workspace: "acme", projectName: "web site" };

describe("a pipeline and an integration", () => {
    it("have their own URLs and messages", async () => {
        const { client, sent } = clientOf(
            response('{"pipelines": [{ "id": 1 }], "total_page_count": 1}'),
            response('{"integrations": [{ "hash_id": "x" }]}'),
            response('{"id": 12}'),
        );
        expect(await client.list({ noun: "pipeline", parent: PROJECT }, OPTIONS)).toEqual([{ id: 1 }]);
        expect(await client.list({ noun: "integration", parent: { workspace: "acme" } }, OPTIONS)).toEqual([
            { hash_id: "x" },
        ]);
        expect(await client.read({ noun: "pipeline", parent: PROJECT, id: 12 }, OPTIONS)).toEqual({ id: 12 });
        for (const request of sent) {
            request.notify("waiting");
        }
        expect(sent.map(({ path }) => path)).toEqual([
            "/workspaces/acme/projects/web%20site/pipelines?page=1&per_page=30&sort_by=id&sort_direction=ASC",
            "/workspaces/acme/integrations",
            "/workspaces/acme/projects/web%20site/pipelines/12",
        ]);
        expect(notices).toEqual([
            "list pipelines in acme/web site: waiting",
            "list integrations in acme: waiting",
            "read pipeline 12 in acme/web site: waiting",
        ]);
    });
});

it("a clean-up is marked in its request", async () => {
    const { client, sent } = clientOf();
    await client.delete(ACTION, { ...OPTIONS, isCleanUp: true });
    expect(sent).toMatchObject([{ isCleanUp: true }]);
});
