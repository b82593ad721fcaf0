import fc from "fast-check";
import { secretTexts, sensitiveTexts } from "../../provider/fields/secrets";
import { type JsonObject, UNKNOWN } from "../../provider/json";
import { redact } from "../../provider/redact";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

const KEY_LINE = "MIIEpAIBAAKCAQEA7bq2";
const KEY = `-----BEGIN RSA PRIVATE KEY-----\n${KEY_LINE}\nt8Zs+/s0+w==\n-----END RSA PRIVATE KEY-----\n`;

describe("redaction", () => {
    it("covers all sensitive inputs, the longest first", () => {
        const inputs = {
            password: "pw",
            buildArgs: { TOKEN: "abcd", V: "1" },
            variables: [
                { key: "K", value: "hidden", encrypted: true },
                { key: "P", value: "plain-value", passphrase: "pp" },
            ],
        };
        expect(redact("pw abcd hidden plain-value pp 1 K TOKEN", sensitiveTexts(dockerfileAction.fields, inputs))).toBe(
            "[secret] [secret] [secret] [secret] [secret] 1 K TOKEN",
        );
        expect(redact("abcdef", ["abc", "abcdef"])).toBe("[secret]");
    });

    it.each(["", " ", "\n", "\u200b"])("masks nothing for the empty secret %j", (empty) => {
        expect(redact("one two\nthree", [empty, "two"])).toBe("one [secret]\nthree");
    });

    it("leaves nothing of secrets that overlap", () => {
        expect(redact("<abcdefgh>", ["abcde", "defgh"])).toBe("<[secret]>");
        expect(redact("<ababab>", ["abab"])).toBe("<[secret]>");
    });

    it("does not change masks, neither its own nor earlier ones", () => {
        expect(redact("e s secret hunter2", ["hunter2", "s", "e", "secret", "ecre"])).toBe(
            "[secret] [secret] [secret] [secret]",
        );
        expect(redact("[secret] of secret", ["secret", "e"])).toBe("[secret] of [secret]");
    });

    it("leaves masks whole and no secret outside of them, however often it runs", () => {
        const unit = fc.constantFrom("a", "b", "secret", " ", "\\", "%20", "…");
        const texts = fc.string({ unit, maxLength: 20 });
        fc.assert(
            fc.property(texts, fc.array(texts, { maxLength: 4 }), (text, secrets) => {
                const once = redact(text, secrets);
                expect(redact(once, secrets).replaceAll("[secret]", "")).not.toMatch(/[[\]]/);
                const words = secrets.map((secret) => secret.trim()).filter((secret) => secret.length >= 4);
                expect(words.filter((secret) => once.replaceAll("[secret]", "|").includes(secret))).toEqual([]);
            }),
        );
    });

    it("leaves public paths readable, but masks what extends beyond them", () => {
        expect(redact("in acme/site/12: acme", ["acme"], ["acme/site"])).toBe("in acme/site/12: [secret]");
        expect(redact("in acme/site/12", ["site/12"], ["acme/site"])).toBe("in acme/[secret]");
    });
});

describe("a secret is found", () => {
    it.each<[string, string, string]>([
        ["as it is", 'pa"ss\\word', 'pa"ss\\word'],
        ["in JSON", 'pa"ss\\word', 'pa\\"ss\\\\word'],
        ["in JSON that escapes slashes", "user/key", "user\\/key"],
        ["in JSON that is plain ASCII", "päss<🚀>", "p\\u00e4ss\\u003C\\ud83d\\uDE80>"],
        ["in JSON within JSON", 'pa"ss\\word', JSON.stringify(JSON.stringify('pa"ss\\word')).slice(3, -3)],
        ["in a URL", "päss word/1+1=%", "p%C3%A4ss%20word%2F1%2B1%3D%25"],
        ["in a URL in small letters", "päss word", "p%c3%a4ss%20word"],
        ["in a form", "päss word/1+1", "p%C3%A4ss+word%2F1%2B1"],
        ["in a URL that stands in another", "pass word", "pass%2520word"],
        ["in a form that holds JSON", 'pa"ss word', "pa%5C%22ss+word"],
        ["in HTML", "<pa&\"ss'>", "&lt;pa&amp;&quot;ss&#39;&gt;"],
        ["in HTML by number", "pa<ss>", "pa&#60;ss&#x3E;"],
        ["in JSON within HTML", 'pa"ss', "pa\\&quot;ss"],
        ["with its blanks folded", "correct  horse\tbattery", "correct horse battery"],
        ["with more blanks than it has", "correct horse", "correct \r\n horse"],
        ["without its blanks", "correct horse battery", "correcthorsebattery"],
        ["without its last newline", "hunter2\n", "hunter2"],
        ["as a key on one line", KEY, KEY.replace(/\s+/g, " ").trim()],
        ["as a key in JSON", KEY, JSON.stringify(KEY).slice(1, -3)],
        ["as a key in a URL", KEY, encodeURIComponent(KEY.trim())],
        ["as a key without line breaks", KEY, KEY.replaceAll("\n", "")],
        ["as one line of a key", KEY, KEY_LINE],
        ["wrapped into lines", "hunter2-from-a-vault", "hunter2-\nfrom-a-\nvault"],
        ["with invisible characters in it", "hunter2-from-a-vault", "hunter2-\u200bfrom\u00ad-a-vault"],
    ])("%s", (_title, secret, spelt) => {
        expect(redact(`value ${spelt} is refused`, [secret])).toBe("value [secret] is refused");
    });

    it("but not in the first and last line of a key", () => {
        const text = 'must begin with "-----BEGIN RSA PRIVATE KEY-----"';
        expect(redact(text, [KEY])).toBe(text);
    });

    it("but not in what only looks like an escape", () => {
        const text = "100% of a&b; c:\\new \\u12 %zz &#1234567890; &#9999999; [secret";
        expect(redact(text, ["hunter2"])).toBe(text);
    });
});

describe("the beginning of a secret", () => {
    it.each([
        ["at the end of the text", "value hunter2 from", "value [secret]"],
        [
            "within a string at the end",
            '{"errors":[{"message":"value hunter2 f',
            '{"errors":[{"message":"value [secret]',
        ],
        ["by an ellipsis", "value hunter2 fro… is refused", "value [secret]… is refused"],
        ["by three points", "value hunter2 fro ... is refused", "value [secret] ... is refused"],
        ["by a quotation mark", "value 'hunter2 fro' is refused", "value '[secret]' is refused"],
        ["within an escape of a URL", "value hunter2%20fro%2", "value [secret]%2"],
        ["within an escape of JSON", "value hunter2 fro\\u00…", "value [secret]\\u00…"],
        ["within a character", "value hünter2%20%C3…", "value [secret]…"],
        ["before a character that is the secret's next one, too", "<p>value hunter2.&gt</p>", "<p>value [secret]/p>"],
    ])("is masked where it is cut %s", (_title, text, masked) => {
        expect(redact(text, ["hunter2 from a vault", "hünter2 üü", "hunter2.&gt<secret>"])).toBe(masked);
    });

    it("is masked without a sign of a cut when it is too long to be there by chance", () => {
        expect(redact("value hunter2 from a v is refused", ["hunter2 from a vault"])).toBe("value [secret] is refused");
    });

    it("is left when it is shorter than eight characters, or when the text continues otherwise", () => {
        expect(redact("value hunter2", ["hunter2 from a vault"])).toBe("value hunter2");
        expect(redact("the registry is missing", ["registry-proxy.example.com"])).toBe("the registry is missing");
    });
});

describe("a secret of fewer than four characters", () => {
    it.each([
        ["as a word", 'a value "a" is a.', '[secret] value "[secret]" is [secret].'],
        ["behind marks", 'p=a&login:a@host {\\"a\\"}', 'p=[secret]&login:[secret]@host {\\"[secret]\\"}'],
        ["but not within words, names and numbers", "update action_a of bar, 1a, äa", "update action_a of bar, 1a, äa"],
    ])("is masked %s", (_title, text, masked) => {
        expect(redact(text, ["a"])).toBe(masked);
    });

    it("is masked within words once it has four", () => {
        expect(redact("xpasx pas xpassx", ["pas"])).toBe("xpasx [secret] xpassx");
        expect(redact("xpassx", ["pass"])).toBe("x[secret]x");
    });
});

describe("secret texts", () => {
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
            "the values of keys, encrypted or not, and of unknown types",
            {
                variables: [
                    { value: "ssh", type: "SSH_KEY" },
                    { value: "gpg", type: "GPG_KEY", encrypted: false },
                    { value: "chain", type: "IOS_KEYCHAIN" },
                    { value: "profile", type: "IOS_PROVISION_PROFILES" },
                    { value: "newer", type: "NEWER" },
                    { value: "later", type: UNKNOWN },
                    { value: "text", type: "VAR" },
                    { value: "file", type: "FILE", encrypted: false },
                    { value: "public", type: "SSH_PUBLIC_KEY", encrypted: null },
                ],
            },
            ["ssh", "gpg", "chain", "profile", "newer", "later"],
        ],
        [
            "passwords and passphrases of all variables",
            { variables: [{ password: "pw", passphrase: "pp", value: "open" }, { passphrase: null }] },
            ["pw", "pp"],
        ],
        ["nothing of a list whose entries are no variables", { variables: ["text", null, 7] }, []],
    ])("are %s", (_title, inputs, secrets) => {
        expect(secretTexts(dockerfileAction.fields, inputs)).toEqual(secrets);
    });
});

describe("sensitive texts", () => {
    it.each<[string, JsonObject, string[]]>([
        ["a build argument as a whole and its value", { buildArgs: ["K=abcd=ef"] }, ["K=abcd=ef", "abcd=ef"]],
        ["no short values", { buildArgs: ["K=1"], variables: [{ value: "yes" }] }, []],
        ["values of four letters", { buildArgs: { K: "abcd" } }, ["abcd", "abcd"]],
        ["no build arguments that are not text", { buildArgs: { K: 12345, N: null } }, []],
        ["values of plain variables", { variables: [{ value: "plain", encrypted: false }] }, ["plain"]],
        ["a password, even if it is short", { password: "pw" }, ["pw"]],
    ])("are %s", (_title, inputs, secrets) => {
        expect(sensitiveTexts(dockerfileAction.fields, inputs)).toEqual(secrets);
    });
});
