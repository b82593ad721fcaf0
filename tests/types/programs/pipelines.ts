// Pipelines with every form of their inputs and outputs, and actions in them.
import * as pulumi from "@pulumi/pulumi";
import { DockerfileAction, Pipeline, type PipelineArgs, type PipelineEventArgs } from "pulumi-buddyworks";

const push: PipelineEventArgs = { type: "PUSH", refs: ["refs/heads/main", pulumi.output("refs/heads/next")] };
const common: PipelineArgs = { projectName: "site", identifier: process.env["IDENTIFIER"] };

const release = new Pipeline("release", {
    ...common,
    workspace: "acme",
    events: [
        push,
        pulumi.output(push),
        { type: "PULL_REQUEST", branches: ["main"], events: ["opened", "labeled"] },
        { type: "SCHEDULE", cron: "0 22 * * *", timezone: "Europe/Warsaw" },
        { type: "SCHEDULE", startDate: "2031-01-01T00:00:00Z", delay: 60 },
        { type: "WEBHOOK", totp: true },
        { type: "EMAIL", prefix: "ci", whitelist: ["me@example.com"] },
    ],
    triggerConditions: [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "ON_CHANGE" }] }],
    permissions: { others: "READ_ONLY", users: [{ id: 7, accessLevel: "RUN_ONLY" }], groups: undefined },
    priority: "HIGH",
    cacheScope: pulumi.output<"PROJECT">("PROJECT"),
    cloneDepth: pulumi.output(10),
    disabled: undefined,
    forceDestroy: true,
});
const image = { projectName: release.projectName, pipelineId: release.pipelineId, dockerfilePath: "Dockerfile" };
new DockerfileAction("image", image, { deletedWith: release });
new Pipeline("remote", {
    projectName: "site",
    definitionSource: "REMOTE",
    remoteProjectName: "shop",
    remotePath: "ci.yml",
    remoteRef: "main",
    remoteParameters: [{ key: "TOKEN", value: new pulumi.Config().requireSecret("token") }],
    gitConfigRef: "FIXED",
    gitConfig: { project: "shop", branch: "main", path: "ci.yml" },
    adoptPipelineId: 12,
});

export const id: pulumi.Output<string> = release.id;
export const pipelineId: pulumi.Output<number> = release.pipelineId;
export const htmlUrl: pulumi.Output<string> = release.htmlUrl;
export const url: pulumi.Output<string> = release.url;
export const identifier: pulumi.Output<string> = release.identifier;
export const name: pulumi.Output<string> = release.name;
export const note: pulumi.Output<string | undefined> = release.note;
export const cpu: pulumi.Output<"X64" | "ARM" | "X86" | undefined> = release.cpu;
export const firstEvent: pulumi.Output<string | undefined> = release.events.apply((events) => events?.[0]?.type);
export const got: Pipeline = Pipeline.get("existing", "acme/site/12");
export const isPipeline: boolean = Pipeline.isInstance(got);
