// Each output has the type of its value.
import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction } from "pulumi-buddyworks";

const image = new DockerfileAction("image", { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" });

export const id: pulumi.Output<string> = image.id;
export const actionId: pulumi.Output<number> = image.actionId;
export const htmlUrl: pulumi.Output<string> = image.htmlUrl;
export const url: pulumi.Output<string> = image.url;
export const projectName: pulumi.Output<string> = image.projectName;
export const pipelineId: pulumi.Output<number> = image.pipelineId;
export const tag: pulumi.Output<string | undefined> = image.dockerImageTag;
export const buildkit: pulumi.Output<boolean | undefined> = image.buildkit;
export const timeout: pulumi.Output<number | undefined> = image.timeout;
export const cacheMode: pulumi.Output<"MIN" | "MAX" | undefined> = image.cacheMode;
export const buildArgs: pulumi.Output<string[] | { [key: string]: string } | undefined> = image.buildArgs;
export const firstSecret: pulumi.Output<string> = image.secrets.apply((secrets) =>
    (secrets ?? []).map(({ id }) => id).join(),
);
export const page: pulumi.Output<string> = pulumi.interpolate`see ${image.htmlUrl}#${image.actionId}`;
