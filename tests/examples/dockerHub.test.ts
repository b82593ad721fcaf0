import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

const TOKEN = "an access token of Docker Hub";

describeExample("docker-hub", {
    answers: () => ({ dockerHubToken: TOKEN }),
    plan: ["create image"],
    creates: [
        [
            [
                ACTIONS_PATH,
                {
                    ...ACTION,
                    name: "Build and push to Docker Hub",
                    docker_registry: "DOCKER_HUB",
                    repository: "acme/website",
                    login: "acme",
                    password: TOKEN,
                },
            ],
        ],
    ],
    outputs: (simulators) => ({ htmlUrl: actionPage(simulators) }),
});
