import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

describeExample("google-artifact-registry", {
    plan: ["create image"],
    creates: [
        [
            [
                ACTIONS_PATH,
                {
                    ...ACTION,
                    name: "Build and push to Google Artifact Registry",
                    docker_registry: "GOOGLE_ARTIFACT_REGISTRY",
                    registry: "europe-west1-docker.pkg.dev",
                    repository: "acme-images/containers/website",
                    integration: { hash_id: "6b1f0a94c27e4d5380a6f1b2c" },
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ htmlUrl: actionPage(simulators) }),
});
