import { PartialFailure } from "../../provider/client/errors";
import { guarded } from "../../provider/host/guard";

const properties = { __provider: "text", login: "me", password: "hunter2", name: "n" };

const thrownBy = (error: unknown) =>
    guarded({ properties }, async () => {
        throw error;
    }).catch((thrown: unknown) => thrown as Error & Record<string, unknown>);

describe("the guard around every handler", () => {
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
        const result = await guarded({ properties }, async () =>
            Object.freeze({ id: "x", outs: { a: undefined, b: 1 } }),
        );
        expect(result).toEqual({ id: "x", outs: { b: 1 } });
        expect(Object.isFrozen(result)).toBe(false);
    });
});
