const pulumi = require("@pulumi/pulumi");
const { DockerfileAction, Provider } = require("pulumi-buddyworks");

const place = { workspace: "buddy", projectName: "company-website", pipelineId: 1 };

new DockerfileAction("least", { ...place, dockerfilePath: "Dockerfile" });

new DockerfileAction("everything", {
    ...place,
    name: "Everything",
    dockerfilePath: "docker/Dockerfile",
    contextPath: "app",
    dockerImageTag: "14.06",
    login: "robot",
    password: "recorded-password",
    integration: { hashId: "5ddb7c180fb38be67bd78a88a" },
    dockerRegistry: "AMAZON_ECR",
    region: "us-east-1",
    registry: "registry.example.com",
    repository: "web",
    buildArgs: { VERSION: "1", TOKEN: pulumi.secret("recorded-build-argument") },
    insecureRegistry: true,
    doNotPruneImages: true,
    buildkit: false,
    secrets: [{ id: "npmrc", value: "NPMRC", type: "ENV" }],
    provenance: "MAX",
    cacheMode: "MAX",
    triggerTime: "ON_FAILURE",
    triggerConditions: [{ triggerCondition: "VAR_IS", triggerVariableKey: "K", triggerVariableValue: "v" }],
    runNext: "IN_SOFT_PARALLEL",
    runOnlyOnFirstFailure: true,
    variables: [
        { key: "PLAIN", type: "VAR", value: "plain" },
        { key: "HIDDEN", type: "VAR", value: "recorded-variable", encrypted: true },
    ],
    disabled: true,
    timeout: 600,
    ignoreErrors: true,
    retryCount: 2,
    retryInterval: 5,
    loop: ["PLAIN"],
});

new DockerfileAction(
    "elsewhere",
    { workspace: "acme", projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile", buildArgs: ["A=1"] },
    { provider: new Provider("account", { workspace: "acme" }) },
);
