import { strictEqual } from "node:assert";
import type { Simulator } from "../simulator";
import type { PulumiProject } from "../tests/helpers/pulumiProject";
import type { Ran } from "../tests/helpers/runProcess";

export interface Stack {
    project: PulumiProject;
    simulator: Simulator;
    /** Runs `pulumi <command>`, or a script instead of the CLI. */
    run: (command: StackCommand, ...flags: string[]) => Promise<Ran>;
}

export type StackCommand = "preview" | "up" | "refresh" | "destroy";

const PIPELINE = { workspace: "acme", project: "site", pipelineId: 12 };

/** From the first preview to the destroy, with facts read from the simulator; if short, only create and destroy. */
export async function runLifecycle(stack: Stack, { isShort }: { isShort: boolean }): Promise<void> {
    await stack.project.setConfig("tag", "1.4.0");
    if (!isShort) {
        await succeed(stack, "preview");
        expectSame(actionsOf(stack.simulator), [], "a preview created an action");
    }
    const id = await create(stack);
    if (!isShort) {
        await update(stack, id);
        await refresh(stack, id);
    }
    await succeed(stack, "destroy", "--yes", "--skip-preview");
    expectSame(actionsOf(stack.simulator), [], "destroy left an action");
}

async function create(stack: Stack): Promise<number> {
    const { project, simulator } = stack;
    await succeed(stack, "up", "--yes", "--skip-preview");
    const [action, ...others] = actionsOf(simulator);
    const { id, name, type, dockerfile_path, docker_image_tag } = action ?? {};
    expectSame(
        { name, type, dockerfile_path, docker_image_tag, others },
        { name: "image", type: "DOCKERFILE", dockerfile_path: "Dockerfile", docker_image_tag: "1.4.0", others: [] },
    );
    const page = new URL(`/acme/site/pipelines/action/${id}/edit`, simulator.url).href;
    expectSame(await project.outputs(), { htmlUrl: page });
    await succeed(stack, "preview", "--expect-no-changes");
    return Number(id);
}

async function update(stack: Stack, id: number): Promise<void> {
    await stack.project.setConfig("tag", "1.5.0");
    await succeed(stack, "up", "--yes", "--skip-preview");
    const actions = actionsOf(stack.simulator).map((action) => ({ id: action.id, tag: action["docker_image_tag"] }));
    expectSame(actions, [{ id, tag: "1.5.0" }], "a changed input did not update the action");
}

async function refresh(stack: Stack, id: number): Promise<void> {
    const { project, simulator } = stack;
    simulator.state.editAction({ ...PIPELINE, actionId: id }, { docker_image_tag: "edited" });
    await succeed(stack, "refresh", "--yes", "--skip-preview");
    const [resource] = await project.resources();
    strictEqual(resource?.outputs?.["dockerImageTag"], "edited", "refresh did not see what was edited in Buddy");
}

function actionsOf({ state }: Simulator) {
    return state.actions(PIPELINE);
}

async function succeed({ run }: Stack, command: StackCommand, ...flags: string[]): Promise<void> {
    const ran = await run(command, ...flags);
    if (ran.code !== 0) {
        throw new Error(`${command} ended with code ${ran.code}\n${ran.all}`);
    }
}

/** Compares JSON, because `deepStrictEqual` tells jest's arrays from Node's. */
function expectSame(found: unknown, expected: unknown, message?: string): void {
    strictEqual(JSON.stringify(found), JSON.stringify(expected), message);
}
