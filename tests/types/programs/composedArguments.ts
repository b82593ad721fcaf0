// Arguments that are built in pieces: by helper functions, from defaults, in loops.
import * as pulumi from "@pulumi/pulumi";
import type { DockerfileActionArgs, DockerfileActionFields, DockerRegistry, IntegrationArgs } from "pulumi-buddyworks";
import { type AmazonEcrArgs, DockerfileAction } from "pulumi-buddyworks";

function imageArgs(projectName: string, tag?: pulumi.Input<string>): DockerfileActionArgs {
    return { projectName, pipelineId: 12, dockerfilePath: "Dockerfile", ...(tag && { dockerImageTag: tag }) };
}

function ecrArgs(integration: pulumi.Input<IntegrationArgs>): AmazonEcrArgs {
    return { ...imageArgs("site"), dockerRegistry: "AMAZON_ECR", region: "eu-central-1", integration };
}

const defaults: Partial<DockerfileActionFields> = { workspace: "acme", buildkit: true, retryCount: 2 };
const registry: DockerRegistry = "OTHER";

export const images = ["site", "shop"].map((project) => new DockerfileAction(project, imageArgs(project, "1.0")));
export const ecr = new DockerfileAction("ecr", ecrArgs({ identifier: "my_ecr" }));
export const withDefaults = new DockerfileAction("with-defaults", {
    ...defaults,
    projectName: "site",
    pipelineId: 12,
    dockerfilePath: "Dockerfile",
    dockerRegistry: registry,
});

export class Images extends pulumi.ComponentResource {
    readonly page: pulumi.Output<string>;

    constructor(name: string, args: DockerfileActionArgs, opts?: pulumi.ComponentResourceOptions) {
        super("acme:index:Images", name, {}, opts);
        const image = new DockerfileAction(name, { ...args, doNotPruneImages: true }, { parent: this });
        this.page = image.htmlUrl;
    }
}
