import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const PLACE = { workspace: "buddy", projectName: "company-website" };

/** A pipeline, a build in it, and an action after the build. */
function programWith({ pipeline = {}, build = {} }: { pipeline?: object; build?: object } = {}): string {
    return `
        const { Action, DockerfileAction, Pipeline } = require("pulumi-buddyworks");
        const { workspace, projectName, pipelineId } = new Pipeline("release", ${JSON.stringify({ ...PLACE, ...pipeline })});
        const place = { workspace, projectName, pipelineId };
        const build = new DockerfileAction("build", { ...place, dockerfilePath: "Dockerfile", ...${JSON.stringify(build)} });
        new Action("tell-us", { ...place, type: "SLACK", afterActionId: build.actionId, properties: { channel: "C0" } });
    `;
}

const simulator = withOneSimulator();
let project: PulumiProject;

async function planOf(program: string): Promise<string[]> {
    await project.writeProgram(program);
    return (await project.plan()).sort();
}

describeWithCli("a preview of a pipeline with actions", () => {
    beforeAll(async () => {
        project = await createPulumiProject({ program: programWith(), simulator });
        await project.up("--skip-preview");
    });

    afterAll(() => project?.remove());

    it("shows an edited pipeline, and its actions as they are", async () => {
        expect(await planOf(programWith({ pipeline: { priority: "HIGH" } }))).toEqual(["update release"]);
    });

    it("shows an edited action, and the action after it as it is", async () => {
        expect(await planOf(programWith({ build: { contextPath: "web" } }))).toEqual(["update build"]);
    });

    it("shows the replacement of actions whose pipeline is replaced", async () => {
        const remote = { definitionSource: "REMOTE", remoteProjectName: "shop" };
        expect(await planOf(programWith({ pipeline: remote }))).toEqual([
            "replace build",
            "replace release",
            "replace tell-us",
        ]);
    });

    it("is right: the run changes only the edited pipeline and keeps what depends on what", async () => {
        simulator.journal.clear();
        await project.writeProgram(programWith({ pipeline: { priority: "HIGH" } }));

        await project.up("--skip-preview");

        const { pipelineId } = (await project.resources()).find(({ type }) => type.endsWith("Pipeline"))?.outputs ?? {};
        expect(simulator.journal.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
            `PATCH /workspaces/buddy/projects/company-website/pipelines/${pipelineId}`,
        ]);
        const nameOf = (urn: unknown) => String(urn).split("::").at(-1);
        const found = await project.resources();
        const entries = found.map(({ urn, dependencies = [] }) => [
            nameOf(urn),
            [dependencies].flat().map(nameOf).sort(),
        ]);
        expect(Object.fromEntries(entries)).toEqual({
            release: [],
            build: ["release"],
            "tell-us": ["build", "release"],
        });
    });
});
