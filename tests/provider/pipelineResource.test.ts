import * as pulumi from "@pulumi/pulumi";
import { Action, DockerfileAction, Pipeline, type PipelineArgs } from "../../provider/index";
import { PIPELINE_ROWS } from "./pipelineFieldRows";

const PIPELINE_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider").Pipeline;';
const SECRET_MARK = "4dabf18193072939515e22adb298388d";

let registered: pulumi.runtime.MockResourceArgs[];

beforeEach(async () => {
    registered = [];
    const newResource = (args: pulumi.runtime.MockResourceArgs) => {
        registered.push(args);
        return { id: "acme/site/12", state: { ...args.inputs, pipelineId: 12, identifier: "release" } };
    };
    await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs }, "project", "stack");
    pulumi.runtime.setAllConfig({});
});

const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

describe("new Pipeline", () => {
    it("registers the type and text of its class, its inputs, the default name and its own URN", async () => {
        const pipeline = new Pipeline("release", { projectName: "site", refs: ["main"] });
        await known(pipeline.urn);
        expect(registered).toMatchObject([{ type: "pulumi-nodejs:dynamic/buddy:Pipeline", name: "release" }]);
        expect(registered[0]?.inputs).toEqual({
            projectName: "site",
            refs: ["main"],
            name: "release",
            __provider: PIPELINE_TEXT,
            __urn: "urn:pulumi:stack::project::pulumi-nodejs:dynamic/buddy:Pipeline::release",
        });
    });

    it("has an output for every input and for what only Buddy knows", async () => {
        const pipeline = new Pipeline("release", { projectName: "site" });
        for (const name of [...Object.keys(PIPELINE_ROWS), "pipelineId", "htmlUrl", "url"]) {
            expect(pulumi.Output.isInstance(Object.getOwnPropertyDescriptor(pipeline, name)?.value)).toBe(true);
        }
        expect([await known(pipeline.pipelineId), await known(pipeline.identifier)]).toEqual([12, "release"]);
    });

    it("keeps what the program made secret", async () => {
        const parameters = [{ key: "TOKEN", value: pulumi.secret("s3cr3t") }];
        const args = { projectName: "site", definitionSource: "REMOTE" as const, remoteParameters: parameters };
        await known(new Pipeline("release", args).urn);
        expect(registered[0]?.inputs["remoteParameters"]).toEqual(
            expect.objectContaining({ [SECRET_MARK]: expect.anything(), value: [{ key: "TOKEN", value: "s3cr3t" }] }),
        );
    });

    it("says what is missing when there are no arguments", () => {
        const missing = undefined as unknown as PipelineArgs;
        expect(() => new Pipeline("release", missing)).toThrow(
            new Error('Pipeline "release": must have arguments (got undefined). Pass at least projectName.'),
        );
    });

    it("is known by its type, and is no action", async () => {
        const pipeline = new Pipeline("release", { projectName: "site" });
        await known(pipeline.urn);
        expect([Pipeline.isInstance(pipeline), DockerfileAction.isInstance(pipeline)]).toEqual([true, false]);
        expect([{}, null, undefined, "x"].some((value) => Pipeline.isInstance(value))).toBe(false);
    });
});

describe("a preview that updates a resource", () => {
    /** In a preview Pulumi knows the id of what exists, and no output that is not an input. */
    async function preview(id: string) {
        const newResource = ({ inputs }: pulumi.runtime.MockResourceArgs) => ({ id, state: inputs });
        const mocks = { newResource, call: ({ inputs }: pulumi.runtime.MockCallArgs) => inputs };
        await pulumi.runtime.setMocks(mocks, "project", "stack", true);
    }
    const place = { projectName: "site", pipelineId: 12 };
    const isKnown = (output: pulumi.Output<unknown> & { isKnown?: Promise<boolean> }) => output.isKnown;

    it("knows the number of a pipeline and of an action from their ids", async () => {
        await preview("acme/site/12");
        expect(await known(new Pipeline("release", { projectName: "site" }).pipelineId)).toBe(12);
        await preview("acme/site/12/34");
        expect(await known(new DockerfileAction("build", { ...place, dockerfilePath: "Dockerfile" }).actionId)).toBe(
            34,
        );
        expect(await known(new Action("tell-us", { ...place, type: "SLACK" }).actionId)).toBe(34);
    });

    it("knows no number without such an id", async () => {
        await preview("some-id-of-a-mock");
        expect(await isKnown(new Pipeline("release", { projectName: "site" }).pipelineId)).toBe(false);
    });
});

describe("Pipeline.get", () => {
    it("registers only the text of its class under the given id", async () => {
        await known(Pipeline.get("existing", "acme/site/12").urn);
        expect(registered).toEqual([
            expect.objectContaining({ id: "acme/site/12", inputs: { __provider: PIPELINE_TEXT } }),
        ]);
    });
});
