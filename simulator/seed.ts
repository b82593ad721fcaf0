import type { SimulatorState } from "./state";

/**
 * Adds the data of the documentation's example. D: workspace, project, pipeline 2 and the Amazon integration; the rest
 * is invented. A second workspace shows when a client confuses two workspaces.
 */
export function addSeedData(state: SimulatorState): void {
    const workspace = "buddy";
    const project = "company-website";
    state.addWorkspace(workspace);
    state.addProject({ workspace, name: project, displayName: "Company Website" });
    state.addPipeline({
        workspace,
        project,
        id: 1,
        name: "Build image",
        identifier: "build_image",
        cacheScope: "WORKSPACE",
    });
    state.addPipeline({ workspace, project, id: 2, name: "Live mirror", identifier: "live_mirror" });
    for (const [hashId, identifier, name, type] of INTEGRATIONS) {
        state.addIntegration({ workspace, hashId, identifier, name, type });
    }

    state.addWorkspace("acme");
    state.addProject({ workspace: "acme", name: "site", displayName: "Site" });
    state.addPipeline({ workspace: "acme", project: "site", id: 12, name: "Release", identifier: "release" });
}

const INTEGRATIONS: [string, string, string, string][] = [
    ["5ddb7c180fb38be67bd78a88a", "amazon_ecr", "Amazon ECR", "AMAZON"],
    ["6b1f0a94c27e4d5380a6f1b2c", "google_registry", "Google Artifact Registry", "GOOGLE_SERVICE_ACCOUNT"],
    ["7c2e9d13b84f5a6091d3e7c4f", "docker_hub", "Docker Hub", "DOCKER_HUB"],
    ["8d3fa2b6c05e6b71a2f4d8e5a", "git_hub", "GitHub", "GIT_HUB"],
];
