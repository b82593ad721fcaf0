import { oneAction } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { replay } from "../helpers/replay";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const PIPELINE = { workspace: "acme", project: "site", pipelineId: 12 };
const INPUTS = { workspace: "acme", projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" };

const simulator = withOneSimulator();
let project: PulumiProject;

describeWithCli("the transcript in docs/drift.md", () => {
    beforeAll(async () => {
        project = await createPulumiProject({
            program: oneAction({ ...INPUTS, repository: "acme/website" }),
            simulator,
        });
        await project.up("--skip-preview");
    });

    afterAll(() => project?.remove());

    it("is what happens", async () => {
        const [action] = simulator.state.actions(PIPELINE);
        const edited = { ...PIPELINE, actionId: action?.id ?? 0 };
        simulator.state.editAction(edited, { repository: "acme/elsewhere", timeout: 60 });
        simulator.journal.clear();

        await replay("docs/drift.md", project);

        expect(simulator.journal.all().map(({ method }) => method)).toEqual(["GET", "PATCH"]);
        expect(simulator.state.action(edited)).toMatchObject({ repository: "acme/website", timeout: 60 });
    });
});
