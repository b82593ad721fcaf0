import { PartialFailure } from "../../provider/operations/partialFailure";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { wrapHandler } from "../../provider/wrapHandler";

const { fields } = dockerfileAction;
const properties = { __provider: "text", login: "me", password: "hunter2", name: "n" };

const thrownBy = (error: unknown) =>
    wrapHandler({ fields, properties }, async () => {
        throw error;
    }).catch((thrown: unknown) => thrown as Error & Record<string, unknown>);

describe("the wrapper around every handler", () => {
    it.each([
        [null, "unknown error"],
        [undefined, "unknown error"],
        ["text", "text"],
        [404, "unknown error"],
        [Object.assign(new Error("no"), { code: 404, metadata: {} }), "no"],
        [new Error("login me hunter2 failed"), "login me [secret] failed"],
    ])("turns the throw of %p into a plain Error", async (thrown, message) => {
        const error = await thrownBy(thrown);
        expect(error).toBeInstanceOf(Error);
        expect((error as Error).message).toBe(message);
        expect((error as Error).stack).toBe("");
        expect(Object.keys(error as Error)).toEqual([]);
    });

    it("gives a partial failure its id, plain properties and the provider's text", async () => {
        const error = await thrownBy(new PartialFailure("lost hunter2", "a/b/1/2", { name: "n", when: undefined }));
        expect(error).toMatchObject({
            message: "lost [secret]",
            id: "a/b/1/2",
            properties: { name: "n", __provider: "text" },
            reasons: ["lost [secret]"],
        });
    });

    it("returns fresh plain JSON", async () => {
        const result = await wrapHandler({ fields, properties }, async () =>
            Object.freeze({ id: "x", outs: { a: undefined, b: 1 } }),
        );
        expect(result).toEqual({ id: "x", outs: { b: 1 } });
        expect(Object.isFrozen(result)).toBe(false);
    });
});

describe("a message that leaves a handler", () => {
    const PLACE = { workspace: "acme", projectName: "website", pipelineId: 1234 };
    const messageOf = (message: string, news: object, olds: object = {}) =>
        wrapHandler({ fields, properties: { ...PLACE, ...news }, olds: { ...PLACE, ...olds } }, async () => {
            throw new Error(message);
        }).catch((error: Error) => error.message);

    it("holds neither the new secrets nor the old ones", async () => {
        const variables = (value: string) => [
            { key: "K", type: "VAR", value, encrypted: true, passphrase: `${value}-pass` },
        ];
        const news = { password: "new-password", variables: variables("new-value") };
        const olds = { password: "old-password", variables: variables("old-value") };
        expect(
            await messageOf(
                "new-password old-password, new-value old-value, new-value-pass old-value-pass",
                news,
                olds,
            ),
        ).toBe("[secret] [secret], [secret] [secret], [secret] [secret]");
    });

    it("holds no secret in another spelling either", async () => {
        expect(await messageOf('look for "pa\\"ss  word"', { password: 'pa"ss word\n' })).toBe('look for "[secret]"');
    });

    it.each([
        ["a letter", "a"],
        ["the workspace", "acme"],
        ["the project", "website"],
        ["the pipeline's number", "1234"],
        ["the action's number", "5678"],
    ])("keeps its public words when the password is %s", async (_title, password) => {
        const message = "update action 5678 in acme/website/1234: the token lacks a scope";
        expect(await messageOf(message, { password })).toBe(message);
        expect(await messageOf(message, {}, { password })).toBe(message);
    });

    it("has the password masked outside of public words", async () => {
        expect(await messageOf('action "acme" in acme/website/1234', { password: "acme" })).toBe(
            'action "[secret]" in acme/website/1234',
        );
    });

    it("spells out unprintable characters, and keeps its lines", async () => {
        expect(await messageOf("a\u202eb\u0007c\nd\u{e0041}", {})).toBe("a\\u202eb\\u0007c\nd\\u{e0041}");
    });
});
