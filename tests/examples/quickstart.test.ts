import { ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

describeExample("quickstart", {
    plan: ["create image"],
    creates: [
        [
            [
                ACTIONS_PATH,
                {
                    type: "DOCKERFILE",
                    name: "Build and push image",
                    dockerfile_path: "Dockerfile",
                    docker_image_tag: "1.0.0",
                    docker_registry: "AMAZON_ECR",
                    region: "us-east-1",
                    repository: "web",
                    integration: { hash_id: "5ddb7c180fb38be67bd78a88a" },
                    build_args: ["APP_VERSION=1.0.0"],
                    secrets: [{ id: "npmrc", value: "$HOME/.npmrc", type: "FILE" }],
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ actionId: 101, htmlUrl: actionPage(simulators) }),
});
