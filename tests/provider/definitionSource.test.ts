import * as pulumi from "@pulumi/pulumi";
import { Action, DockerfileAction, Pipeline } from "../../provider/index";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withEngineLog } from "./shownMessages";

const simulator = withSimulator();
const shown = withEngineLog();

describe("an action in a pipeline that a file in a repository defines", () => {
    beforeEach(() => configureProvider(simulator));

    it("gives a warning on its row, and passes", async () => {
        const { failures } = await provider.check({}, { ...REQUIRED, __urn: "urn", __definitionSource: "REMOTE" });

        expect(failures).toEqual([]);
        expect(shown).toEqual([
            {
                severity: "warning",
                message:
                    "pipelineId: must be that of a pipeline that Buddy itself defines (a file in a repository defines this " +
                    "one, so Buddy may refuse or overwrite the action). Write the action into that file, or use " +
                    'a pipeline with definitionSource "LOCAL".',
                urn: "urn",
            },
        ]);
    });

    it.each(["LOCAL", undefined, "04da6b54-80e4-46f7-96ec-b56ff0331ba9"])("gives none for %s", async (source) => {
        await provider.check({}, { ...REQUIRED, __urn: "urn", ...(source && { __definitionSource: source }) });

        expect(shown).toEqual([]);
    });
});

describe("the program", () => {
    const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
    const sources: Record<string, unknown> = {};

    beforeEach(async () => {
        const newResource = ({ name, inputs }: pulumi.runtime.MockResourceArgs) => {
            sources[name] = inputs["__definitionSource"];
            return { id: `acme/site/${name}`, state: { ...inputs, pipelineId: 12 } };
        };
        await pulumi.runtime.setMocks({ newResource, call: ({ inputs }) => inputs }, "project", "stack");
        pulumi.runtime.setAllConfig({});
    });

    async function sourceOf(pipelineId: pulumi.Input<number>): Promise<unknown> {
        await known(new Action("tell-us", { workspace: "acme", projectName: "site", pipelineId, type: "SLACK" }).urn);
        return sources["tell-us"];
    }

    const newPipeline = (name: string, definitionSource?: "REMOTE") =>
        new Pipeline(name, { workspace: "acme", projectName: "site", ...(definitionSource && { definitionSource }) });

    it("passes on how the pipeline of an action is defined, with its id changed or not", async () => {
        const { pipelineId } = newPipeline("remote", "REMOTE");

        expect(await sourceOf(pipelineId)).toBe("REMOTE");
        expect(await sourceOf(pipelineId.apply(Number))).toBe("REMOTE");
        const args = { workspace: "acme", projectName: "site", pipelineId, dockerfilePath: "Dockerfile" };
        await known(new DockerfileAction("build", args).urn);
        expect(sources["build"]).toBe("REMOTE");
    });

    it("passes on nothing where no pipeline, or more than one, can be meant", async () => {
        const [remote, local] = [newPipeline("remote", "REMOTE"), newPipeline("local")];
        const either = pulumi.all([remote.pipelineId, local.pipelineId]).apply(([first]) => first);

        expect(await sourceOf(local.pipelineId)).toBeUndefined();
        expect(await sourceOf(either)).toBeUndefined();
        expect(await sourceOf(pulumi.output(12))).toBeUndefined();
        expect(await sourceOf(12)).toBeUndefined();
    });
});
