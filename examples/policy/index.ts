import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, Pipeline } from "pulumi-buddyworks";

const config = new pulumi.Config();
const projectName = config.get("project") ?? "company-website";

const pipeline = new Pipeline("images", { projectName, name: "Images" });

const image = new DockerfileAction("image", {
    projectName,
    pipelineId: pipeline.pipelineId,
    name: "Build image",
    dockerfilePath: "Dockerfile",
    dockerImageTag: config.get("tag") ?? "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
    buildArgs: { NODE_ENV: "production" },
});

export const htmlUrl = image.htmlUrl;
