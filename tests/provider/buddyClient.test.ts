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

const answer = (text: string, status = 200): { response: HttpResponse } => ({
    response: { status, headers: {}, text },
});
const refused = (status: number, text: string, retries = 0): { failed: Failed } => ({
    failed: { ...answer(text, status), retries, isBudgetSpent: false },
});
const lost = (part: Partial<ConnectionFailure>, course: Partial<Failed> = {}): { failed: Failed } => ({
    failed: {
        failure: { code: "", detail: "", stage: "open", ...part },
        retries: 0,
        isBudgetSpent: false,
        ...course,
    },
});

/** A client on a transport that gives these results, one after the other, and keeps what it was asked. */
function clientOf(...results: Awaited<ReturnType<Transport["send"]>>[]): {
    client: BuddyClient;
    asked: TransportRequest[];
} {
    const asked: TransportRequest[] = [];
    const send: Transport["send"] = async (request) => {
        asked.push(request);
        return results[asked.length - 1] ?? answer("{}");
    };
    return { client: new BuddyClient(SETTINGS, { send }), asked };
}

const errorOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error);

/** Each call, with the words its messages begin with. */
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

describe.each(CALLS)("to %s", (attempt, method, path, call) => {
    it("asks the right address, with a body for writes only, and passes waits on under its name", async () => {
        const { client, asked } = clientOf(answer('{"actions": []}'));
        await call(client);
        expect(asked).toEqual([{ method, path, notify: expect.any(Function), ...bodyOf(method) }]);
        asked[0]?.notify("waiting");
        expect(notices).toEqual([`${attempt}: waiting`]);
    });

    it("gives a refusal its status and Buddy's words, without secrets", async () => {
        const words = '{"errors":[{"message":"no hunter2, no the-token"}]}';
        const error = await errorOf(call(clientOf(refused(400, words, 1)).client));
        expect(error).toEqual(
            new BuddyApiError(`${attempt}: 400 Bad Request: no [secret], no [secret]. Gave up after 1 retry.`, 400),
        );
        expect((error as BuddyApiError).status).toBe(400);
    });

    it("doubts after a silence only what may have taken effect", async () => {
        const cut = await errorOf(call(clientOf(lost({ code: "ECONNRESET", detail: "hunter2 lost" })).client));
        expect(cut).toEqual(
            new BuddyConnectionError(
                `${attempt}: the connection to https://buddy.test/api failed: ECONNRESET [secret] lost.`,
                method !== "GET",
            ),
        );
        expect((cut as BuddyConnectionError).mayHaveBeenProcessed).toBe(method !== "GET");
        const shaken = await errorOf(call(clientOf(lost({ code: "ECONNRESET", stage: "handshake" })).client));
        expect((shaken as BuddyConnectionError).mayHaveBeenProcessed).toBe(false);
        const unsent = await errorOf(call(clientOf(lost({ code: "cancelled", stage: "connecting" })).client));
        expect((unsent as BuddyConnectionError).mayHaveBeenProcessed).toBe(false);
    });

    it("takes only a 404 with Buddy's errors for gone, and doubts after any other what may have taken effect", async () => {
        const gone = await errorOf(call(clientOf(refused(404, '{"errors":[{"message":"Not found."}]}')).client));
        expect([gone, isNotFound(gone)]).toEqual([
            new BuddyApiError(
                `${attempt}: 404 Not Found: Not found. Check workspace, projectName (its name id), pipelineId and ` +
                    "the region.",
                404,
            ),
            true,
        ]);
        const page = await errorOf(call(clientOf(refused(404, "<h1>hunter2</h1>", 1)).client));
        expect([page, isNotFound(page)]).toEqual([
            new BuddyConnectionError(
                `${attempt}: 404 Not Found: [secret]. This is not Buddy's own 404, so nothing counts as deleted. ` +
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

describe("a silence", () => {
    it.each<[string, { failed: Failed }, string]>([
        ["a cancellation", lost({ code: "cancelled", stage: "connecting" }), "cancelled."],
        ["a cancelled wait", lost({ code: "cancelled" }, { retries: 3 }), "cancelled. Gave up after 3 retries."],
        [
            "a spent budget",
            lost({ code: "EPIPE" }, { isBudgetSpent: true }),
            "the connection to https://buddy.test/api failed: EPIPE. Not retried, because too many " +
                "requests failed at once.",
        ],
    ])("after %s says how often it was tried", async (_title, result, text) => {
        const error = await errorOf(clientOf(result).client.read(ACTION, OPTIONS));
        expect((error as Error).message).toBe(`read action 34 in acme/web site/12: ${text}`);
    });
});

describe("an answer that cannot be read", () => {
    it.each([
        ["", "an empty body"],
        [" \n", "an empty body"],
        ["<p>hunter2</p>", '"[secret]"'],
        ["[]", '"[]"'],
    ])("of %j is shown, and may have taken effect", async (text, shown) => {
        const error = await errorOf(clientOf(answer(text)).client.update(ACTION, {}, OPTIONS));
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
    ])("is none for a delete that is answered with %i and %j", async (status, text) => {
        await clientOf(answer(text, status)).client.delete(ACTION, OPTIONS);
    });

    it.each([
        [200, "<h1>Log in, hunter2</h1>", "Log in, [secret]"],
        [202, "Accepted", "Accepted"],
        [200, "[]", "[]"],
    ])("fails a delete that is answered with %i and %j", async (status, text, shown) => {
        const error = await errorOf(clientOf(answer(text, status)).client.delete(ACTION, OPTIONS));
        const what = `delete action 34 in acme/web site/12: ${status} with "${shown}" instead of JSON`;
        expect(error).toEqual(new BuddyConnectionError(`${what}. Check buddyworks:baseUrl.`, true));
    });
});

describe("a list", () => {
    it("of several pages is followed to its end", async () => {
        const page = (id: number) => answer(JSON.stringify({ actions: [{ id }], total_page_count: 3 }));
        const { client, asked } = clientOf(page(1), page(2), page(3));
        expect((await client.list(ACTIONS, OPTIONS)).map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(asked.map(({ path }) => path)).toEqual([BASE, `${BASE}?page=2`, `${BASE}?page=3`]);
    });

    it("without actions is no list", async () => {
        expect(await errorOf(clientOf(answer("{}")).client.list(ACTIONS, OPTIONS))).toEqual(
            new BuddyConnectionError("list actions in acme/web site/12: the response holds no list of actions.", false),
        );
    });
});

const PROJECT = { workspace: "acme", projectName: "web site" };

describe("a pipeline and an integration", () => {
    it("have their own addresses and words", async () => {
        const { client, asked } = clientOf(
            answer('{"pipelines": [{ "id": 1 }], "total_page_count": 1}'),
            answer('{"integrations": [{ "hash_id": "x" }]}'),
            answer('{"id": 12}'),
        );
        expect(await client.list({ noun: "pipeline", parent: PROJECT }, OPTIONS)).toEqual([{ id: 1 }]);
        expect(await client.list({ noun: "integration", parent: { workspace: "acme" } }, OPTIONS)).toEqual([
            { hash_id: "x" },
        ]);
        expect(await client.read({ noun: "pipeline", parent: PROJECT, id: 12 }, OPTIONS)).toEqual({ id: 12 });
        for (const request of asked) {
            request.notify("waiting");
        }
        expect(asked.map(({ path }) => path)).toEqual([
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

it("passes on that a call cleans up", async () => {
    const { client, asked } = clientOf();
    await client.delete(ACTION, { ...OPTIONS, isCleanUp: true });
    expect(asked).toMatchObject([{ isCleanUp: true }]);
});
