import fc from "fast-check";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";

const ID = "buddy/company-website/1/5";

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const squeeze = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, "");

/** Passwords and keys with all sorts of blanks, marks and letters. */
const secrets = fc
    .string({
        unit: fc.oneof(
            { weight: 4, arbitrary: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789") },
            { weight: 2, arbitrary: fc.constantFrom(..." \t\n\r\u00a0") },
            { weight: 3, arbitrary: fc.constantFrom(..."\"'\\/%+&<>=;:,.#?{}[]()$§-_") },
            { weight: 1, arbitrary: fc.constantFrom("ä", "ß", "語", "🚀", "\u200b", "\u0007", "\\n", "%20", "&amp;") },
        ),
        minLength: 12,
        maxLength: 60,
    })
    .filter((secret) => squeeze(secret).length >= 12);

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const inHtml = (text: string) => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
const inForm = (text: string) => new URLSearchParams({ s: text }).toString().slice(2);

/** How a server or a proxy may repeat what it received. */
const spellings: Record<string, (secret: string) => string> = {
    plain: (secret) => secret,
    "with blanks folded": (secret) => secret.replace(/\s+/g, " "),
    "without blanks": (secret) => secret.replace(/\s+/g, ""),
    trimmed: (secret) => secret.trim(),
    "in JSON": inJson,
    "in JSON of ASCII": (secret) =>
        inJson(secret).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
    "in JSON within JSON": (secret) => inJson(inJson(secret)),
    "in a URL": encodeURIComponent,
    "in a form": inForm,
    "in a form that holds JSON": (secret) => inForm(inJson(secret)),
    "in HTML": inHtml,
    "in HTML that holds JSON": (secret) => inHtml(inJson(secret)),
    "wrapped into lines": (secret) => secret.replace(/(.{7})/gu, "$1\n"),
    "cut at its end": (secret) => secret.slice(0, -3),
    "cut with an ellipsis": (secret) => `${secret.slice(0, -3)}… is too long`,
};

/** Responses that hold a text. */
const bodies: Record<string, (text: string) => string> = {
    text: (text) => text,
    errors: (text) => JSON.stringify({ errors: [{ message: "No." }, { message: text }] }),
    "errors as text": (text) => JSON.stringify({ errors: [text] }),
    "an OAuth error": (text) => JSON.stringify({ error: "invalid", error_description: text }),
    "JSON of another form": (text) => JSON.stringify({ detail: [{ loc: ["body"], input: { password: text } }] }),
    "JSON that is cut": (text) => JSON.stringify({ errors: [{ message: text }] }).slice(0, -4),
    "JSON that was put together by hand": (text) => `{"errors":[{"message":"${text}"}]}`,
    "a page": (text) => `<html><style>a { }</style><body><h1>Bad Request</h1><p>${text}</p></body></html>`,
};

const calls = {
    create: (inputs: object) => provider.create({ ...REQUIRED, ...inputs }),
    read: (inputs: object) => provider.read(ID, { ...REQUIRED, ...inputs }),
    update: (inputs: object) => provider.update(ID, { ...REQUIRED, ...inputs }, { ...REQUIRED, ...inputs, timeout: 5 }),
    "update that removes it": (inputs: object) => provider.update(ID, { ...REQUIRED, ...inputs }, REQUIRED),
    delete: (inputs: object) => provider.delete(ID, { ...REQUIRED, ...inputs }),
};

/** The inputs in which a program may have a secret. */
const inputsWith: Record<string, (secret: string) => object> = {
    password: (password) => ({ login: "me", password }),
    "an encrypted variable": (value) => ({ variables: [{ key: "K", type: "VAR", value, encrypted: true }] }),
    "a key": (value) => ({ variables: [{ key: "K", type: "SSH_KEY", value }] }),
    "a passphrase": (passphrase) => ({ variables: [{ key: "K", type: "SSH_KEY", passphrase }] }),
    "a build argument": (value) => ({ buildArgs: { K: value } }),
};

const nameOf = (record: object) => fc.constantFrom(...Object.keys(record));

it("no message holds eight characters of a secret in a row, however it is repeated", async () => {
    const padding = fc.oneof(fc.nat(20), fc.integer({ min: 150, max: 210 }));
    await fc.assert(
        fc.asyncProperty(
            fc.record({ secret: secrets, padding, input: nameOf(inputsWith), call: nameOf(calls) }),
            fc.record({
                spelling: nameOf(spellings),
                body: nameOf(bodies),
                status: fc.constantFrom(200, 400, 401, 500),
            }),
            async ({ secret, padding: before, input, call }, { spelling, body, status }) => {
                // In JSON that was put together by hand, the secret's backslashes count as JSON's: realistic for the plain secret only.
                fc.pre(body !== "JSON that was put together by hand" || spelling === "plain");
                const echo = `${"- ".repeat(before / 2)}${spellings[spelling]?.(secret)}`;
                const response = {
                    kind: "status",
                    status,
                    contentType: "text/html",
                    body: bodies[body]?.(echo) ?? "",
                } as const;
                simulator.faults.clear();
                // For every request, so that a create, too, fails at its first one.
                simulator.faults.add({ ...response, times: Number.POSITIVE_INFINITY });
                const error: unknown = await calls[call as keyof typeof calls](inputsWith[input]?.(secret) ?? {}).catch(
                    (thrown: unknown) => thrown,
                );
                const said = error instanceof Error ? error.message : "";
                expect(leaked(secret, said)).toEqual([]);
            },
        ),
        { numRuns: 200 },
    );
});

/** Pieces of the secret that a reader finds in the message, as it is or decoded once or twice. */
function leaked(secret: string, message: string): string[] {
    const letters = squeeze(secret);
    const pieces = Array.from({ length: letters.length - 7 }, (_, at) => letters.slice(at, at + 8));
    const once = [message, ...decoded(message)];
    const texts = [...once, ...once.flatMap(decoded)].map(squeeze);
    return pieces.filter((piece) => texts.some((text) => text.includes(piece)));
}

function decoded(text: string): string[] {
    return [
        text.replace(/\\(?:u[\da-fA-F]{4}|["\\/bfnrt])/g, (spelt) => JSON.parse(`"${spelt}"`)),
        text.replace(/\+/g, " ").replace(/(?:%[\dA-Fa-f]{2})+/g, (spelt) => {
            try {
                return decodeURIComponent(spelt);
            } catch {
                return spelt;
            }
        }),
        text.replace(/&#(\d+);/g, (_spelt, code) => String.fromCharCode(Number(code))),
    ];
}
