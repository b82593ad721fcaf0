import { type Simulator, startSimulator } from "../../simulator";
import { LIVE_MIRROR, MINIMAL_INPUTS } from "../helpers/exampleAction";
import { oneAction, programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";

const ACCOUNT = programOf(`
    const provider = new Provider("account", { token: config.requireSecret("accountToken") });
    new DockerfileAction("image", ${JSON.stringify(MINIMAL_INPUTS)}, { provider });
`);

let simulator: Simulator;
let project: PulumiProject | undefined;

afterEach(async () => {
    await project?.remove();
    project = undefined;
    await simulator.close();
});

/** A stack made with one token, and the same Buddy, which by now takes another one only. */
async function rotated(program: string, key: string): Promise<PulumiProject> {
    simulator = await startSimulator({ token: "the-first-token" });
    project = await createPulumiProject({ program, simulator });
    delete project.env["BUDDY_TOKEN"];
    await project.setConfig(key, "the-first-token", { secret: true });
    await project.up("--skip-preview");
    const actions = simulator.state.actions(LIVE_MIRROR);
    await simulator.close();
    simulator = await startSimulator({ token: "the-next-token" });
    for (const action of actions) {
        simulator.state.addAction(LIVE_MIRROR, action);
    }
    project.env["BUDDY_BASE_URL"] = simulator.url;
    await project.setConfig(key, "the-next-token", { secret: true });
    return project;
}

const statuses = () => {
    const seen = simulator.journal.all().map(({ method, status }) => [method, status]);
    simulator.journal.clear();
    return seen;
};

describeWithCli("a token that was changed in the stack's configuration", () => {
    it("reaches refresh and destroy with the next up, even one that changes nothing", async () => {
        const stack = await rotated(oneAction(MINIMAL_INPUTS), "buddyworks:token");

        expect((await stack.run("refresh", "--yes", "--skip-preview")).code).not.toBe(0);
        expect(statuses()).toEqual([["GET", 401]]);
        await stack.up("--skip-preview");
        expect(statuses()).toEqual([]);
        await stack.refresh("--skip-preview");
        await stack.destroy("--skip-preview");

        expect(statuses()).toEqual([
            ["GET", 200],
            ["DELETE", 204],
        ]);
    });

    it.each([
        ["the stack's own", oneAction(MINIMAL_INPUTS), "buddyworks:token"],
        ["that of an explicit provider", ACCOUNT, "accountToken"],
    ])("is used and recorded with --run-program: %s", async (_whose, program, key) => {
        const stack = await rotated(program, key);

        await stack.refresh("--skip-preview", "--run-program");
        await stack.refresh("--skip-preview");
        await stack.destroy("--skip-preview", "--run-program");

        expect(statuses()).toEqual([
            ["GET", 200],
            ["GET", 200],
            ["DELETE", 204],
        ]);
    });
});
