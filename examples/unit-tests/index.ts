import * as pulumi from "@pulumi/pulumi";
import { websiteImages } from "./images";

const config = new pulumi.Config();

const { web, worker } = websiteImages({
    projectName: config.get("project") ?? "company-website",
    pipelineId: config.getNumber("pipeline") ?? 1,
    release: config.get("release") ?? "1.0.0",
    registryPassword: config.requireSecret("registryPassword"),
});

export const htmlUrls = [web.htmlUrl, worker.htmlUrl];
