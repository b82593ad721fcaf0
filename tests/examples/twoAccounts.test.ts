import { startSimulator } from "../../simulator";
import { ACTION, ACTIONS_PATH, actionPage, describeExample } from "./describeExample";

const PASSWORD = "of the company's registry";
const BUILD = {
    ...ACTION,
    name: "Build website",
    docker_registry: "OTHER",
    registry: "registry.example.com",
    repository: "website",
    login: "buddy",
    password: PASSWORD,
};

const US_TOKEN = "valid-in-the-US-only";
const EU_TOKEN = "valid-in-Europe-only";

describeExample("two-accounts", {
    simulators: () => Promise.all([US_TOKEN, EU_TOKEN].map((token) => startSimulator({ token }))),
    environment: () => ({}),
    prepare: async ({ project, simulators: [us, eu] }) => {
        await project.setConfig("usBaseUrl", us?.url ?? "");
        await project.setConfig("euBaseUrl", eu?.url ?? "");
    },
    answers: () => ({ usToken: US_TOKEN, euToken: EU_TOKEN, registryPassword: PASSWORD }),
    plan: ["create eu-image", "create us-image"],
    creates: [[[ACTIONS_PATH, BUILD]], [["/workspaces/acme/projects/site/pipelines/12/actions", BUILD]]],
    outputs: ([us, eu]) => ({
        usHtmlUrl: actionPage([us]),
        euHtmlUrl: actionPage([eu], { place: "acme/site" }),
    }),
});
