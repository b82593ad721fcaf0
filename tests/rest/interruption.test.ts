import { setTimeout as sleep } from "node:timers/promises";
import { messages } from "../helpers/cliOutput";
import { ACTIONS_PATH, LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { descendants } from "../helpers/processTree";
import { oneAction } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();
let project: PulumiProject;

const onServer = () => simulator.state.actions(LIVE_MIRROR);

async function posts(count: number): Promise<void> {
    while (simulator.journal.writes().length < count) {
        await sleep(10);
    }
}

/** One action in Buddy, the same one in the state, and nothing left to do. */
async function expectOneAndTheSame(): Promise<void> {
    const ids = (await project.resources()).map(({ outputs }) => outputs?.["actionId"]);
    expect(ids).toHaveLength(1);
    expect(onServer().map(({ id }) => id)).toEqual(ids);
    await project.preview("--expect-no-changes");
}

describeWithCli("an interrupted `pulumi up`", () => {
    beforeEach(async () => {
        project = await createPulumiProject({ program: oneAction(MINIMAL_INPUTS), simulator });
    });

    afterEach(() => project.remove());

    it("ends soon after Ctrl-C in a wait for the rate limit, and the next one creates the action", async () => {
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 60 });
        const { pid, ran } = project.start("up", "--yes", "--skip-preview");
        await posts(1);
        await sleep(200);
        process.kill(pid, "SIGINT");
        const { code } = await ran;
        expect(code).not.toBe(0);
        // After the whole minute the create would have been sent again, and succeeded.
        expect(onServer()).toEqual([]);
        await project.up("--skip-preview");
        await expectOneAndTheSame();
    });

    it("records the action whose create was under way at Ctrl-C", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 5000 });
        const { pid, ran } = project.start("up", "--yes", "--skip-preview");
        await posts(1);
        process.kill(pid, "SIGINT");
        await ran;
        await project.up("--skip-preview");
        expect(simulator.journal.writes()).toHaveLength(1);
        await expectOneAndTheSame();
    });

    it.each<[string, (pid: number) => Promise<void>]>([
        [
            "a second Ctrl-C",
            async (pid) => {
                process.kill(pid, "SIGINT");
                await sleep(300);
                process.kill(pid, "SIGINT");
            },
        ],
        ["kill -9", async (pid) => void process.kill(pid, "SIGKILL")],
    ])("leaves no action behind after %s, so that the next one doubles nothing", async (_title, end) => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 5000 });
        const { pid, ran } = project.start("up", "--yes", "--skip-preview");
        await posts(1);
        await end(pid);
        await ran;
        await posts(2);
        expect(simulator.journal.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
            `POST ${ACTIONS_PATH}`,
            `DELETE ${ACTIONS_PATH}/101`,
        ]);
        // A killed CLI leaves its lock; the user is told of this command.
        await project.run("cancel", "--yes");
        await project.up("--skip-preview");
        await expectOneAndTheSame();
    });

    it("whose host was killed tells nobody's id, and the action is adopted", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 5000 });
        const { pid, ran } = project.start("up", "--yes", "--skip-preview");
        await posts(1);
        for (const host of descendants(pid, "dynamic-provider")) {
            process.kill(host, "SIGKILL");
        }
        const failed = await ran;
        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toContain("error: error reading from server: EOF");
        expect(await project.resources()).toEqual([]);
        const [left] = onServer();
        await project.writeProgram(oneAction({ ...MINIMAL_INPUTS, adoptActionId: left?.id }));
        await project.up("--skip-preview");
        await expectOneAndTheSame();
    });
});
