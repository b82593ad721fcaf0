import { installBuddyCommand } from "../helpers/buddyCommand";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { replay } from "../helpers/replay";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const simulator = withOneSimulator({ behaviour: { emptyFields: "null", clearNull: "ignored" } });
let project: PulumiProject;

describeWithCli("the transcript in docs/verify.md", () => {
    beforeAll(async () => {
        const { state } = simulator;
        state.removePipeline({ workspace: "acme", project: "site", pipelineId: 12 });
        state.addProject({ workspace: "acme", name: "website" });
        state.addPipeline({ workspace: "acme", project: "website", id: 12, name: "Trials" });
        project = await createPulumiProject({ program: "", simulator });
        await installBuddyCommand(project);
    });

    afterAll(() => project?.remove());

    it("is what happens, and the pipeline is as it was", async () => {
        await replay("docs/verify.md", project);

        expect(simulator.state.actions({ workspace: "acme", project: "website", pipelineId: 12 })).toEqual([]);
    });
});
