import { importedText, runBuddyCommand, useImportedProgram } from "../helpers/buddyCommand";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();
let project: PulumiProject;

beforeEach(async () => {
    project = await createPulumiProject({ program: "", language: "ts", simulator });
});

afterEach(() => project?.remove());

describeWithCli("pulumi-buddyworks import of any pipeline", () => {
    it("imports what Buddy leaves out or writes as Docker does, as a program that compiles", async () => {
        const unusual = {
            name: "Process",
            type: "DOCKERFILE",
            timeout: 0,
            build_args: ["HTTP_PROXY", "EMPTY=", "A=1"],
        };
        const { id } = simulator.state.addAction(BUILD_IMAGE, unusual);

        const args = ["import", "buddy/company-website/1", "--actions-only", "--code", "images.ts", "--run"];
        const ran = await runBuddyCommand(project, ...args);
        await useImportedProgram(project);

        expect(ran.code).toBe(0);
        expect(await importedText(project, "images.ts")).toBe(`\
import { DockerfileAction } from "pulumi-buddyworks";

const process2 = new DockerfileAction("process", {
    workspace: "buddy",
    projectName: "company-website",
    pipelineId: 1,
    name: "Process",
    dockerfilePath: "Dockerfile",
    buildArgs: ["HTTP_PROXY", "EMPTY=", "A=1"],
});
`);
        await project.preview("--expect-no-changes");
        await project.preview("--expect-no-changes", "--refresh");
        expect(simulator.journal.writes()).toEqual([]);
        simulator.state.editAction({ ...BUILD_IMAGE, actionId: id }, { build_args: ["HTTP_PROXY=", "EMPTY=", "A=1"] });
        expect((await project.preview("--refresh")).stdout).toMatch(/ process update \[diff: ~buildArgs,protect\]\n/);
    });

    it("copes with hundreds of actions of ten types", async () => {
        for (let count = 0; count < 300; count += 1) {
            const own = count % 10 === 0 ? { dockerfile_path: `${count}/Dockerfile` } : { commands: [`make ${count}`] };
            const type = count % 10 === 0 ? "DOCKERFILE" : `TYPE_${count % 10}`;
            simulator.state.addAction(BUILD_IMAGE, { name: `Image ${count % 50}`, type, ...own });
        }

        const ran = await runBuddyCommand(project, "import", "buddy/company-website/1", "--code", "images.ts", "--run");
        await useImportedProgram(project);
        await project.preview("--expect-no-changes");

        expect(ran.code).toBe(0);
        expect(ran.stderr).toMatch(
            /^reading action 100 of 300\nreading action 200 of 300\nproperties are .*\npipeline buddy\/company-website\/1 and 300 actions read\n/,
        );
        const inOrder = simulator.state.actions(BUILD_IMAGE).map(({ id }) => `buddy/company-website/1/${id}`);
        const file = JSON.parse(await importedText(project, "buddy-import.json")) as { resources: { id: string }[] };
        const all = ["buddy/company-website/1", ...inOrder];
        expect(file.resources.map(({ id }) => id)).toEqual(all);
        expect((await project.resources()).map(({ id: own }) => own).sort()).toEqual(all.sort());
    });
});
