import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

const CONVENTIONS = {
    ...ACTION,
    docker_registry: "AMAZON_ECR",
    region: "eu-central-1",
    integration: { identifier: "amazon_ecr" },
    provenance: "MAX",
};

describeExample("team-component", {
    plan: ["create api", "create api", "create web", "create web"],
    creates: [
        [
            [
                ACTIONS_PATH,
                {
                    ...CONVENTIONS,
                    name: "Build storefront/web",
                    dockerfile_path: "services/web/Dockerfile",
                    context_path: "services/web",
                    repository: "storefront/web",
                    build_args: ["TEAM=storefront"],
                },
            ],
            [
                ACTIONS_PATH,
                {
                    ...CONVENTIONS,
                    name: "Build storefront/api",
                    dockerfile_path: "services/api/Dockerfile",
                    context_path: "services/api",
                    repository: "storefront/api",
                    build_args: ["NODE_ENV=production", "TEAM=storefront"],
                    after_action_id: 101,
                },
            ],
        ],
    ],
    outputs: (simulators) => ({
        repositories: ["storefront/web", "storefront/api"],
        htmlUrls: [actionPage(simulators), actionPage(simulators, { actionId: 102 })],
    }),
    besides: (scene) => {
        it("keeps each action below its component", async () => {
            const urns = (await scene().project.resources()).map(({ urn }) => urn.split("::").slice(2).join(" "));
            expect(urns.sort()).toEqual([
                "acme:images:TeamImage api",
                "acme:images:TeamImage web",
                "acme:images:TeamImage$pulumi-nodejs:dynamic/buddy:DockerfileAction api",
                "acme:images:TeamImage$pulumi-nodejs:dynamic/buddy:DockerfileAction web",
            ]);
        });
    },
});
