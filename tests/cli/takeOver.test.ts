import { installBuddyCommand } from "../helpers/buddyCommand";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { replay } from "../helpers/replay";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const PIPELINE = { workspace: "acme", project: "website", pipelineId: 12 };

const simulator = withOneSimulator();
let project: PulumiProject;

/** The pipeline that the page's reader is supposed to have clicked together. */
function plantPipeline(): void {
    const { state } = simulator;
    state.removePipeline({ workspace: "acme", project: "site", pipelineId: 12 });
    state.addProject({ workspace: "acme", name: "website" });
    state.addPipeline({ workspace: "acme", project: "website", id: 12, name: "Release" });
    state.addIntegration({ workspace: "acme", hashId: "5ddb7c18", identifier: "ecr", name: "ECR", type: "AMAZON" });
    state.addAction(PIPELINE, {
        id: 34,
        name: "Build and push",
        type: "DOCKERFILE",
        dockerfile_path: "Dockerfile",
        docker_image_tag: "1.4.0",
        docker_registry: "AMAZON_ECR",
        region: "eu-central-1",
        repository: "website",
        integration: { hash_id: "5ddb7c18" },
    });
    state.addAction(PIPELINE, {
        id: 35,
        name: "Mirror",
        type: "DOCKERFILE",
        dockerfile_path: "Dockerfile",
        docker_registry: "DOCKER_HUB",
        repository: "acme/website",
        login: "acme-robot",
        password: "hunter22",
    });
    state.addAction(PIPELINE, { id: 36, name: "Deploy", type: "SSH_COMMAND" });
}

describeWithCli("the transcript in docs/import.md", () => {
    beforeAll(async () => {
        plantPipeline();
        project = await createPulumiProject({ program: "", language: "ts", simulator });
        await installBuddyCommand(project);
    });

    afterAll(() => project?.remove());

    it("is what happens", async () => {
        await replay("docs/import.md", project);

        expect(simulator.journal.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
            "PATCH /workspaces/acme/projects/website/pipelines/12/actions/34",
        ]);
        expect(simulator.state.actions(PIPELINE)).toMatchObject([
            { id: 34, docker_image_tag: "1.5.0" },
            { id: 35, password: "hunter22", docker_registry: "DOCKER_HUB" },
            { id: 36 },
        ]);
    });
});
