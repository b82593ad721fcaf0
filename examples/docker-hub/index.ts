import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

const config = new pulumi.Config();
const user = config.require("dockerHubUser");

const image = new DockerfileAction("image", {
    projectName: config.get("project") ?? "company-website", // the name id in the project's URL
    pipelineId: config.getNumber("pipeline") ?? 1, // the number in the pipeline's URL
    name: "Build and push to Docker Hub",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
    dockerRegistry: "DOCKER_HUB",
    repository: `${user}/website`,
    login: user,
    password: config.requireSecret("dockerHubToken"), // an access token: Docker Hub takes one in the place of a password
});

export const htmlUrl = image.htmlUrl;
