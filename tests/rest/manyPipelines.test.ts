import { takeRequests } from "../helpers/cliOutput";
import { type Gate, startGate } from "../helpers/gate";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const PROJECTS = ["blog", "shop"];
const PIPELINES = 20;
const ACTIONS = 15;
const ORDER = Array.from({ length: ACTIONS }, (_, index) => `Step ${index}`);
/** More than there are pipelines, so that each of them can have a request under way. */
const PARALLEL = ["--parallel", "32"];

/** Every third action is a build, as in a pipeline that builds, tests and deploys. */
const PROGRAM = `
const { Action, DockerfileAction, Pipeline } = require("pulumi-buddyworks");
for (let number = 0; number < ${PIPELINES}; number++) {
    const workspace = "acme";
    const projectName = ${JSON.stringify(PROJECTS)}[number % ${PROJECTS.length}];
    const pipeline = new Pipeline("pipeline-" + number, { workspace, projectName, name: "Pipeline " + number });
    let before;
    for (const [step, name] of ${JSON.stringify(ORDER)}.entries()) {
        const place = { workspace, projectName, pipelineId: pipeline.pipelineId, afterActionId: before?.actionId };
        const resource = "pipeline-" + number + "-" + step;
        before = step % 3 === 0
            ? new DockerfileAction(resource, { ...place, name, dockerfilePath: "Dockerfile" })
            : new Action(resource, { ...place, name, type: "SLEEP", properties: { sleep_in_sec: step } });
    }
}
`;

const simulator = withOneSimulator();
let gate: Gate;
let project: PulumiProject;

beforeAll(async () => {
    for (const name of PROJECTS) {
        simulator.state.addProject({ workspace: "acme", name });
    }
    gate = await startGate({ target: simulator.url, groups: PIPELINES, groupOf: pipelineOfNewAction });
    // Patient, because the gate opens only when an action of every pipeline is being created: it proves that they go up side by side.
    const env = { BUDDY_TIMEOUT: "280" };
    project = await createPulumiProject({ program: PROGRAM, simulator: { ...gate, token: simulator.token }, env });
});

afterAll(async () => {
    await project?.remove();
    gate?.close();
});

const listOf = (name: string) => `/workspaces/acme/projects/${name}/pipelines`;

/** The path of the pipeline in which a request creates an action. */
function pipelineOfNewAction({ method, path }: { method: string; path: string }): string | undefined {
    return method === "POST" ? /^(.+)\/actions$/.exec(path)?.[1] : undefined;
}

const pipelines = () =>
    PROJECTS.flatMap((name) => {
        const place = { workspace: "acme", project: name };
        return simulator.state.pipelines(place).map(({ id }) => {
            const actions = simulator.state.actions({ ...place, pipelineId: id });
            return { path: `${listOf(name)}/${id}`, actions };
        });
    });

const times = (count: number, request: string) => Array.from({ length: count }, () => request);

describeWithCli("twenty pipelines of fifteen actions", () => {
    it("go up in one run with one request per create and one list per collection", async () => {
        await project.up("--skip-preview", ...PARALLEL);

        const made = pipelines();
        expect(takeRequests(simulator).sort()).toEqual(
            [
                ...PROJECTS.map((name) => `GET ${listOf(name)}?page=1&per_page=30&sort_by=id&sort_direction=ASC`),
                ...PROJECTS.flatMap((name) => times(PIPELINES / PROJECTS.length, `POST ${listOf(name)}`)),
                ...made.map(({ path }) => `GET ${path}/actions`),
                ...made.flatMap(({ path }) => times(ACTIONS, `POST ${path}/actions`)),
            ].sort(),
        );
    });

    it("come out in the program's order", () => {
        expect(pipelines().map(({ actions }) => actions.map(({ name }) => name))).toEqual(
            Array.from({ length: PIPELINES }, () => ORDER),
        );
    });

    it("send nothing when nothing changed", async () => {
        await project.up("--skip-preview", "--expect-no-changes", ...PARALLEL);

        expect(takeRequests(simulator)).toEqual([]);
    });

    it("are refreshed with one GET each, and unchanged inputs stay in the state as they were", async () => {
        const inputs = async () => (await project.resources()).map((resource) => resource.inputs);
        const before = await inputs();

        await project.refresh("--skip-preview", "--expect-no-changes", ...PARALLEL);

        expect(takeRequests(simulator).sort()).toEqual(
            pipelines()
                .flatMap(({ path, actions }) => [
                    `GET ${path}`,
                    ...actions.map(({ id }) => `GET ${path}/actions/${id}`),
                ])
                .sort(),
        );
        expect(await inputs()).toEqual(before);
    });

    it("are destroyed with one DELETE each, and a look into each pipeline before its own", async () => {
        const before = pipelines();

        await project.destroy("--skip-preview", ...PARALLEL);

        expect(takeRequests(simulator).sort()).toEqual(
            before
                .flatMap(({ path, actions }) => [
                    ...actions.map(({ id }) => `DELETE ${path}/actions/${id}`),
                    `GET ${path}/actions`,
                    `DELETE ${path}`,
                ])
                .sort(),
        );
        expect(pipelines()).toEqual([]);
        expect(await project.resources()).toEqual([]);
    });
});
