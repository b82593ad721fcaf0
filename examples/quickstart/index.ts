import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

const config = new pulumi.Config();

const image = new DockerfileAction("image", {
    projectName: config.get("project") ?? "company-website",
    pipelineId: config.getNumber("pipeline") ?? 1,
    name: "Build and push image",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "1.0.0",
    dockerRegistry: "AMAZON_ECR",
    region: "us-east-1",
    repository: "web",
    integration: { hashId: config.get("integration") ?? "5ddb7c180fb38be67bd78a88a" },
    buildArgs: { APP_VERSION: config.get("appVersion") ?? "1.0.0" },
    secrets: [{ id: "npmrc", value: "$HOME/.npmrc", type: "FILE" }],
});

export const actionId = image.actionId;
export const htmlUrl = image.htmlUrl;
