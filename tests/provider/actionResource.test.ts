import * as pulumi from "@pulumi/pulumi";
import { Action, DockerfileAction } from "../../provider/index";
import { actionFields } from "../../provider/types/action";

/** How the SDK marks a secret. The mocks mark the whole input that holds one. */
const SECRET_MARK = "4dabf18193072939515e22adb298388d";
const ARGS = { projectName: "site", pipelineId: 1, type: "SLACK" };

const registered: pulumi.runtime.MockResourceArgs[] = [];

beforeEach(async () => {
    registered.length = 0;
    const newResource = (args: pulumi.runtime.MockResourceArgs) => {
        registered.push(args);
        return { id: args.id || "buddy/site/1/7", state: { ...args.inputs, actionId: 7 } };
    };
    await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs });
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const secret = (value: unknown) => ({ [SECRET_MARK]: expect.any(String), value });

async function inputsOf(resource: Action): Promise<pulumi.runtime.MockResourceArgs["inputs"]> {
    await known(resource.urn);
    return registered[0]?.inputs;
}

describe("new Action", () => {
    it("registers its type, its text, the inputs, the default name and its own URN", async () => {
        const inputs = await inputsOf(new Action("tell-us", { ...ARGS, properties: { channel: "#a" } }));
        expect(registered[0]?.type).toBe("pulumi-nodejs:dynamic/buddy:Action");
        expect(inputs).toEqual({
            ...ARGS,
            name: "tell-us",
            properties: { channel: "#a" },
            __provider: 'exports.handler = () => require("pulumi-buddyworks/provider").Action;',
            __urn: expect.stringContaining("buddy:Action::tell-us"),
        });
    });

    it("takes Inputs at any depth, and what holds a secret is one", async () => {
        const properties = {
            channel: pulumi.output("#a"),
            token: pulumi.secret("one"),
            list: [Promise.resolve("x"), { deep: pulumi.secret("two"), none: undefined }],
        };
        const { properties: sent } = await inputsOf(new Action("tell-us", { ...ARGS, properties }));
        expect(sent).toEqual(secret({ channel: "#a", token: "one", list: ["x", { deep: "two" }] }));
    });

    it("marks the shared secrets, such as encrypted variables", async () => {
        const variables = [{ key: "K", value: "v", encrypted: true }];
        const { variables: sent } = await inputsOf(new Action("tell-us", { ...ARGS, variables }));
        expect(sent).toEqual(secret(variables));
    });

    it("has every input as an output", async () => {
        const action = new Action("tell-us", { ...ARGS, properties: { channel: "#a" } });
        expect(Object.keys(actionFields).filter((name) => !(name in action))).toEqual([]);
        expect(await known(action.properties)).toEqual({ channel: "#a" });
        expect(await known(action.actionId)).toBe(7);
    });

    it("says what to pass when there are no arguments", () => {
        expect(() => new Action("tell-us", undefined as never)).toThrow(
            'Action "tell-us": must have arguments (got undefined). Pass at least projectName, pipelineId, type.',
        );
    });
});

describe("Action.get", () => {
    it("reads by id, with no inputs", async () => {
        const inputs = await inputsOf(Action.get("known", "buddy/site/1/7"));
        expect(registered[0]?.id).toBe("buddy/site/1/7");
        expect(Object.keys(inputs)).toEqual(["__provider"]);
    });
});

describe("Action.isInstance", () => {
    it("is true for an Action only", () => {
        const image = new DockerfileAction("image", { projectName: "site", pipelineId: 1, dockerfilePath: "a" });
        const values = [new Action("tell-us", ARGS), image, {}, undefined];
        expect(values.map((value) => Action.isInstance(value))).toEqual([true, false, false, false]);
        expect(DockerfileAction.isInstance(values[0])).toBe(false);
    });
});
