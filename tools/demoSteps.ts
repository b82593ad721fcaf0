import type { Simulator, StoredAction } from "../simulator/index";
import type { DemoStack } from "./demoStack";
import { expectSame, Mismatch } from "./expectation";

export interface DemoScene {
    stack: DemoStack;
    simulator: Simulator;
}

export interface DemoStep {
    name: string;
    /** What is about to happen. */
    about: string;
    /** What to look at in the output. */
    look: string;
    run: (scene: DemoScene) => Promise<void>;
    /** Compares what happened with what was announced; returns the proof in words. */
    verify: (scene: DemoScene) => Promise<string>;
}

export const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

const FIRST_VERSION = "1.0.0";
const NEXT_VERSION = "1.1.0";
const TAG = "1.0.0";
const STRAY_TAG = "latest";

export const demoSteps: readonly DemoStep[] = [
    {
        name: "preview",
        about: "Plan the program's one action. Nothing is sent to Buddy.",
        look: 'the line with "+" and DockerfileAction',
        run: ({ stack }) => stack.show("preview", "--suppress-outputs"),
        verify: async ({ simulator }) => {
            expectSame("requests sent to Buddy", { expected: [], actual: simulator.journal.all().map(requestLine) });
            expectSame("actions in the pipeline", { expected: 0, actual: simulator.state.actions(PIPELINE).length });
            return "planned the action, sent nothing to Buddy";
        },
    },
    {
        name: "up",
        about: "Create the action.",
        look: "the outputs: the id Buddy gave the action, and its page in Buddy",
        run: ({ stack }) => stack.show("up", "--yes", "--skip-preview"),
        verify: async ({ stack, simulator }) => {
            expectWrites(simulator, ["POST 201"]);
            const action = onlyAction(simulator);
            expectSame("name at Buddy", { expected: "Build and push image", actual: action.name });
            expectBuildArgs(action, FIRST_VERSION);
            const outputs = await stack.outputs();
            expectSame("output actionId", { expected: action.id, actual: outputs["actionId"] });
            const page = await fetch(String(outputs["htmlUrl"]));
            expectSame("status of the page at htmlUrl", { expected: 200, actual: page.status });
            return `created action ${action.id} with one POST`;
        },
    },
    {
        name: "up again",
        about: "Run the same program once more. Nothing changed, so nothing is done.",
        look: '"2 unchanged" (the stack itself counts as one)',
        run: ({ stack }) => stack.show("up", "--yes", "--skip-preview", "--expect-no-changes", "--suppress-outputs"),
        verify: async ({ simulator }) => {
            expectWrites(simulator, []);
            return "changed nothing, sent no write";
        },
    },
    {
        name: "update",
        about: `Change the build argument APP_VERSION from ${FIRST_VERSION} to ${NEXT_VERSION}: an update in place.`,
        look: 'the "~" on buildArgs, and that nothing is replaced',
        run: async ({ stack }) => {
            await stack.show("config", "set", "appVersion", NEXT_VERSION);
            await stack.show("up", "--yes", "--skip-preview", "--diff", "--suppress-outputs");
        },
        verify: async ({ stack, simulator }) => {
            expectWrites(simulator, ["PATCH 200"]);
            const action = onlyAction(simulator);
            expectBuildArgs(action, NEXT_VERSION);
            expectSame("output actionId", { expected: action.id, actual: (await stack.outputs())["actionId"] });
            return "changed it in place with one PATCH, same action";
        },
    },
    {
        name: "refresh",
        about: `A colleague has set the image tag to "${STRAY_TAG}" in Buddy. Read what Buddy holds.`,
        look: `the drift: dockerImageTag is now "${STRAY_TAG}"`,
        run: async ({ stack, simulator }) => {
            const { id } = onlyAction(simulator);
            simulator.state.editAction({ ...PIPELINE, actionId: id }, { docker_image_tag: STRAY_TAG });
            await stack.show("refresh", "--yes", "--skip-preview", "--diff", "--suppress-outputs");
        },
        verify: async ({ stack, simulator }) => {
            expectWrites(simulator, []);
            expectSame("dockerImageTag in the state", { expected: STRAY_TAG, actual: await recordedTag(stack) });
            return "saw the drift, sent no write";
        },
    },
    {
        name: "repair",
        about: "Set the image tag back to what the program says.",
        look: `dockerImageTag going back to "${TAG}"`,
        run: ({ stack }) => stack.show("up", "--yes", "--skip-preview", "--diff", "--suppress-outputs"),
        verify: async ({ stack, simulator }) => {
            expectWrites(simulator, ["PATCH 200"]);
            const action = onlyAction(simulator);
            expectSame("docker_image_tag at Buddy", { expected: TAG, actual: action.docker_image_tag });
            expectBuildArgs(action, NEXT_VERSION);
            expectSame("dockerImageTag in the state", { expected: TAG, actual: await recordedTag(stack) });
            return "repaired it with one PATCH";
        },
    },
    {
        name: "destroy",
        about: "Delete the action.",
        look: 'the "-" in front of DockerfileAction',
        run: ({ stack }) => stack.show("destroy", "--yes", "--skip-preview", "--remove"),
        verify: async ({ stack, simulator }) => {
            expectWrites(simulator, ["DELETE 204"]);
            expectSame("actions in the pipeline", { expected: 0, actual: simulator.state.actions(PIPELINE).length });
            expectSame("stacks", { expected: [], actual: await stack.names() });
            return "deleted it with one DELETE, nothing left";
        },
    },
];

function expectWrites(simulator: Simulator, expected: string[]): void {
    const actual = simulator.journal.writes().map(({ method, status }) => `${method} ${status}`);
    expectSame("writes sent to Buddy", { expected, actual });
}

function requestLine({ method, path }: { method: string; path: string }): string {
    return `${method} ${path}`;
}

function onlyAction(simulator: Simulator): StoredAction {
    const [action, ...others] = simulator.state.actions(PIPELINE);
    if (!action || others.length > 0) {
        throw new Mismatch(`actions in the pipeline: expected 1, got ${action ? others.length + 1 : 0}`);
    }
    return action;
}

function expectBuildArgs(action: StoredAction, version: string): void {
    expectSame("build_args at Buddy", { expected: [`APP_VERSION=${version}`], actual: action.build_args });
}

async function recordedTag(stack: DemoStack): Promise<unknown> {
    return (await stack.resources())[0]?.outputs?.["dockerImageTag"];
}
