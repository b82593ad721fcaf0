// Both forms of whatever has two, with plain and secret values inside.
import * as pulumi from "@pulumi/pulumi";
import { type DockerBuildSecretArgs, DockerfileAction, type TriggerConditionArgs } from "pulumi-buddyworks";

const common = { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" };
const token = new pulumi.Config().requireSecret("token");
const npmrc: DockerBuildSecretArgs = { id: "npmrc", value: pulumi.output("NPMRC"), type: "ENV" };
const condition: TriggerConditionArgs = {
    triggerCondition: "VAR_IS",
    triggerVariableKey: "A",
    triggerVariableValue: token,
};

new DockerfileAction("list", {
    ...common,
    targetStage: pulumi.output("runtime"),
    pull: true,
    artifact: "images",
    buildArgs: ["A=1", pulumi.interpolate`TOKEN=${token}`, Promise.resolve("B=2")],
    integration: { hashId: pulumi.output("5ddb7c180fb38be67bd78a88a") },
    secrets: [npmrc, pulumi.output(npmrc), { id: "key", value: "/keys/id", type: "FILE" }],
});
new DockerfileAction("record", {
    ...common,
    buildArgs: { A: "1", TOKEN: token },
    integration: { identifier: "my_ecr" },
    variables: [
        { key: "PLAIN", value: "1", type: "VAR", settable: true },
        { key: "UNTYPED", value: "1", note: "why", agentNote: pulumi.output("how"), disabled: true },
        { key: "TOKEN", value: token, type: "VAR", encrypted: true },
        { key: "deploy", type: "SSH_KEY", value: "…", passphrase: token, filePlace: "CONTAINER", fileChmod: "600" },
    ],
    triggerConditions: [
        { triggerCondition: "ON_CHANGE_AT_PATH", triggerConditionPaths: ["docker/", pulumi.output("src/")] },
        {
            triggerCondition: "OR",
            triggerOperands: [
                { triggerCondition: "ON_CHANGE" },
                pulumi.output(condition),
                { triggerCondition: "OR", triggerOperands: [condition, Promise.resolve(condition)] },
            ],
        },
        { triggerCondition: "DATETIME", triggerHours: [8, 20], triggerDays: [1], timezone: "Europe/Warsaw" },
    ],
});
new DockerfileAction("secret-as-a-whole", { ...common, buildArgs: pulumi.secret({ TOKEN: "1" }) });
