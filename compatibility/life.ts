import { strictEqual } from "node:assert";
import type { Simulator } from "../simulator";
import type { PulumiProject } from "../tests/helpers/pulumiProject";
import type { Ran } from "../tests/helpers/runProcess";

export interface Living {
    project: PulumiProject;
    simulator: Simulator;
    /** Runs `pulumi <verb>`, or what takes the CLI's place. */
    act: (verb: Verb, ...flags: string[]) => Promise<Ran>;
}

export type Verb = "preview" | "up" | "refresh" | "destroy";

const PIPELINE = { workspace: "acme", project: "site", pipelineId: 12 };

/** From the first preview to the last action gone, with facts read back from Buddy's side; or only its two ends. */
export async function live(living: Living, { isShort }: { isShort: boolean }): Promise<void> {
    await living.project.setConfig("tag", "1.4.0");
    if (!isShort) {
        await succeed(living, "preview");
        expectSame(actionsOf(living.simulator), [], "a preview made an action");
    }
    const id = await create(living);
    if (!isShort) {
        await update(living, id);
        await refresh(living, id);
    }
    await succeed(living, "destroy", "--yes", "--skip-preview");
    expectSame(actionsOf(living.simulator), [], "destroy left an action");
}

async function create(living: Living): Promise<number> {
    const { project, simulator } = living;
    await succeed(living, "up", "--yes", "--skip-preview");
    const [action, ...others] = actionsOf(simulator);
    const { id, name, type, dockerfile_path, docker_image_tag } = action ?? {};
    expectSame(
        { name, type, dockerfile_path, docker_image_tag, others },
        { name: "image", type: "DOCKERFILE", dockerfile_path: "Dockerfile", docker_image_tag: "1.4.0", others: [] },
    );
    const page = new URL(`/acme/site/pipelines/action/${id}/edit`, simulator.url).href;
    expectSame(await project.outputs(), { htmlUrl: page });
    await succeed(living, "preview", "--expect-no-changes");
    return Number(id);
}

async function update(living: Living, id: number): Promise<void> {
    await living.project.setConfig("tag", "1.5.0");
    await succeed(living, "up", "--yes", "--skip-preview");
    const actions = actionsOf(living.simulator).map((action) => ({ id: action.id, tag: action["docker_image_tag"] }));
    expectSame(actions, [{ id, tag: "1.5.0" }], "a changed input did not update the action");
}

async function refresh(living: Living, id: number): Promise<void> {
    const { project, simulator } = living;
    simulator.state.editAction({ ...PIPELINE, actionId: id }, { docker_image_tag: "edited" });
    await succeed(living, "refresh", "--yes", "--skip-preview");
    const [resource] = await project.resources();
    strictEqual(resource?.outputs?.["dockerImageTag"], "edited", "refresh did not see what was edited in Buddy");
}

function actionsOf({ state }: Simulator) {
    return state.actions(PIPELINE);
}

async function succeed({ act }: Living, verb: Verb, ...flags: string[]): Promise<void> {
    const ran = await act(verb, ...flags);
    if (ran.code !== 0) {
        throw new Error(`${verb} ended with code ${ran.code}\n${ran.all}`);
    }
}

/** By their text: jest's arrays are not Node's to `deepStrictEqual`. */
function expectSame(found: unknown, expected: unknown, message?: string): void {
    strictEqual(JSON.stringify(found), JSON.stringify(expected), message);
}
