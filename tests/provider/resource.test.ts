import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, Provider } from "../../provider/index";
import { FIELD_ROWS } from "./fieldRows";

const SECRET_MARK = "4dabf18193072939515e22adb298388d";

interface Registered {
    type: string;
    name: string;
    inputs: Record<string, unknown>;
    id?: string | undefined;
    provider?: string | undefined;
}

let registered: Registered[];

beforeEach(async () => {
    registered = [];
    await pulumi.runtime.setMocks(
        {
            newResource: ({ type, name, inputs, id, provider }) => {
                registered.push({ type, name, inputs, id, provider });
                return { id: id || "buddy/site/1/7", state: { ...inputs, actionId: 7, htmlUrl: "https://app/7" } };
            },
            call: ({ inputs }) => inputs,
        },
        "project",
        "stack",
    );
    pulumi.runtime.setAllConfig({});
});

const ARGS = { projectName: "site", pipelineId: 1, dockerfilePath: "Dockerfile" };

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

async function register(args: ConstructorParameters<typeof DockerfileAction>[1], opts?: pulumi.CustomResourceOptions) {
    const resource = new DockerfileAction("image", args, opts);
    await known(resource.urn);
    const [entry] = registered;
    return { resource, inputs: entry?.inputs ?? {}, entry };
}

function stackOf(work: () => unknown): string {
    try {
        work();
    } catch (error) {
        return (error as Error).stack ?? "";
    }
    return "";
}

describe("new DockerfileAction", () => {
    it("registers the pinned type and text, the inputs, the default name and its URN", async () => {
        const { inputs, entry } = await register(ARGS);
        expect(entry?.type).toBe("pulumi-nodejs:dynamic/buddy:DockerfileAction");
        expect(inputs).toEqual({
            ...ARGS,
            name: "image",
            __provider: 'exports.handler = () => require("pulumi-buddyworks/provider");',
            __urn: "urn:pulumi:stack::project::pulumi-nodejs:dynamic/buddy:DockerfileAction::image",
        });
    });

    it("keeps an error's whole stack, from the failed line to the program", () => {
        const limit = Error.stackTraceLimit;
        const fail = () => {
            throw new Error("no such team");
        };
        const construct = () => new DockerfileAction("image", ARGS, { transformations: [fail] });
        const [, failedAt = "", ...callers] = stackOf(construct).split("\n");
        expect(failedAt).toContain("at fail (");
        expect(callers.join("\n")).toMatch(/at new DockerfileAction .*\n.*at construct .*resource\.test\.ts/);
        expect(Error.stackTraceLimit).toBe(limit);
    });

    it("does not change the length of later stacks", async () => {
        const limit = Error.stackTraceLimit;
        await register(ARGS);
        expect(Error.stackTraceLimit).toBe(limit);
    });

    it("passes replaceOnChanges on, because Pulumi's host does not", async () => {
        const { inputs } = await register(ARGS, { replaceOnChanges: ["region"] });
        expect(inputs["__replaceOnChanges"]).toEqual(["region"]);
    });

    it("passes customTimeouts on, because Pulumi's host does not", async () => {
        const { inputs } = await register(ARGS, { customTimeouts: { create: "2m" } });
        expect(inputs["__customTimeouts"]).toEqual({ create: "2m" });
    });

    it("names its type on the class, where policy packs look for it", () => {
        expect(DockerfileAction.__pulumiType).toBe("pulumi-nodejs:dynamic/buddy:DockerfileAction");
    });

    it("does not pass an empty replaceOnChanges on", async () => {
        expect(Object.keys((await register(ARGS, { replaceOnChanges: [] })).inputs)).not.toContain(
            "__replaceOnChanges",
        );
    });

    it("makes the outputs secret that always are, and those that the program names", () => {
        let secretOutputs: unknown;
        const transformations: pulumi.ResourceTransformation[] = [
            ({ opts }: { opts: pulumi.CustomResourceOptions }) => {
                secretOutputs = opts.additionalSecretOutputs;
                return undefined;
            },
        ];
        new DockerfileAction("image", ARGS, { transformations, additionalSecretOutputs: ["login"] });
        expect(secretOutputs).toEqual(["password", "login"]);
    });

    it("has an output for every input, and the computed ones", async () => {
        const { resource } = await register(ARGS);
        for (const name of [...Object.keys(FIELD_ROWS), "actionId", "htmlUrl", "url"]) {
            expect(pulumi.Output.isInstance(Object.getOwnPropertyDescriptor(resource, name)?.value)).toBe(true);
        }
        expect(await known(resource.actionId)).toBe(7);
        expect(await known(resource.htmlUrl)).toBe("https://app/7");
    });

    it("marks password and encrypted variables as secrets in the shape they were written", async () => {
        const variables = [
            { key: "A", type: "VAR" as const, value: "enc", encrypted: true },
            { key: "B", type: "VAR" as const, value: "plain" },
        ];
        const { inputs, resource } = await register({ ...ARGS, login: "me", password: "pw", variables });
        expect(inputs["password"]).toEqual(expect.objectContaining({ [SECRET_MARK]: expect.anything(), value: "pw" }));
        expect(inputs["variables"]).toEqual(
            expect.objectContaining({ [SECRET_MARK]: expect.anything(), value: variables }),
        );
        expect(await pulumi.isSecret(resource.password)).toBe(true);
    });

    it("does not mark other inputs as secrets", async () => {
        const variables = [{ key: "B", type: "VAR" as const, value: "plain" }];
        const { inputs } = await register({ ...ARGS, variables, buildArgs: { A: pulumi.output("1") } });
        expect(inputs["variables"]).toEqual(variables);
        expect(inputs["buildArgs"]).toEqual({ A: "1" });
    });

    it("uses the given name, also from an Output, and its default if that is undefined", async () => {
        expect((await register({ ...ARGS, name: pulumi.output("Mine") })).inputs["name"]).toBe("Mine");
        registered = [];
        expect((await register({ ...ARGS, name: pulumi.output(undefined) })).inputs["name"]).toBe("image");
    });

    it("does not change the caller's arguments", async () => {
        const args = Object.freeze({ ...ARGS, password: "pw", login: "me" });
        await register(args);
        expect(args).toEqual({ ...ARGS, password: "pw", login: "me" });
    });

    it.each([undefined, null])("says what is missing when the arguments are %p", (args) => {
        const bare = DockerfileAction as unknown as new (name: string, args: unknown) => DockerfileAction;
        expect(() => new bare("image", args)).toThrow(
            new Error(
                `DockerfileAction "image": must have arguments (got ${args}). ` +
                    "Pass at least projectName, pipelineId, dockerfilePath.",
            ),
        );
    });

    it("is recognized by its type", async () => {
        const { resource } = await register(ARGS);
        expect(DockerfileAction.isInstance(resource)).toBe(true);
        expect([{}, null, undefined, "x"].some((value) => DockerfileAction.isInstance(value))).toBe(false);
    });
});

describe("DockerfileAction.get", () => {
    it("registers only the pinned text under the given id", async () => {
        const resource = DockerfileAction.get("existing", "buddy/site/1/9");
        await known(resource.urn);
        expect(registered).toEqual([
            expect.objectContaining({
                id: "buddy/site/1/9",
                inputs: { __provider: 'exports.handler = () => require("pulumi-buddyworks/provider");' },
            }),
        ]);
    });
});

describe("new Provider", () => {
    async function provide(args: ConstructorParameters<typeof Provider>[1]) {
        const provider = new Provider("account", args);
        await known(provider.urn);
        return registered[0];
    }

    it("passes arguments as text under our namespace, the token as a secret", async () => {
        const entry = await provide({ token: "t", region: "eu", timeout: 5, insecure: false });
        expect(entry?.type).toBe("pulumi:providers:pulumi-nodejs");
        expect(entry?.inputs).toEqual({
            "buddyworks:token": expect.objectContaining({ [SECRET_MARK]: expect.anything(), value: "t" }),
            "buddyworks:region": "eu",
            "buddyworks:timeout": "5",
            "buddyworks:insecure": "false",
        });
    });

    it("takes missing arguments from the stack's configuration, which the host lacks", async () => {
        const config = { "buddyworks:token": "shared", "buddyworks:region": "as", "buddyworks:workspace": "acme" };
        pulumi.runtime.setAllConfig(config, ["buddyworks:token"]);
        const entry = await provide({ region: "eu" });
        expect(entry?.inputs).toEqual({
            "buddyworks:token": expect.objectContaining({ value: "shared" }),
            "buddyworks:region": "eu",
            "buddyworks:workspace": "acme",
        });
    });

    it("passes NaN and Infinity on, so that they are refused, not replaced", async () => {
        pulumi.runtime.setAllConfig({ "buddyworks:timeout": "5" });
        const entry = await provide({ timeout: Number.NaN, maxRetries: pulumi.output(Number.POSITIVE_INFINITY) });
        expect(entry?.inputs).toEqual({ "buddyworks:timeout": "NaN", "buddyworks:maxRetries": "Infinity" });
    });

    it("does not register settings without a value, not even a token", async () => {
        const entry = await provide({ region: "eu" });
        expect(entry?.inputs).toStrictEqual({ "buddyworks:region": "eu" });
    });

    it("refuses all unknown arguments", () => {
        expect(() => new Provider("account", { tokn: "t", zebra: 1 } as object)).toThrow(
            new Error(
                'Provider "account".tokn: must be the name of an input (there is no input of this name). Did you mean token?\n' +
                    'Provider "account".zebra: must be the name of an input (there is no input of this name). Remove it.',
            ),
        );
    });
});
