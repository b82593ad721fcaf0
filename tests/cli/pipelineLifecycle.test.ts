import { takeRequests } from "../helpers/cliOutput";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";
import { call } from "../simulator/client";

const PROJECT = { workspace: "buddy", project: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
const PIPELINE = `${PIPELINES}/13`;
const [BUILD, SLACK] = [`${PIPELINE}/actions/101`, `${PIPELINE}/actions/102`];
const RELEASE = { ...PROJECT, pipelineId: 13 };

interface Changes {
    pipeline?: object;
    build?: object;
    slack?: object;
}

/** A pipeline with its build and a message, as a person writes it. */
function program({ pipeline, build, slack }: Changes = {}): string {
    return `
        import { Action, DockerfileAction, Pipeline } from "pulumi-buddyworks";

        const { workspace, projectName, pipelineId, identifier } = new Pipeline("release", ${JSON.stringify({
            workspace: PROJECT.workspace,
            projectName: PROJECT.project,
            events: [{ type: "PUSH", refs: ["refs/heads/main"] }],
            priority: "HIGH",
            ...pipeline,
        })});
        const place = { workspace, projectName, pipelineId };
        const build = new DockerfileAction("build", {
            ...place,
            ...${JSON.stringify({ dockerfilePath: "Dockerfile", buildArgs: ["MODE=fast"], ...build })},
        });
        new Action("tell-us", {
            ...place,
            type: "SLACK",
            afterActionId: build.actionId,
            ...${JSON.stringify({ triggerTime: "ON_FAILURE", properties: { channel: "C0", content: "Failed" }, ...slack })},
        });

        export { pipelineId, identifier };
    `;
}

describeWithCli("the life of a pipeline with its actions, from a TypeScript program", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    const get = async (path: string) => (await call(simulator, { path })).body;

    beforeAll(async () => {
        project = await createPulumiProject({ program: program(), language: "ts", simulator });
    });

    afterAll(() => project?.remove());

    it("begins with a preview that asks Buddy nothing", async () => {
        expect((await project.plan()).sort()).toEqual(["create build", "create release", "create tell-us"]);
        expect(takeRequests(simulator)).toEqual([]);
    });

    it("is created by one POST each, after one list of each collection", async () => {
        await project.up("--skip-preview");

        const bodies = simulator.journal.writes().map(({ body }) => body);
        expect(takeRequests(simulator)).toEqual([
            `GET ${PIPELINES}?page=1&per_page=30&sort_by=id&sort_direction=ASC`,
            `GET ${PIPELINES}?page=2&per_page=30&sort_by=id&sort_direction=ASC`,
            `POST ${PIPELINES}`,
            `GET ${PIPELINE}/actions`,
            `POST ${PIPELINE}/actions`,
            `POST ${PIPELINE}/actions`,
        ]);
        expect(bodies).toEqual([
            { name: "release", events: [{ type: "PUSH", refs: ["refs/heads/main"] }], priority: "HIGH" },
            { name: "build", type: "DOCKERFILE", dockerfile_path: "Dockerfile", build_args: ["MODE=fast"] },
            {
                name: "tell-us",
                type: "SLACK",
                trigger_time: "ON_FAILURE",
                after_action_id: 101,
                channel: "C0",
                content: "Failed",
            },
        ]);
        const { identifier, actions } = await get(PIPELINE);
        expect(await project.outputs()).toEqual({ pipelineId: 13, identifier });
        expect(actions).toMatchObject([
            { id: 101, name: "build", type: "DOCKERFILE" },
            { id: 102, name: "tell-us", type: "SLACK" },
        ]);
        expect((await project.resources()).map(({ id }) => id)).toEqual([
            "buddy/company-website/13",
            "buddy/company-website/13/101",
            "buddy/company-website/13/102",
        ]);
    });

    it("stays as it is at a second up, which sends no request at all", async () => {
        simulator.journal.clear();

        await project.up("--skip-preview", "--expect-no-changes");

        expect(takeRequests(simulator)).toEqual([]);
    });

    it("changes each in place, with one PATCH, and clears what is removed", async () => {
        await project.writeProgram(
            program({
                pipeline: { priority: undefined, events: [{ type: "PUSH", refs: ["refs/heads/*"] }] },
                build: { buildArgs: undefined, dockerImageTag: "1.0" },
                slack: { triggerTime: undefined, properties: { channel: "C1" } },
            }),
        );

        await project.up("--skip-preview");

        expect(takeRequests(simulator).sort()).toEqual([`PATCH ${PIPELINE}`, `PATCH ${BUILD}`, `PATCH ${SLACK}`]);
        const [pipeline, build, slack] = [await get(PIPELINE), await get(BUILD), await get(SLACK)];
        expect(pipeline).toMatchObject({ priority: "NORMAL", events: [{ type: "PUSH", refs: ["refs/heads/*"] }] });
        expect(build).toMatchObject({ docker_image_tag: "1.0" });
        expect(build).not.toHaveProperty("build_args");
        expect(slack).toMatchObject({ trigger_time: "ON_EVERY_EXECUTION", channel: "C1" });
        expect(slack).not.toHaveProperty("content");
    });

    it("shows at a refresh what people clicked, and the next up sets it back", async () => {
        simulator.state.editPipeline(RELEASE, { events: null, note: "clicked" });
        simulator.state.editAction({ ...RELEASE, actionId: 101 }, { docker_image_tag: "latest", pull: true });
        simulator.state.editAction({ ...RELEASE, actionId: 102 }, { channel: "C2", content: "clicked" });

        const { stdout } = await project.refresh("--diff");

        expect(stdout).toMatch(/\nResources:\n {4}~ 3 updated\n/);
        expect(stdout).toMatch(/~ dockerImageTag *: "1\.0" => "latest"\n/);
        expect(stdout).toMatch(/~ channel *: "C1" => "C2"\n/);
        expect(stdout).not.toMatch(/clicked|pull/);

        simulator.journal.clear();
        await project.up("--skip-preview");

        expect(takeRequests(simulator).sort()).toEqual([`PATCH ${PIPELINE}`, `PATCH ${BUILD}`, `PATCH ${SLACK}`]);
        expect(await get(PIPELINE)).toMatchObject({
            events: [{ type: "PUSH", refs: ["refs/heads/*"] }],
            note: "clicked",
        });
        expect(await get(BUILD)).toMatchObject({ docker_image_tag: "1.0", pull: true });
        expect(await get(SLACK)).toMatchObject({ channel: "C1", content: "clicked" });
    });

    it("ends with destroy: the actions go first, so the pipeline needs no force", async () => {
        simulator.journal.clear();

        await project.destroy("--skip-preview");

        expect(takeRequests(simulator)).toEqual([
            `DELETE ${SLACK}`,
            `DELETE ${BUILD}`,
            `GET ${PIPELINE}/actions`,
            `DELETE ${PIPELINE}`,
        ]);
        expect((await call(simulator, { path: PIPELINE })).status).toBe(404);
        expect(simulator.state.pipelines(PROJECT).map(({ id }) => id)).toEqual([1, 2]);
        expect(await project.resources()).toEqual([]);
    });
});
