import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Behaviour, type Simulator, startSimulator } from "../../simulator";
import { runBuddyCommand } from "../helpers/buddyCommand";
import { addClickedActions } from "../helpers/clickedPipeline";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { READINGS_OF_READS } from "../helpers/switches";
import { describeWithCli } from "../helpers/withCli";

const TARGET = "buddy/company-website/2";

let simulator: Simulator;
let project: PulumiProject;
let usual: Behaviour;
let builds: number;

describeWithCli("an imported pipeline, where Buddy answers in another way than the simulator by default", () => {
    beforeAll(async () => {
        simulator = await startSimulator();
        builds = addClickedActions(simulator);
        project = await createPulumiProject({ program: "", language: "ts", simulator });
    });

    afterAll(async () => {
        await project?.remove();
        await simulator?.close();
    });

    beforeEach(() => {
        usual = { ...simulator.behaviour };
    });

    afterEach(() => Object.assign(simulator.behaviour, usual));

    it.each(READINGS_OF_READS)("%s: %s — has nothing to change, before and after a refresh", async (quirk, value) => {
        const stack = `${quirk}-${value}`.replace(/[^\w-]/g, "_");
        Object.assign(simulator.behaviour, { [quirk]: value });
        project.env["PULUMI_STACK"] = stack;
        await project.run("stack", "init", stack);

        const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
        await project.writeProgram(await readFile(join(project.folder, "project", "images.ts"), "utf8"));

        expect(ran.code).toBe(0);
        expect(await project.resources()).toHaveLength(builds);
        await project.preview("--expect-no-changes", "--refresh");
        expect(simulator.journal.writes()).toEqual([]);
    });
});
