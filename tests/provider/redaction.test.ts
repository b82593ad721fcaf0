import { redact, secretTexts, sensitiveTexts } from "../../provider/client/redaction";
import type { JsonObject } from "../../provider/json";

describe("redaction", () => {
    it("covers password, encrypted values, passphrases, build arguments and variables' values, longest first", () => {
        const inputs = {
            password: "pw",
            buildArgs: { TOKEN: "abcd", V: "1" },
            variables: [
                { key: "K", value: "hidden", encrypted: true },
                { key: "P", value: "plain-value", passphrase: "pp" },
            ],
        };
        expect(redact("pw abcd hidden plain-value pp 1 K TOKEN", sensitiveTexts(inputs))).toBe(
            "[secret] [secret] [secret] [secret] [secret] 1 K TOKEN",
        );
        expect(redact("abcdef", ["abc", "abcdef"])).toBe("[secret]");
    });

    it("masks nothing for an empty secret", () => {
        expect(redact("one two", ["", "two"])).toBe("one [secret]");
    });
});

describe("texts that are secret whoever wrote them", () => {
    it.each<[string, JsonObject, string[]]>([
        ["none of an action without any", {}, []],
        ["no password that is unset", { password: null, variables: null }, []],
        ["the password", { password: "pw" }, ["pw"]],
        [
            "the value of an encrypted variable only",
            {
                variables: [
                    { value: "sealed", encrypted: true },
                    { value: "open" },
                    { value: "off", encrypted: false },
                ],
            },
            ["sealed"],
        ],
        [
            "passwords and passphrases of all variables",
            { variables: [{ password: "pw", passphrase: "pp", value: "open" }, { passphrase: null }] },
            ["pw", "pp"],
        ],
        ["nothing of a list whose entries are no variables", { variables: ["text", null, 7] }, []],
    ])("are %s", (_title, inputs, secrets) => {
        expect(secretTexts(inputs)).toEqual(secrets);
    });
});

describe("texts that may well be secret", () => {
    it.each<[string, JsonObject, string[]]>([
        ["a build argument as a whole and its value", { buildArgs: ["K=abcd=ef"] }, ["K=abcd=ef", "abcd=ef"]],
        ["no short values", { buildArgs: ["K=1"], variables: [{ value: "yes" }] }, []],
        ["values of four letters", { buildArgs: { K: "abcd" } }, ["abcd", "abcd"]],
        ["no build arguments that are not text", { buildArgs: { K: 12345, N: null } }, []],
        ["values of plain variables", { variables: [{ value: "plain", encrypted: false }] }, ["plain"]],
        ["a short password all the same", { password: "pw" }, ["pw"]],
    ])("are %s", (_title, inputs, secrets) => {
        expect(sensitiveTexts(inputs)).toEqual(secrets);
    });
});
