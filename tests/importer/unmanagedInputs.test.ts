import { HIDDEN } from "../../importer/importedAction";
import { BASE, CIPHER, importing } from "./importing";

describe("what Buddy never returns is not managed", () => {
    it.each([
        ["encrypted", { password: CIPHER, login: "robot" }],
        ["left out of the response", { login: "robot" }],
        ["empty", { login: "robot", password: null }],
    ])("a password that is %s", (_how, response) => {
        expect(importing(response)).toEqual({
            inputs: { ...BASE, login: "robot" },
            unmanaged: [{ name: "password", why: "hidden", value: HIDDEN }],
        });
    });

    it.each<[string, object, object]>([
        [
            "an encrypted value",
            { key: "T", value: CIPHER, type: "VAR", encrypted: true },
            { key: "T", value: HIDDEN, encrypted: true },
        ],
        ["a value left out", { key: "T", type: "VAR", encrypted: true }, { key: "T", value: HIDDEN, encrypted: true }],
        [
            "a key and its passphrase",
            { key: "S", value: "-----", passphrase: CIPHER, type: "SSH_KEY" },
            { key: "S", value: HIDDEN, passphrase: HIDDEN, type: "SSH_KEY" },
        ],
        ...["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"].flatMap(
            (type): [string, object, object][] => [
                [`an ${type} in clear`, { key: "S", value: "-----", type }, { key: "S", value: HIDDEN, type }],
                [`an ${type} left out`, { key: "S", type }, { key: "S", value: HIDDEN, type }],
                [
                    `an ${type} in today's ciphertext`,
                    { key: "S", value: "!encrypted YQ==", type, encrypted: true },
                    { key: "S", value: HIDDEN, type, encrypted: true },
                ],
            ],
        ),
        [
            "a text that is encrypted although `encrypted` is not set",
            { key: "T", value: "!encrypted YQ==", type: "VAR" },
            { key: "T", value: HIDDEN },
        ],
        [
            "a certificate's password in clear, which is still secret",
            { key: "C", value: "v", type: "VAR", password: "hunter22" },
            { key: "C", value: "v", password: HIDDEN },
        ],
    ])("the whole list of variables, with %s", (_what, hidden, outline) => {
        const plain = { key: "K", value: "v" };
        expect(importing({ variables: [plain, hidden] })).toEqual({
            inputs: BASE,
            unmanaged: [{ name: "variables", why: "hidden", value: [plain, outline] }],
        });
    });

    it("ciphertext in any input", () => {
        expect(importing({ repository: CIPHER, build_args: ["A=1", CIPHER] })).toEqual({
            inputs: BASE,
            unmanaged: [
                { name: "repository", why: "hidden", value: CIPHER },
                { name: "buildArgs", why: "hidden", value: ["A=1", CIPHER] },
            ],
        });
    });
});

it("does not declare values that this package does not know, which would not compile", () => {
    expect(
        importing({
            trigger_time: "ON_A_WHIM",
            docker_registry: "QUAY",
            secrets: [{ id: "a", value: "b", type: "X" }],
        }),
    ).toEqual({
        inputs: BASE,
        unmanaged: [
            { name: "dockerRegistry", why: "newer", value: "QUAY" },
            { name: "secrets", why: "newer", value: [{ id: "a", value: "b", type: "X" }] },
            { name: "triggerTime", why: "newer", value: "ON_A_WHIM" },
        ],
    });
});

it("does not declare values that check refuses, and gives its reason", () => {
    expect(importing({ build_args: ["A=1", "A=2"], retry_count: -1 })).toEqual({
        inputs: BASE,
        unmanaged: [
            {
                name: "buildArgs",
                why: "refused",
                value: ["A=1", "A=2"],
                problem: "buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.",
            },
            {
                name: "retryCount",
                why: "refused",
                value: -1,
                problem: "retryCount: must be an integer of at least 0 (got another number). Give a number of retries.",
            },
        ],
    });
});

describe("dockerRegistry", () => {
    const integration = { hash_id: "h1" };
    it.each([
        ["DOCKER_HUB", { integration }],
        ["AMAZON_ECR", { integration, region: "us-east-1" }],
        ["GOOGLE_GCR", { integration, registry: "gcr.io" }],
        ["GOOGLE_ARTIFACT_REGISTRY", { integration }],
        ["OTHER", {}],
        ["NONE", { repository: "web" }],
    ])("%s is declared if everything that it requires is known", (registry, rest) => {
        const { inputs, unmanaged } = importing({ docker_registry: registry, ...rest });
        expect([inputs["dockerRegistry"], unmanaged]).toEqual([registry, []]);
    });

    it.each([
        ["DOCKER_HUB", { login: "robot" }],
        ["DOCKER_HUB", {}],
        ["AMAZON_ECR", { integration }],
        ["GOOGLE_GCR", { integration }],
        ["GIT_HUB_CONTAINER_REGISTRY", {}],
    ])("%s is not declared if something that it requires is unknown", (registry, rest) => {
        const { inputs, unmanaged } = importing({ docker_registry: registry, ...rest });
        expect(inputs["dockerRegistry"]).toBeUndefined();
        expect(unmanaged).toContainEqual({ name: "dockerRegistry", why: "incomplete", value: registry });
    });
});
