import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, Provider } from "pulumi-buddyworks";

const config = new pulumi.Config();

// Regions are separate installations of Buddy: a token is valid only in its own.
const us = new Provider("us", {
    region: "us",
    token: config.requireSecret("usToken"),
    workspace: config.get("usWorkspace") ?? "buddy",
    baseUrl: config.get("usBaseUrl"), // only for a self-hosted Buddy: wins over the region
});
const eu = new Provider("eu", {
    region: "eu",
    token: config.requireSecret("euToken"),
    workspace: config.get("euWorkspace") ?? "acme",
    baseUrl: config.get("euBaseUrl"),
});

/** The project's name id and the pipeline's number, as in their URLs. */
interface Place {
    projectName: string;
    pipelineId: number;
}

function imageIn(provider: Provider, name: string, place: Place): DockerfileAction {
    return new DockerfileAction(
        name,
        {
            ...place,
            name: "Build website",
            dockerfilePath: "Dockerfile",
            dockerImageTag: "$BUDDY_RUN_COMMIT_SHORT", // filled in by Buddy at each run
            dockerRegistry: "OTHER",
            registry: "registry.example.com",
            repository: "website",
            login: "buddy",
            password: config.requireSecret("registryPassword"),
        },
        { provider },
    );
}

const usImage = imageIn(us, "us-image", {
    projectName: config.get("usProject") ?? "company-website",
    pipelineId: config.getNumber("usPipeline") ?? 1,
});
const euImage = imageIn(eu, "eu-image", {
    projectName: config.get("euProject") ?? "site",
    pipelineId: config.getNumber("euPipeline") ?? 12,
});

export const usHtmlUrl = usImage.htmlUrl;
export const euHtmlUrl = euImage.htmlUrl;
