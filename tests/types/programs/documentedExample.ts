// The request in Buddy's documentation of "Build Docker Image", which names no registry.
import { DockerfileAction } from "pulumi-buddyworks";

export const image = new DockerfileAction("image", {
    workspace: "buddy",
    projectName: "company-website",
    pipelineId: 2,
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
});
