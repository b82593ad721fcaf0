import { messages, takeRequests } from "../helpers/cliOutput";
import {
    ACTIONS_PATH,
    BUILD_IMAGE,
    DOCUMENTED_INPUTS,
    LIVE_MIRROR,
    MINIMAL_INPUTS,
    PLACE,
} from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { READING_SETS } from "../helpers/switches";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const RELEASE = { workspace: "acme", project: "site", pipelineId: 12 };
const ACTION = { ...LIVE_MIRROR, actionId: 101 };

const simulator = withSimulator();
let project: PulumiProject | undefined;

afterEach(async () => {
    await project?.remove();
    project = undefined;
});

async function deployed(program: string): Promise<PulumiProject> {
    project = await createPulumiProject({ program, simulator, env: { BUDDY_MAX_RETRIES: "0" } });
    await project.up("--skip-preview");
    simulator.journal.clear();
    return project;
}

/** What the state says about Buddy, without the engine's bookkeeping. */
async function holdings(stack: PulumiProject): Promise<unknown> {
    return (await stack.resources()).map(({ urn, id, inputs, outputs }) => ({ urn, id, inputs, outputs }));
}

describeWithCli("what somebody changes in Buddy", () => {
    it("is shown by refresh and repaired by up with one PATCH; what was never set is left alone", async () => {
        const stack = await deployed(oneAction({ ...PLACE, ...DOCUMENTED_INPUTS }));
        simulator.state.editAction(ACTION, { repository: "elsewhere", timeout: 60, secrets: null });

        const { stdout } = await stack.refresh("--skip-preview", "--diff");

        expect(stdout.match(/^ {6}[~+-] \w.*/gm)).toEqual([
            expect.stringMatching(/^ {6}~ repository *: "MyDockerRepo" => "elsewhere"$/),
            expect.stringMatching(/^ {6}- secrets *: \[$/),
        ]);
        simulator.journal.clear();
        await stack.up("--skip-preview");
        expect(takeRequests(simulator)).toEqual([`PATCH ${ACTIONS_PATH}/101`]);
        expect(simulator.state.action(ACTION)).toMatchObject({
            repository: "MyDockerRepo",
            timeout: 60,
            secrets: DOCUMENTED_INPUTS.secrets,
        });
        await stack.preview("--expect-no-changes");
    });

    it("is forgotten at refresh when action, pipeline or project was removed, and up creates anew", async () => {
        const three = programOf(`
            new DockerfileAction("inPipeline", ${JSON.stringify({ ...MINIMAL_INPUTS, pipelineId: 1 })});
            new DockerfileAction("inProject", ${JSON.stringify(MINIMAL_INPUTS)});
            new DockerfileAction("inWorkspace", {
                workspace: "acme", projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile",
            });
        `);
        const stack = await deployed(three);
        const [only] = simulator.state.actions(BUILD_IMAGE);
        simulator.state.removeAction({ ...BUILD_IMAGE, actionId: only?.id ?? 0 });
        simulator.state.removePipeline(LIVE_MIRROR);
        simulator.state.removeProject(RELEASE);

        await stack.refresh("--skip-preview");

        expect(await stack.resources()).toEqual([]);
        expect((await stack.plan()).sort()).toEqual(["create inPipeline", "create inProject", "create inWorkspace"]);
        simulator.journal.clear();
        const failed = await stack.run("up", "--yes", "--skip-preview", "--continue-on-error");
        expect(failed.code).not.toBe(0);
        // The SDK adds a line per resource that failed to register.
        expect(messages(failed).filter((line) => line.includes("create action"))).toEqual([
            "error: create action in acme/site/12: 404 Not Found: Not found. Check workspace, projectName (its " +
                "name id), pipelineId and the region.",
            "error: create action in buddy/company-website/2: 404 Not Found: Not found. Check workspace, " +
                "projectName (its name id), pipelineId and the region.",
        ]);
        const stored = simulator.state.actions(BUILD_IMAGE);
        expect(stored.map(({ name }) => name)).toEqual(["Build"]);
        expect((await stack.resources()).map(({ id }) => id)).toEqual([`buddy/company-website/1/${stored[0]?.id}`]);
    });

    it("is no obstacle to destroy, even when the whole project is gone", async () => {
        const stack = await deployed(oneAction(MINIMAL_INPUTS));
        simulator.state.removeProject(LIVE_MIRROR);

        await stack.destroy("--skip-preview");

        expect(simulator.journal.all().map(({ method, status }) => [method, status])).toEqual([["DELETE", 404]]);
        expect(await stack.resources()).toEqual([]);
    });
});

describeWithCli("a refresh that Buddy refuses", () => {
    it("fails with the reason and leaves the state as it was", async () => {
        const stack = await deployed(oneAction(MINIMAL_INPUTS));
        const before = await holdings(stack);
        const reasons: string[] = [];
        for (const fault of [
            { status: 401, body: { errors: [{ message: "Wrong authentication data." }] } },
            { status: 500 },
            { status: 403, body: { errors: [{ message: "API is disabled in the workspace" }] } },
        ]) {
            simulator.faults.add({ kind: "status", ...fault });

            const failed = await stack.run("refresh", "--yes", "--skip-preview");

            expect(failed.code).not.toBe(0);
            expect(await holdings(stack)).toEqual(before);
            reasons.push(...messages(failed));
        }
        expect(reasons).toEqual([
            "error: read action 101 in buddy/company-website/2: 401 Unauthorized: Wrong authentication data. The " +
                "token is wrong, expired, or from another region or workspace. Check buddyworks:token (or " +
                "BUDDY_TOKEN) and buddyworks:region. After a token rotation run `pulumi up`, or `pulumi refresh " +
                "--run-program`, because plain refresh and destroy use the configuration of the last up.",
            "error: read action 101 in buddy/company-website/2: 500 Internal Server Error: A fault of the simulator.",
            "error: read action 101 in buddy/company-website/2: 403 Forbidden: API is disabled in the workspace. " +
                "Switch the API on in the workspace's settings, under Security.",
        ]);
        expect(simulator.state.actions(LIVE_MIRROR)).toHaveLength(1);
        await stack.preview("--expect-no-changes");
    });
});

describeWithCli("Buddy's ways of answering", () => {
    const everything = {
        ...PLACE,
        ...DOCUMENTED_INPUTS,
        pipelineId: 1,
        dockerRegistry: "AMAZON_ECR",
        buildArgs: { b: "2", a: "1" },
        login: "ann",
        password: "correct horse battery",
        cacheMode: "MAX",
        runNext: "IN_SOFT_PARALLEL",
        variables: [
            { key: "PLAIN", type: "VAR", value: "seen" },
            { key: "HIDDEN", type: "VAR", value: "unseen", encrypted: true },
        ],
    };

    it("never show as a change: neither at refresh nor at the preview after it", async () => {
        const stack = await deployed(oneAction(everything));
        for (const behaviour of Object.values(READING_SETS)) {
            Object.assign(simulator.behaviour, behaviour);

            await stack.refresh("--skip-preview", "--expect-no-changes");
            await stack.preview("--expect-no-changes");
        }
        expect(simulator.journal.writes()).toEqual([]);
        expect(simulator.journal.all().map(({ status }) => status)).toEqual([200, 200, 200]);
    });
});
