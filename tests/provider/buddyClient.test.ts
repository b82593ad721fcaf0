import { type BuddyClient, createBuddyClient } from "../../provider/client/buddyClient";
import { BuddyRefusal, BuddySilence } from "../../provider/client/errors";
import type { Answer } from "../../provider/client/refusal";
import type { Failed, Request, Transport } from "../../provider/client/transport";

const SETTINGS = {
    token: "the-token",
    baseUrl: "https://buddy.test/api",
    timeoutMs: 7000,
    insecure: false,
    maxRetries: 8,
};
const PIPELINE = { workspace: "acme", projectName: "web site", pipelineId: 12 };
const ACTION = { ...PIPELINE, actionId: 34 };
const BASE = "/workspaces/acme/projects/web%20site/pipelines/12/actions";

const notices: string[] = [];
const OPTIONS = { notify: (text: string) => void notices.push(text), secrets: ["hunter2"] };

beforeEach(() => {
    notices.length = 0;
});

const answer = (text: string, status = 200): { answer: Answer } => ({ answer: { status, headers: {}, text } });
const failed = (part: Partial<Failed>): { failed: Failed } => ({
    failed: { code: "", detail: "", retries: 0, isBudgetSpent: false, ...part },
});

/** A client on a transport that gives these results, one after the other, and keeps what it was asked. */
function clientOf(...results: Awaited<ReturnType<Transport["send"]>>[]): { client: BuddyClient; asked: Request[] } {
    const asked: Request[] = [];
    const send: Transport["send"] = async (request) => {
        asked.push(request);
        return results[asked.length - 1] ?? answer("{}");
    };
    return { client: createBuddyClient(SETTINGS, { send }), asked };
}

const errorOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error);

/** Each call, with the words its messages begin with. */
const CALLS: [string, string, string, (client: BuddyClient) => Promise<unknown>][] = [
    [
        "create action in acme/web site/12",
        "POST",
        BASE,
        (client) => client.createAction(PIPELINE, { name: "n" }, OPTIONS),
    ],
    ["read action 34 in acme/web site/12", "GET", `${BASE}/34`, (client) => client.readAction(ACTION, OPTIONS)],
    [
        "update action 34 in acme/web site/12",
        "PATCH",
        `${BASE}/34`,
        (client) => client.updateAction(ACTION, { name: "n" }, OPTIONS),
    ],
    ["delete action 34 in acme/web site/12", "DELETE", `${BASE}/34`, (client) => client.deleteAction(ACTION, OPTIONS)],
    ["list actions in acme/web site/12", "GET", BASE, (client) => client.listActions(PIPELINE, OPTIONS)],
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
        const error = await errorOf(call(clientOf(failed({ ...answer(words, 400), retries: 1 })).client));
        expect(error).toEqual(
            new BuddyRefusal(`${attempt}: 400 Bad Request: no [secret], no [secret] (after 1 retry)`, 400),
        );
        expect((error as BuddyRefusal).status).toBe(400);
    });

    it("doubts after a silence only what may have taken effect", async () => {
        const lost = await errorOf(call(clientOf(failed({ code: "ECONNRESET", detail: "hunter2 lost" })).client));
        expect(lost).toEqual(
            new BuddySilence(
                `${attempt}: the connection to https://buddy.test/api failed: ECONNRESET [secret] lost`,
                method !== "GET",
            ),
        );
        expect((lost as BuddySilence).mayHaveTakenEffect).toBe(method !== "GET");
        const refused = await errorOf(call(clientOf(failed({ code: "ECONNREFUSED" })).client));
        expect((refused as BuddySilence).mayHaveTakenEffect).toBe(false);
        const cancelled = await errorOf(call(clientOf(failed({ code: "ERR_CANCELED" })).client));
        expect((cancelled as BuddySilence).mayHaveTakenEffect).toBe(false);
    });
});

function bodyOf(method: string): object {
    return method === "POST" || method === "PATCH" ? { body: { name: "n" } } : {};
}

describe("a silence", () => {
    const silence = async (part: Partial<Failed>) => {
        const error = await errorOf(clientOf(failed(part)).client.readAction(ACTION, OPTIONS));
        return (error as Error).message.replace("read action 34 in acme/web site/12: ", "");
    };

    it.each([["ECONNREFUSED"], ["ENOTFOUND"], ["EAI_AGAIN"]])("of %s says that nothing answers", async (code) => {
        expect(await silence({ code, detail: "connect" })).toBe(
            `nothing answers at https://buddy.test/api (${code}) — check buddy:baseUrl, buddy:region and the network`,
        );
    });

    it.each([["ETIMEDOUT"], ["ECONNABORTED"]])("of %s names the setting", async (code) => {
        expect(await silence({ code })).toBe(
            "no answer from https://buddy.test/api within 7 s — buddy:timeout sets how long to wait",
        );
    });

    it("of an untrusted certificate names the remedies", async () => {
        expect(await silence({ code: "DEPTH_ZERO_SELF_SIGNED_CERT", detail: "self-signed certificate" })).toBe(
            "the certificate of https://buddy.test/api is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT) — name your " +
                "authority's PEM file in buddy:caFile, or for a trial set buddy:insecure to true",
        );
    });

    it.each<[Partial<Failed>, string]>([
        [
            { code: "EPIPE", detail: "write EPIPE" },
            "the connection to https://buddy.test/api failed: EPIPE write EPIPE",
        ],
        [{ detail: "odd" }, "the connection to https://buddy.test/api failed: odd"],
        [{ code: "ERR_CANCELED", detail: "canceled" }, "cancelled"],
        [{ code: "ERR_CANCELED", retries: 3 }, "cancelled (after 3 retries)"],
        [
            { code: "EPIPE", isBudgetSpent: true },
            "the connection to https://buddy.test/api failed: EPIPE (no more retries: too many requests failed at once)",
        ],
    ])("of %j is one line", async (part, text) => {
        expect(await silence(part)).toBe(text);
    });
});

describe("an answer that cannot be read", () => {
    it.each([
        ["", "an empty body"],
        [" \n", "an empty body"],
        ["<p>hunter2</p>", '"[secret]"'],
        ["[]", '"[]"'],
    ])("of %j is shown, and may have taken effect", async (text, shown) => {
        const error = await errorOf(clientOf(answer(text)).client.updateAction(ACTION, {}, OPTIONS));
        expect(error).toEqual(
            new BuddySilence(
                `update action 34 in acme/web site/12: 200 with ${shown} instead of JSON — check buddy:baseUrl`,
                true,
            ),
        );
        expect((error as BuddySilence).mayHaveTakenEffect).toBe(true);
    });

    it("does not matter for a delete", async () => {
        await clientOf(answer("", 204)).client.deleteAction(ACTION, OPTIONS);
    });
});

describe("a list", () => {
    it("is reduced to what finds an action, numeric text included and anything else left out", async () => {
        const actions = [
            { id: 1, name: "a", type: "BUILD" },
            { id: "2" },
            { id: 0 },
            { id: "x" },
            { id: 1.5 },
            7,
            null,
        ];
        const { client } = clientOf(answer(JSON.stringify({ actions })));
        expect(await client.listActions(PIPELINE, OPTIONS)).toEqual([
            { id: 1, name: "a", type: "BUILD" },
            { id: 2, name: "", type: "" },
        ]);
    });

    it("of several pages is followed to its end", async () => {
        const page = (id: number) => answer(JSON.stringify({ actions: [{ id }], total_page_count: 3 }));
        const { client, asked } = clientOf(page(1), page(2), page(3));
        expect((await client.listActions(PIPELINE, OPTIONS)).map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(asked.map(({ path }) => path)).toEqual([BASE, `${BASE}?page=2`, `${BASE}?page=3`]);
    });

    it("without actions is no list", async () => {
        expect(await errorOf(clientOf(answer("{}")).client.listActions(PIPELINE, OPTIONS))).toEqual(
            new BuddySilence("list actions in acme/web site/12: the answer holds no list of actions", false),
        );
    });
});

it("passes on that a call cleans up", async () => {
    const { client, asked } = clientOf();
    await client.deleteAction(ACTION, { ...OPTIONS, isCleanUp: true });
    expect(asked).toMatchObject([{ isCleanUp: true }]);
});
