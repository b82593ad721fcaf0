import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Behaviour } from "../../simulator";
import { runBuddyCommand } from "../helpers/buddyCommand";
import { addClickedActions } from "../helpers/clickedPipeline";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { READING_SETS } from "../helpers/switches";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const TARGET = "buddy/company-website/2";

const simulator = withOneSimulator();
let project: PulumiProject;
let usual: Behaviour;
let actions: number;

// tests/importer/everyReading.test.ts tries every single reading without the CLI.
describeWithCli("an imported pipeline, read otherwise than the simulator does by default", () => {
    beforeAll(async () => {
        actions = addClickedActions(simulator);
        project = await createPulumiProject({ program: "", language: "ts", simulator });
    });

    afterAll(() => project?.remove());

    beforeEach(() => {
        usual = { ...simulator.behaviour };
    });

    afterEach(() => Object.assign(simulator.behaviour, usual));

    it.each(Object.entries(READING_SETS))(
        "%s: nothing changes, neither before nor after a refresh",
        async (stack, behaviour) => {
            Object.assign(simulator.behaviour, behaviour);
            project.env["PULUMI_STACK"] = stack;
            await project.run("stack", "init", stack);

            const ran = await runBuddyCommand(project, "import", TARGET, "--code", "images.ts", "--run");
            await project.writeProgram(await readFile(join(project.folder, "project", "images.ts"), "utf8"));

            expect(ran.code).toBe(0);
            expect(await project.resources()).toHaveLength(actions + 1);
            await project.preview("--expect-no-changes", "--refresh");
            expect(simulator.journal.writes()).toEqual([]);
        },
    );
});
