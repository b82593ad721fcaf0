import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, getIntegrationOutput, getPipelineOutput } from "pulumi-buddyworks";

const config = new pulumi.Config();
const projectName = config.get("project") ?? "company-website"; // the name id in the project's URL
const location = config.get("location") ?? "europe-west1";
const googleProject = config.get("googleProject") ?? "acme-images";

const pipeline = getPipelineOutput({ projectName, name: config.get("pipeline") ?? "Build image" });
const google = getIntegrationOutput({ name: config.get("integration") ?? "Google Artifact Registry" });

const image = new DockerfileAction("image", {
    projectName,
    pipelineId: pipeline.pipelineId,
    name: "Build and push to Google Artifact Registry",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
    dockerRegistry: "GOOGLE_ARTIFACT_REGISTRY",
    integration: { hashId: google.hashId },
    // Docker's name of the image, HOST/PROJECT/REPOSITORY/IMAGE, in two parts. Buddy does not document them for this
    // registry, so compare with an action that you create in Buddy.
    registry: `${location}-docker.pkg.dev`,
    repository: `${googleProject}/containers/website`,
});

export const htmlUrl = image.htmlUrl;
