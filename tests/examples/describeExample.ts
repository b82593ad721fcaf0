import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { allFiles } from "../helpers/secrecy";
import { describeWithCli } from "../helpers/withCli";
import { readmeCommands } from "./exampleFiles";
import { type Answers, createExampleProject, type ExampleProject, followReadme } from "./exampleProject";

export interface Scene {
    project: ExampleProject;
    simulators: Simulator[];
}

export type Create = [path: string, body: object];

export interface Story {
    /** The simulators in the place of Buddy. @default one */
    simulators?: () => Promise<Simulator[]>;
    /** What the README says to export. @default what the simulator's command prints */
    environment?: (simulators: Simulator[]) => Record<string, string>;
    /** What the README says to prepare besides its commands. */
    prepare?: (scene: Scene) => Promise<void>;
    /** What the reader enters. */
    answers?: (simulators: Simulator[]) => Answers;
    /** What a preview shows. */
    plan: string[];
    /** What `pulumi up` sends to each simulator, as path and body, in any order. */
    creates: Create[][] | ((simulators: Simulator[]) => Create[][]);
    /** What the stack then puts out. */
    outputs: (simulators: Simulator[]) => object;
    /** More tests, between the creation and the end. */
    besides?: (scene: () => Scene) => void;
}

/** An action of which only the program knows more. */
export const ACTION = {
    type: "DOCKERFILE",
    dockerfile_path: "Dockerfile",
    docker_image_tag: "$BUDDY_RUN_COMMIT_SHORT",
};
export const ACTIONS_PATH = "/workspaces/buddy/projects/company-website/pipelines/1/actions";

/** The page of an action at the first of the simulators. */
export function actionPage(
    [simulator]: (Simulator | undefined)[],
    { place = "buddy/company-website", actionId = 101 } = {},
): string {
    return new URL(`/${place}/pipelines/action/${actionId}/edit`, simulator?.url).href;
}

const asPrinted = ([simulator]: Simulator[]) => ({
    BUDDY_BASE_URL: simulator?.url ?? "",
    BUDDY_TOKEN: simulator?.token ?? "",
    BUDDY_WORKSPACE: "buddy",
});

/** Runs an example as its README says, with the real CLI, from its creation to its destruction. */
export function describeExample(example: string, story: Story): void {
    const { environment = asPrinted, answers = () => ({}), besides } = story;
    const secretKeys = readmeCommands(example)
        .filter((words) => words.includes("--secret"))
        .map((words) => words.at(-1) ?? "");
    /** Options of the README's last command, `pulumi up`. */
    const upOptions = readmeCommands(example).at(-1)?.slice(2) ?? [];
    let scene: Scene;
    let printed = "";

    const writes = ({ journal }: Simulator) =>
        journal.writes().map(({ method, path, body, status }) => ({ method, path, body, status }));

    describeWithCli(`the example ${example}`, () => {
        beforeAll(async () => {
            const simulators = await (story.simulators ?? (async () => [await startSimulator()]))();
            const project = await createExampleProject(example, { env: environment(simulators) });
            scene = { project, simulators };
            await story.prepare?.(scene);
        });

        afterAll(async () => {
            await scene?.project.remove();
            await Promise.all((scene?.simulators ?? []).map((simulator) => simulator.close()));
        });

        it("is set up by what its README says, and previewed with all type checks, without a change in Buddy", async () => {
            const { project, simulators } = scene;
            project.env["PULUMI_NODEJS_TRANSPILE_ONLY"] = "false";
            printed += await followReadme(example, project, answers(simulators));

            expect((await project.plan(...upOptions)).sort()).toEqual(story.plan);

            expect(simulators.flatMap(writes)).toEqual([]);
            project.env["PULUMI_NODEJS_TRANSPILE_ONLY"] = "true";
        });

        it("creates exactly what it says, and puts out where it is", async () => {
            const { project, simulators } = scene;

            printed += (await project.up("--skip-preview", "--diff", ...upOptions)).all;

            const creates = typeof story.creates === "function" ? story.creates(simulators) : story.creates;
            expect(simulators.map((simulator) => inOrder(writes(simulator)))).toEqual(
                creates.map((each) =>
                    inOrder(each.map(([path, body]) => ({ method: "POST", path, body, status: 201 }))),
                ),
            );
            expect(await project.outputs()).toEqual(story.outputs(simulators));
        });

        it("finds nothing to change afterwards, not even after a refresh", async () => {
            const { project } = scene;
            printed += (await project.preview("--expect-no-changes", "--refresh", "--diff", ...upOptions)).all;
        });

        it("keeps its secrets out of state, configuration and output", async () => {
            const { project, simulators } = scene;
            const given: Answers = answers(simulators);
            const kept = `${await allFiles(project.stateFolder)}${await allFilesBeside(project)}${printed}`;
            expect(secretKeys.filter((key) => kept.includes(given[key] ?? ""))).toEqual([]);
        });

        besides?.(() => scene);

        it("leaves nothing behind when it is destroyed", async () => {
            const { project, simulators } = scene;
            await project.destroy("--skip-preview");
            expect(await project.resources()).toEqual([]);
            for (const { journal } of simulators) {
                const created = journal.writes().filter(({ method }) => method === "POST");
                const deleted = journal.writes().filter(({ method }) => method === "DELETE");
                expect(deleted.map(({ status }) => status)).toEqual(created.map(() => 204));
            }
            expect(simulators.flatMap(remainder)).toEqual([]);
        });
    });
}

/** The stacks' configuration files. */
const allFilesBeside = ({ folder }: ExampleProject) => allFiles(join(folder, "project"));

/** By path and name: Pulumi creates side by side what does not depend on each other. */
function inOrder<T extends { path: string; body: unknown }>(writes: T[]): T[] {
    const keyOf = ({ path, body }: T) => `${path} ${nameIn(body)}`;
    return [...writes].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const nameIn = (body: unknown) => (typeof body === "object" && body !== null && "name" in body ? body.name : undefined);

/** The pipelines that were created, and the actions in those that were there before. */
function remainder({ state, journal }: Simulator): unknown[] {
    return journal.writes().flatMap(({ path, body }) => {
        const [, workspace = "", project = "", id] =
            /workspaces\/(.+)\/projects\/(.+)\/pipelines(?:\/(\d+))?/.exec(path) ?? [];
        if (id === undefined) {
            return state.pipelines({ workspace, project }).filter(({ name }) => name === nameIn(body));
        }
        const pipeline = { workspace, project, pipelineId: Number(id) };
        return state.pipeline(pipeline) === undefined ? [] : state.actions(pipeline);
    });
}
