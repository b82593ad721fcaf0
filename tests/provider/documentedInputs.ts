/** Buddy's documentation example (page of 3 October 2024) as a program writes it. */
export const DOCUMENTED_INPUTS = {
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
};
