import fc from "fast-check";
import type { HttpResponse } from "../../provider/client/httpResponse";
import { apiErrorMessage, errors, response, SCOPE_ADVICE, TOKEN_ADVICE } from "./apiErrors";

describe("Buddy's words in the message", () => {
    const shown = (given: HttpResponse, secrets: string[] = []) => apiErrorMessage(given, { secrets });

    it("are at most 500 characters, however many messages there are", () => {
        expect(shown(response(640, errors("x".repeat(500))))).toBe(`640: ${"x".repeat(500)}.`);
        expect(shown(response(640, errors("x".repeat(501))))).toBe(`640: ${"x".repeat(499)}…`);
        expect(shown(response(640, errors(...Array(1000).fill("No."))))).toBe(`640: ${"No.; ".repeat(99)}No.;…`);
        expect(shown(response(640, JSON.stringify({ error: "e".repeat(400), message: "m".repeat(400) })))).toBe(
            `640: ${"e".repeat(400)}: ${"m".repeat(97)}…`,
        );
    });

    it("leave the rest of the 500 characters to the headers", () => {
        const headers = { "x-0auth-scopes": "A".repeat(300), "x-accepted-0auth-scopes": "B".repeat(300) };
        expect(shown(response(403, errors("No."), headers))).toBe(
            `403 Forbidden: No. ${SCOPE_ADVICE} The token has ${"A".repeat(300)}. Buddy accepts ` +
                `${"B".repeat(196)}…`,
        );
        expect(shown(response(403, errors("x".repeat(600)), headers))).toBe(
            `403 Forbidden: ${"x".repeat(499)}… ${SCOPE_ADVICE}`,
        );
    });

    it("are cut between characters, not within one", () => {
        expect(shown(response(640, errors(`${"x".repeat(498)}🚀🚀`)))).toBe(`640: ${"x".repeat(498)}…`);
        expect(shown(response(640, `${"x".repeat(198)}🚀🚀`))).toBe(`640: ${"x".repeat(198)}…`);
    });

    it.each([
        ["control characters", "a\u0000b\u001b[31mc\u007fd"],
        ["C1 control characters", "a\u0085b\u009b31mc"],
        ["characters that change the direction", "a\u202eb\u2066c\u200fd\u061ce"],
        ["characters without width", "a\u200bb\u200dc\ufeffd\u2060e\u00adf"],
        ["invisible tags", "a\u{e0041}b\u{e007f}c"],
        ["separators of lines and paragraphs", "a\u2028b\u2029c\r\nd"],
        ["halves of pairs", "a\ud83db\udc00c"],
    ])("have a blank instead of %s", (_title, text) => {
        const line = text.replace(/[^!-~]+/gu, " ");
        expect(shown(response(640, errors(text)))).toBe(`640: ${line}.`);
        expect(shown(response(640, `<h1>${text}</h1>`))).toBe(`640: ${line}.`);
        expect(shown(response(401, "", { "x-0auth-scopes": text }))).toBe(
            `401 Unauthorized. ${TOKEN_ADVICE} The token has ${line}.`,
        );
    });

    it("are at most 500 printable characters, whatever the response", () => {
        const anything = fc.string({ unit: "binary", maxLength: 600 });
        const bodies = fc.oneof(
            anything,
            fc.array(anything, { maxLength: 4 }).map((messages) => errors(...messages)),
            fc.record({ error: anything, message: anything }).map((body) => JSON.stringify(body)),
        );
        fc.assert(
            fc.property(bodies, (body) => {
                const text = shown(response(640, body));
                expect(text.length).toBeLessThanOrEqual("640: .".length + 500);
                expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
            }),
        );
    });
});

describe("a secret in a response", () => {
    const secret = "hunter2-from-a-vault";

    it.each<[string, HttpResponse, string]>([
        ["a message", response(640, errors(`value ${secret} is refused`)), "640: value [secret] is refused."],
        [
            "OAuth's form of an error",
            response(640, JSON.stringify({ error: secret, error_description: `${secret}!` })),
            "640: [secret]: [secret]!",
        ],
        ["a page", response(640, `<p>value <b>${secret}</b></p>`), "640: value [secret]."],
        [
            "JSON of another form",
            response(640, `{"got":{"password":"${secret}"}}`),
            '640: {"got":{"password":"[secret]"}}.',
        ],
        [
            "a header",
            response(401, "", { "x-0auth-scopes": `WORKSPACE,${secret}` }),
            `401 Unauthorized. ${TOKEN_ADVICE} The token has WORKSPACE,[secret].`,
        ],
        [
            "a text that is cut within it",
            response(640, `${"x".repeat(190)} ${secret}`),
            `640: ${"x".repeat(190)} [secret].`,
        ],
        [
            "a message that is read only up to within it",
            response(640, errors(`${" ".repeat(16 * 1024 - 10)}${secret}`)),
            "640: [secret].",
        ],
    ])("is masked in %s", (_title, given, text) => {
        expect(apiErrorMessage(given, { secrets: [secret] })).toBe(text);
    });

    it("is masked when only the removal of tags joins it", () => {
        expect(
            apiErrorMessage(response(640, "<p>correct<br>horse<i> </i>battery</p>"), {
                secrets: ["correct horse battery"],
            }),
        ).toBe("640: [secret].");
    });

    it("is masked before tags are removed, because it may hold tags", () => {
        expect(apiErrorMessage(response(640, "value pa<b>hunter2</b>ss"), { secrets: ["pa<b>hunter2</b>ss"] })).toBe(
            "640: value [secret].",
        );
    });

    it("does not hide the fix", () => {
        expect(apiErrorMessage(response(403, errors("API is disabled")), { secrets: ["disabled"] })).toBe(
            "403 Forbidden: API is [secret]. Switch the API on in the workspace's settings, under Security.",
        );
    });

    it("is not masked in our own words, where a mask would tell what the secret is", () => {
        expect(apiErrorMessage(response(403, errors("No.")), { secrets: ["a", "token", "scope"] })).toBe(
            `403 Forbidden: No. ${SCOPE_ADVICE}`,
        );
    });

    it("is masked after JSON is read, so that a secret like a JSON key hides no message", () => {
        expect(
            apiErrorMessage(response(640, errors("No message.")), { secrets: ["errors", "message", '":"', "{"] }),
        ).toBe("640: No [secret].");
    });
});
