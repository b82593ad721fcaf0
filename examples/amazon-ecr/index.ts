import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

const config = new pulumi.Config();

// The infrastructure stack of the same name: dev reads from dev, production from production.
const infrastructure = new pulumi.StackReference(`${pulumi.getOrganization()}/infrastructure/${pulumi.getStack()}`);

const image = new DockerfileAction("image", {
    projectName: config.get("project") ?? "company-website", // the name id in the project's URL
    pipelineId: config.getNumber("pipeline") ?? 1, // the number in the pipeline's URL
    name: "Build and push to Amazon ECR",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
    dockerRegistry: "AMAZON_ECR",
    region: infrastructure.requireOutput("region"),
    repository: infrastructure.requireOutput("repositoryName"),
    integration: { hashId: infrastructure.requireOutput("buddyIntegration") },
});

export const htmlUrl = image.htmlUrl;
