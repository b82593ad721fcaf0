import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "../../provider/index";
import { withSecrets } from "../../provider/resources/secretArgs";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

const { fields } = dockerfileAction;

const VARIABLE = { key: "K", type: "VAR", value: "v", password: "pw", passphrase: "pp" };
const OTHER = { key: "L", type: "VAR", value: "w" };

/** How the SDK sends a secret. */
const secret = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
const UNKNOWN = pulumi.runtime.unknownValue;
const WITH_SECRETS = { ...VARIABLE, password: secret("pw"), passphrase: secret("pp") };

/** What reaches the engine, by the SDK's own serialisation. */
async function sent(variables: unknown): Promise<unknown> {
    return (await pulumi.runtime.serializeProperties("args", withSecrets({ variables }, fields)))["variables"];
}

/** An Output of another resource that a preview does not know. */
function later<T>(): pulumi.Output<T> {
    const other = new DockerfileAction("other", { projectName: "site", pipelineId: 1, dockerfilePath: "Dockerfile" });
    return other.htmlUrl as unknown as pulumi.Output<T>;
}

beforeEach(async () => {
    const mocks: pulumi.runtime.Mocks = { newResource: () => ({ id: "", state: {} }), call: () => ({}) };
    await pulumi.runtime.setMocks(mocks, "project", "stack", true);
});

describe("what is always a secret", () => {
    it("is a variable's password and passphrase, and its value if encrypted", async () => {
        const variables = [{ ...VARIABLE, encrypted: true }, { ...VARIABLE, encrypted: false }, VARIABLE];
        expect(await sent(variables)).toEqual([
            { ...WITH_SECRETS, value: secret("v"), encrypted: true },
            { ...WITH_SECRETS, encrypted: false },
            WITH_SECRETS,
        ]);
    });

    it("does not include what is not given", async () => {
        expect(await sent([{ key: "K", encrypted: true, value: undefined, password: null }])).toEqual([
            { key: "K", encrypted: true, password: null },
        ]);
        expect(withSecrets({ projectName: "site" }, fields)).toStrictEqual({ projectName: "site" });
        const unset = { projectName: "site", password: undefined, variables: null };
        expect(withSecrets(unset, fields)).toStrictEqual(unset);
    });

    it.each<[string, unknown]>([
        ["an Output", pulumi.output([{ ...VARIABLE, encrypted: true }, OTHER])],
        ["a promise", Promise.resolve([{ ...VARIABLE, encrypted: true }, OTHER])],
        ["a promise of an Output", Promise.resolve(pulumi.output([{ ...VARIABLE, encrypted: true }, OTHER]))],
        ["an Output for each", [pulumi.output({ ...VARIABLE, encrypted: true }), pulumi.output(OTHER)]],
        ["a promise for each", [Promise.resolve({ ...VARIABLE, encrypted: true }), Promise.resolve(OTHER)]],
        [
            "an Output of promises",
            pulumi.output(0).apply(() => [Promise.resolve({ ...VARIABLE, encrypted: true }), OTHER]),
        ],
        ["Outputs of values", [{ ...VARIABLE, value: pulumi.output("v"), encrypted: true }, OTHER]],
    ])("is the same if variables are given as %s", async (_form, variables) => {
        expect(await sent(variables)).toEqual([{ ...WITH_SECRETS, value: secret("v"), encrypted: true }, OTHER]);
    });

    it.each(["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES", "A_NEWER_ONE"])(
        "is the value of a variable of type %s, whatever its encrypted says",
        async (type) => {
            const key = { key: "K", type, value: "v" };
            expect(await sent([key, { ...key, encrypted: false }, { ...key, encrypted: true }])).toEqual([
                { ...key, value: secret("v") },
                { ...key, encrypted: false, value: secret("v") },
                { ...key, encrypted: true, value: secret("v") },
            ]);
        },
    );

    it.each([["VAR"], ["FILE"], ["SSH_PUBLIC_KEY"], [undefined], [null]])(
        "is not the value of a variable of type %s",
        async (type) => {
            expect(await sent([{ key: "K", type, value: "v" }])).toEqual([{ key: "K", type, value: "v" }]);
        },
    );

    it.each<[string, unknown, unknown, unknown]>([
        ["a key's", pulumi.output("SSH_KEY"), "SSH_KEY", secret("v")],
        ["a key's in the end", Promise.resolve(pulumi.output("GPG_KEY")), "GPG_KEY", secret("v")],
        ["a text's", pulumi.output("VAR"), "VAR", "v"],
        ["nothing", pulumi.output(undefined), undefined, "v"],
    ])("is the value of a variable whose type turns out to be %s", async (_form, type, seen, value) => {
        expect(await sent([{ key: "K", value: "v", type }])).toEqual([{ key: "K", type: seen, value }]);
        const encrypted = pulumi.output(true);
        expect(await sent([{ key: "K", value: "v", type, encrypted }])).toEqual([
            { key: "K", type: seen, encrypted: true, value: secret("v") },
        ]);
    });

    it.each<[string, unknown, unknown, unknown]>([
        ["true", pulumi.output(true), true, secret("v")],
        ["false", pulumi.output(false), false, "v"],
        ["false in the end", Promise.resolve(pulumi.output(false)), false, "v"],
        ["nothing", pulumi.output(undefined), undefined, "v"],
        ["no boolean", "true", "true", secret("v")],
    ])("is the value of a variable whose encrypted turns out to be %s", async (_form, encrypted, seen, value) => {
        expect(await sent([{ ...OTHER, value: "v", encrypted }])).toEqual([{ ...OTHER, encrypted: seen, value }]);
    });
});

describe("in a preview", () => {
    it("an unknown value hides neither the other values nor the secrets", async () => {
        const known = { ...VARIABLE, encrypted: true };
        expect(await sent([{ ...OTHER, value: later() }, known, later(), { ...known, value: later() }])).toEqual([
            { ...OTHER, value: UNKNOWN },
            { ...WITH_SECRETS, encrypted: true, value: secret("v") },
            UNKNOWN,
            { ...WITH_SECRETS, encrypted: true, value: secret(UNKNOWN) },
        ]);
    });

    it("a value is secret while it is unknown whether it is encrypted", async () => {
        expect(await sent([{ ...OTHER, encrypted: later() }])).toEqual([
            { ...OTHER, encrypted: UNKNOWN, value: secret("w") },
        ]);
    });

    it("a value is secret while its variable's type is unknown", async () => {
        expect(await sent([{ key: "K", value: "v", type: later(), encrypted: pulumi.output(false) }])).toEqual([
            { key: "K", type: UNKNOWN, encrypted: false, value: secret("v") },
        ]);
    });

    it("an unknown list is unknown as a whole", async () => {
        expect(await sent(later())).toBe(UNKNOWN);
    });
});

describe("what is no variable", () => {
    it.each<[string, unknown, unknown]>([
        ["text instead of a list", "K=v", "K=v"],
        ["an object instead of a list", { K: "v" }, { K: "v" }],
        ["absent entries", [undefined, null, OTHER], [null, null, OTHER]],
        ["an absent entry that comes later", [pulumi.output(undefined), Promise.resolve(null)], [null, null]],
        ["text, numbers and lists as entries", ["K=v", 1, [OTHER]], ["K=v", 1, [OTHER]]],
    ])("is left for check to refuse: %s", async (_what, variables, expected) => {
        expect(await sent(variables)).toEqual(expected);
    });
});
