import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the simulator keeps the actions of Buddy's documentation example. */
export const LIVE_MIRROR = { workspace: "buddy", project: "company-website", pipelineId: 2 };
/** A pipeline of the same project whose cache scope is WORKSPACE. */
export const BUILD_IMAGE = { ...LIVE_MIRROR, pipelineId: 1 };
export const ACTIONS_PATH = "/workspaces/buddy/projects/company-website/pipelines/2/actions";

/** The body of the POST in Buddy's documentation, verbatim. */
export const DOCUMENTED_REQUEST: Record<string, unknown> = JSON.parse(
    readFileSync(join(__dirname, "..", "fixtures", "documentedRequest.json"), "utf8"),
);

/** The same as a program writes it, copied by hand from the documentation's page. */
export const DOCUMENTED_INPUTS = {
    name: "Build dockerfile",
    triggerTime: "ON_EVERY_EXECUTION",
    dockerImageTag: "14.06",
    region: "us-east-1",
    integration: { hashId: "5ddb7c180fb38be67bd78a88a" },
    dockerfilePath: "dir/Dockerfile",
    repository: "MyDockerRepo",
    insecureRegistry: true,
    doNotPruneImages: true,
    buildkit: true,
    secrets: [
        { id: "someSecret", value: "path_to_secret", type: "FILE" },
        { id: "mysecret", value: "MY_ENV_VAR_KEY", type: "ENV" },
    ],
    buildArgs: ["key=value"],
};

export const PLACE = { workspace: "buddy", projectName: "company-website", pipelineId: 2 };

/** The documentation's example with its place, as handlers see it. */
export const DOCUMENTED_ACTION = { ...PLACE, ...DOCUMENTED_INPUTS };

/** The least that a resource needs. */
export const MINIMAL_INPUTS = { ...PLACE, name: "Build", dockerfilePath: "Dockerfile" };

/** As the engine hands it over: the resource's row in Pulumi's display. */
export const URN = "urn:pulumi:test::site-images::pulumi-nodejs:dynamic/buddy:DockerfileAction::image";

/** What is shown when the entry of a borrowed action is deleted. */
export const BORROWED = (id: number) =>
    `warning: adoptActionId: action ${id} of buddy/company-website/2 stays at Buddy, because the deleted entry only ` +
    "borrowed it. To let Pulumi delete an adopted action, remove adoptActionId and run `pulumi up` before you remove the " +
    "resource.";
