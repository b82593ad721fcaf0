// Actions of other types, with values of every form at any depth of their properties.
import * as pulumi from "@pulumi/pulumi";
import { Action, type ActionArgs, type ActionType, DockerfileAction, type JsonObject } from "pulumi-buddyworks";

const config = new pulumi.Config();
const shared = new pulumi.StackReference("acme/shared/prod");
const site = { workspace: "acme", projectName: "site", pipelineId: 12 };
const image = new DockerfileAction("image", { ...site, dockerfilePath: "Dockerfile" });

export const slack = new Action("slack", {
    ...site,
    type: "SLACK",
    name: "Tell us",
    triggerTime: "ON_FAILURE",
    afterActionId: image.actionId,
    variables: [{ key: "color", value: "danger" }],
    properties: {
        channel: config.require("channel"),
        content: pulumi.interpolate`Failed: ${image.htmlUrl}`,
        integration: { hash_id: shared.getOutput("integration") },
        attachments: [pulumi.jsonStringify({ text: image.name }), Promise.resolve("plain")],
        silent: false,
        delay: config.getNumber("delay"),
        title: undefined,
        footer: null,
        options: { nested: [[{ deep: pulumi.output([1, 2]) }]], token: config.requireSecret("token") },
    },
});

export const newer = new Action("newer", { ...site, type: "TYPE_OF_TOMORROW" });
export const computed = new Action("computed", {
    projectName: shared.getOutput("project"),
    pipelineId: shared.requireOutput("pipeline"),
    type: pulumi.output("SLEEP"),
    properties: pulumi.output({ sleep_in_sec: 5 }),
});
export const wholeFromElsewhere = new Action("whole", {
    ...site,
    type: config.require("type"),
    properties: shared.getOutput("properties"),
});

/** A team's own defaults. */
export function notify(name: string, args: Omit<ActionArgs, "type">, type: ActionType = "SLACK"): Action {
    return new Action(name, { ...args, type, properties: pulumi.output(args.properties ?? {}) });
}

export const type: pulumi.Output<string> = slack.type;
export const id: pulumi.Output<number> = slack.actionId;
export const properties: pulumi.Output<JsonObject | undefined> = slack.properties;
export const channel = slack.properties.apply((fields) => fields?.["channel"] ?? "none");
export const known = Action.get("known", "acme/site/12/34").properties;
export const isAction = (value: unknown): boolean => Action.isInstance(value) && value.type !== undefined;
