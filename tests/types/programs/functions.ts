// Functions in both forms, with and without a provider of their own.
import * as pulumi from "@pulumi/pulumi";
import type {
    FunctionOptions,
    GetIntegrationArgs,
    GetIntegrationResult,
    GetPipelineOutputArgs,
    GetPipelineResult,
} from "pulumi-buddyworks";
import {
    DockerfileAction,
    getIntegration,
    getIntegrationOutput,
    getPipeline,
    getPipelineOutput,
    Provider,
} from "pulumi-buddyworks";

const shared = new pulumi.StackReference("acme/shared/prod");
const options: FunctionOptions = { provider: new Provider("europe", { region: "eu" }) };
const registryArgs: GetIntegrationArgs = { name: "Amazon ECR", workspace: process.env["WORKSPACE_OF_SITE"] };
const pipelineArgs: GetPipelineOutputArgs = {
    workspace: undefined,
    projectName: shared.requireOutput("project"),
    name: pulumi.interpolate`Build ${pulumi.getStack()}`,
};

export async function inPlainForm(): Promise<string | undefined> {
    const { workspace, projectName, pipelineId }: GetPipelineResult = await getPipeline({
        projectName: "site",
        name: "B",
    });
    const { hashId, type, identifier }: GetIntegrationResult = await getIntegration(registryArgs, options);
    new DockerfileAction(type, {
        workspace,
        projectName,
        pipelineId,
        dockerfilePath: "Dockerfile",
        integration: { hashId },
    });
    return identifier;
}

const pipeline: pulumi.Output<GetPipelineResult> = getPipelineOutput(pipelineArgs, options);
const registry = getIntegrationOutput({ name: Promise.resolve("Amazon ECR") }, { provider: undefined });
export const image = new DockerfileAction("image", {
    projectName: pipeline.projectName,
    pipelineId: pipeline.pipelineId,
    dockerfilePath: "Dockerfile",
    dockerRegistry: "AMAZON_ECR",
    region: "eu-central-1",
    integration: { hashId: registry.hashId },
});
export const pages: pulumi.Output<string>[] = [pipeline.htmlUrl, registry.url];
export const identifier: pulumi.Output<string | undefined> = registry.apply((found) => found.identifier);
