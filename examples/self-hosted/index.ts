import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

// Without an address the provider would send its token to Buddy's cloud.
new pulumi.Config("buddyworks").require("baseUrl");

const config = new pulumi.Config();

const image = new DockerfileAction("image", {
    projectName: config.get("project") ?? "company-website", // the name id in the project's URL
    pipelineId: config.getNumber("pipeline") ?? 1, // the number in the pipeline's URL
    name: "Build and push to the company's registry",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
    dockerRegistry: "OTHER",
    registry: config.get("registry") ?? "registry.example.com",
    repository: "website",
    login: config.get("registryUser") ?? "buddy",
    password: config.requireSecret("registryPassword"),
});

export const htmlUrl = image.htmlUrl;
