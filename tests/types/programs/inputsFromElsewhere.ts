// Values from configuration, other resources, other stacks and promises, where plain ones could stand.
import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

const config = new pulumi.Config();
const shared = new pulumi.StackReference("acme/shared/prod");

export const fromOutputs = new DockerfileAction("from-outputs", {
    workspace: pulumi.output("acme"),
    projectName: pulumi.interpolate`site-${pulumi.getStack()}`,
    pipelineId: pulumi.output(12),
    dockerfilePath: pulumi.output("Dockerfile"),
    login: config.get("login"),
    password: config.requireSecret("password"),
    dockerRegistry: config.requireSecret("registry"),
    insecureRegistry: config.getBoolean("insecure"),
    cacheMode: pulumi.output("MAX" as const),
    timeout: config.requireNumber("timeout"),
    loop: pulumi.output(["TARGETS"]),
    secrets: pulumi.output([{ id: "npmrc", value: "NPMRC", type: "ENV" as const }]),
    variables: [{ key: config.require("key"), type: "VAR", value: config.requireSecret("value"), encrypted: true }],
});

export const fromAnotherStack = new DockerfileAction("from-another-stack", {
    projectName: shared.getOutput("project"),
    pipelineId: shared.requireOutput("pipeline"),
    dockerfilePath: shared.getOutput("file"),
    dockerRegistry: "AMAZON_ECR",
    region: shared.requireOutput("region"),
    integration: { hashId: shared.requireOutput("integration") },
    buildArgs: shared.getOutput("buildArgs"),
});

export const wholeObjectsFromAnotherStack = new DockerfileAction("whole-objects", {
    projectName: "site",
    pipelineId: 12,
    dockerfilePath: "Dockerfile",
    dockerRegistry: shared.getOutput("registry"),
    integration: shared.getOutput("integration"),
    secrets: shared.getOutput("secrets"),
});

export const fromPromises = new DockerfileAction("from-promises", {
    projectName: Promise.resolve("site"),
    pipelineId: Promise.resolve(12),
    dockerfilePath: "Dockerfile",
    dockerRegistry: Promise.resolve("AMAZON_ECR"),
    integration: Promise.resolve({ identifier: "my_ecr" }),
});

export const afterAnother = new DockerfileAction("after-another", {
    projectName: fromOutputs.projectName,
    pipelineId: fromOutputs.pipelineId,
    dockerfilePath: "Dockerfile",
    afterActionId: fromOutputs.actionId,
    adoptActionId: fromAnotherStack.actionId,
});
