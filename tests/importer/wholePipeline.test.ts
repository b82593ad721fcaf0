import { importFile } from "../../importer/importFile";
import { programText } from "../../importer/programText";
import type { JsonObject } from "../../provider/json";
import { importedActions, importedPipeline, named, PIPELINE } from "./namedResources";

const NO_OPTIONS = { isAdopted: false, references: {} };
const RELEASE = {
    name: "Release",
    identifier: "release",
    definition_source: "LOCAL",
    refs: ["refs/heads/main"],
    events: [{ type: "PUSH", refs: ["refs/heads/main"], totp: false, branches: [] }],
    priority: "NORMAL",
    clone_depth: 0,
    cache_scope: "PROJECT",
    fail_on_prepare_env_warning: true,
    permissions: { others: "DEFAULT", users: [], groups: [] },
    last_execution_status: "SUCCESSFUL",
    actions: [{ id: 1 }],
};
const BUILD = { name: "Build", docker_image_tag: "1.4.0", cache_mode: "MAX", login: "robot" };
const SLACK = {
    name: "Tell us",
    type: "SLACK",
    trigger_time: "ON_FAILURE",
    integration: { hash_id: "5ddb7c18", name: "Slack", type: "SLACK" },
    channel: "C024BE91L",
    blocks: null,
    attachments: [],
    webhook_url: "https://hooks.example.com/t0p",
    last_execution_status: "INITIAL",
    pipeline: { id: 12 },
};
const SHELL = {
    name: "Release",
    type: "BUILD",
    docker_image_name: "node",
    docker_image_tag: "22",
    execute_commands: ["npm ci", "npm test"],
    cached_dirs: [],
    shell: "BASH",
};

const PROGRAM = `\
import { Action, DockerfileAction, Pipeline } from "pulumi-buddyworks";
// import * as pulumi from "@pulumi/pulumi";
// const config = new pulumi.Config(); // for the commented secrets below

const release = new Pipeline("release", {
    workspace: "acme",
    projectName: "website",
    name: "Release",
    refs: ["refs/heads/main"],
    events: [{ type: "PUSH", refs: ["refs/heads/main"] }],
    cacheScope: "PROJECT",
});

const build = new DockerfileAction("build", {
    workspace: release.workspace,
    projectName: release.projectName,
    pipelineId: release.pipelineId,
    name: "Build",
    dockerfilePath: "Dockerfile",
    dockerImageTag: "1.4.0",
    login: "robot",
    // password: config.requireSecret("buildPassword"), // Buddy never returns it; set it here to manage it
    cacheMode: "MAX",
});

const tellUs = new Action("tell-us", {
    workspace: release.workspace,
    projectName: release.projectName,
    pipelineId: release.pipelineId,
    name: "Tell us",
    type: "SLACK",
    properties: {
        integration: { hash_id: "5ddb7c18" },
        channel: "C024BE91L",
        // webhook_url: config.requireSecret("tellUsWebhookUrl"), // not written here, because it may be a secret; set it here to manage it
    },
    triggerTime: "ON_FAILURE",
});

const release2 = new Action("release-2", {
    workspace: release.workspace,
    projectName: release.projectName,
    pipelineId: release.pipelineId,
    name: "Release",
    type: "BUILD",
    properties: {
        docker_image_name: "node",
        docker_image_tag: "22",
        execute_commands: ["npm ci", "npm test"],
        shell: "BASH",
    },
});
`;

const resources = () => named([importedPipeline(RELEASE), ...importedActions(BUILD, SLACK, SHELL)]);

it("actions of a pipeline refer to it, in the pipeline's order", () => {
    expect(programText(resources(), NO_OPTIONS)).toBe(PROGRAM);
});

it("the program adopts the pipeline and its actions for CLIs that cannot import", () => {
    const adopting = programText(resources(), { ...NO_OPTIONS, isAdopted: true });
    expect(adopting.match(/^ {4}adopt.*$/gm)).toEqual([
        "    adoptPipelineId: 12,",
        "    adoptActionId: 1,",
        "    adoptActionId: 2,",
        "    adoptActionId: 3,",
    ]);
});

it("without the pipeline its actions share a constant", () => {
    expect(programText(named(importedActions(BUILD, SHELL)), NO_OPTIONS)).toContain(`\
import { Action, DockerfileAction } from "pulumi-buddyworks";
// import * as pulumi from "@pulumi/pulumi";
// const config = new pulumi.Config(); // for the commented secrets below

const pipeline12 = { workspace: "acme", projectName: "website", pipelineId: 12 };

const build = new DockerfileAction("build", {
    ...pipeline12,
`);
});

it("each resource of the file has the type and the provider of its class", () => {
    const file = JSON.parse(importFile(resources())) as { resources: JsonObject[] };
    const handlers = 'exports.handler = () => require("pulumi-buddyworks/provider")';
    expect(file.resources.map(({ type, name, id, inputs }) => [type, name, id, Object(inputs).__provider])).toEqual([
        ["pulumi-nodejs:dynamic/buddy:Pipeline", "release", "acme/website/12", `${handlers}.Pipeline;`],
        ["pulumi-nodejs:dynamic/buddy:DockerfileAction", "build", "acme/website/12/1", `${handlers};`],
        ["pulumi-nodejs:dynamic/buddy:Action", "tell-us", "acme/website/12/2", `${handlers}.Action;`],
        ["pulumi-nodejs:dynamic/buddy:Action", "release-2", "acme/website/12/3", `${handlers}.Action;`],
    ]);
    expect(file.resources[2]).toMatchObject({
        inputs: { ...PIPELINE, type: "SLACK", properties: { channel: "C024BE91L" } },
    });
    expect(file.resources[0]).toMatchObject({ outputs: { pipelineId: 12, identifier: "release" } });
});

describe("a pipeline", () => {
    it("keeps an identifier that Buddy would not make from its name", () => {
        const identifiers = ["release", "release_2"].map((identifier) => importedPipeline({ identifier }).inputs);
        expect(identifiers.map(({ identifier }) => identifier)).toEqual([undefined, "release_2"]);
    });

    it("of a repository has one of the two names of its reference", () => {
        const remote = { definition_source: "REMOTE", remote_project_name: "shop", remote_path: "buddy.yml" };
        const { inputs, unmanaged } = importedPipeline({ ...remote, remote_ref: "main", remote_branch: "main" });
        expect(inputs).toMatchObject({ definitionSource: "REMOTE", remotePath: "buddy.yml", remoteRef: "main" });
        expect([inputs["remoteBranch"], unmanaged]).toEqual([undefined, []]);
    });

    it("does not declare what requires an input that Buddy does not return", () => {
        expect(importedPipeline({ git_config_ref: "FIXED" }).unmanaged).toEqual([
            {
                name: "gitConfigRef",
                why: "refused",
                value: "FIXED",
                problem: "gitConfig: must be set (got nothing). gitConfigRef FIXED requires it.",
            },
        ]);
    });

    it("does not declare a schedule that check refuses, and gives its reason", () => {
        const events = [{ type: "SCHEDULE", cron: "0 8 * * *", delay: 5 }];
        expect(importedPipeline({ events }).unmanaged).toEqual([
            {
                name: "events",
                why: "refused",
                value: [{ type: "SCHEDULE", cron: "0 8 * * *", delay: 5 }],
                problem:
                    "events[0]: must have either cron, or startDate and delay (got cron, delay). A SCHEDULE runs by one of them.",
            },
        ]);
    });
});
