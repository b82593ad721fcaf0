import { programText } from "../../importer/programText";
import { HIDDEN } from "../../importer/unmanagedInput";
import { importedActions, named } from "./namedResources";

const BASE = { name: "Call", type: "HTTP" };
const importing = (response: object) => {
    const [resource] = importedActions({ ...BASE, ...response });
    return { properties: resource?.inputs["properties"], unmanaged: resource?.unmanaged };
};

it("properties are written without what is empty, at any depth, but with `false` and 0", () => {
    const body = { text: "", lines: [null, "", { a: null, b: 1 }], more: { none: [] } };
    expect(importing({ body, on: false, retries: 0, off: null, list: [], url: "u", pipeline: {} })).toEqual({
        properties: { body: { lines: [null, "", { b: 1 }] }, on: false, retries: 0 },
        unmanaged: [],
    });
});

it("an action without properties of its own has none", () => {
    expect(importing({})).toEqual({ properties: undefined, unmanaged: [] });
});

it("ciphertext at any depth leaves the whole property to Buddy", () => {
    const auth = { user: "robot", keys: [{ value: "!encrypted YQ==" }] };
    expect(importing({ method: "GET", auth })).toEqual({
        properties: { method: "GET" },
        unmanaged: [{ name: "properties.auth", why: "hidden", value: { user: "robot", keys: [{ value: HIDDEN }] } }],
    });
});

it.each([
    "password",
    "api_key",
    "accessKey",
    "private_key",
    "slack_token",
    "client_secret",
    "webhook_url",
    "Passphrase",
])("%s is taken for a secret, unless it refers to a variable", (name) => {
    expect(importing({ [name]: "hunter22" })).toEqual({
        properties: undefined,
        unmanaged: [{ name: `properties.${name}`, why: "secret", value: HIDDEN }],
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how Buddy writes a variable
    const references = { [name]: "$TOKEN", nested: { [name]: "${TOKEN}" } };
    expect(importing(references)).toEqual({ properties: references, unmanaged: [] });
});

it("a property that has an input of its own is not declared, and check's reason is given", () => {
    expect(importing({ method: "GET", adoptActionId: 3 })).toEqual({
        properties: { method: "GET" },
        unmanaged: [
            {
                name: "properties.adoptActionId",
                why: "refused",
                value: 3,
                problem:
                    "properties.adoptActionId: must be a field without an input of its own (adoptActionId is its input). " +
                    "Set the input adoptActionId instead.",
            },
        ],
    });
});

it("commented lines show what can be managed, within properties", () => {
    const response = {
        ...BASE,
        password: "hunter22",
        "odd-token": { "a-secret": "x".repeat(9), note: "y".repeat(90) },
    };
    expect(programText(named(importedActions(response)), { isAdopted: false, references: {} })).toContain(`
    type: "HTTP",
    // properties: {
    //     password: config.requireSecret("callPassword"), // not written here, because it may be a secret; set it here to manage it
    //     // not written here, because it may be a secret; set it here to manage it:
    //     "odd-token": {
    //         "a-secret": config.requireSecret("callOddtokenAsecret"),
    //         note: "${"y".repeat(90)}",
    //     },
    // },
});
`);
});
