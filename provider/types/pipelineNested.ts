import type { Unwrap } from "@pulumi/pulumi";
import { ACCESS_LEVELS, PIPELINE_EVENTS } from "../args/pipelineEnums";
import type {
    PipelineEventArgs,
    PipelineGitConfigArgs,
    PipelinePermissionArgs,
    PipelinePermissionsArgs,
    PipelineRemoteParameterArgs,
} from "../args/pipelineNestedArgs";
import type { FieldType, Location, Parts } from "../fields/fieldType";
import { objectsByKey } from "../fields/listTypes";
import { object } from "../fields/objectType";
import { boolean, enumOf, integer, string, stringThat } from "../fields/scalarTypes";
import { objectSet, stringSet } from "../fields/setTypes";
import { isObject, isSet, type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";

/** A moment; Buddy may return it with other digits or in another time zone. */
const moment: FieldType<string> = {
    ...stringThat((text) => !Number.isNaN(Date.parse(text)), {
        must: "be a date and time in ISO form",
        fix: 'Write it like "2030-01-31T22:00:00Z".',
    }),
    normalize: (value) => {
        const time = Date.parse(String(value));
        return Number.isNaN(time) ? unlessEmpty(value) : new Date(time).toISOString();
    },
};

const event: Parts<Unwrap<PipelineEventArgs>> = {
    type: { wire: "type", type: enumOf(PIPELINE_EVENTS), required: true },
    refs: { wire: "refs", type: stringSet() },
    branches: { wire: "branches", type: stringSet() },
    events: { wire: "events", type: stringSet() },
    startDate: { wire: "start_date", type: moment },
    delay: { wire: "delay", type: integer({ least: 1, unset: 0, fix: "Give a number of minutes." }) },
    cron: { wire: "cron", type: string() },
    timezone: { wire: "timezone", type: string() },
    totp: { wire: "totp", type: boolean({ unset: false }) },
    prefix: { wire: "prefix", type: string() },
    whitelist: { wire: "whitelist", type: stringSet() },
};

function scheduleProblems({ type, cron, startDate, delay }: JsonObject, { path }: Location): Problem[] {
    if (type !== "SCHEDULE" || [cron, startDate, delay].includes(UNKNOWN)) {
        return [];
    }
    const parts = Object.entries({ cron, startDate, delay });
    const given = parts.filter(([, value]) => unlessEmpty(value) !== undefined).map(([name]) => name);
    const text = given.join(" and ");
    if (text === "cron" || text === "startDate and delay") {
        return [];
    }
    const got = given.length === 0 ? "got neither" : `got ${given.join(", ")}`;
    return [{ path, must: "have either cron, or startDate and delay", got, fix: "A SCHEDULE runs by one of them." }];
}

export const events = objectSet(object(event, scheduleProblems), "type");

const gitConfigParts: Parts<Unwrap<PipelineGitConfigArgs>> = {
    project: { wire: "project", type: string(), required: true },
    branch: { wire: "branch", type: string(), required: true },
    path: { wire: "path", type: string(), required: true },
};

export const gitConfig: FieldType<Unwrap<PipelineGitConfigArgs>> = object(gitConfigParts);

const remoteParameter: Parts<Unwrap<PipelineRemoteParameterArgs>> = {
    key: { wire: "key", type: string(), required: true },
    value: { wire: "value", type: string(), sensitive: true },
};

export const remoteParameters = objectsByKey({
    object: object(remoteParameter),
    key: "key",
    noun: "parameter",
    others: "drift",
});

const permission: Parts<Unwrap<PipelinePermissionArgs>> = {
    id: { wire: "id", type: integer({ least: 1, fix: "Give the number from its URL." }), required: true },
    accessLevel: { wire: "access_level", type: enumOf(ACCESS_LEVELS), required: true },
};

const permissionsOf = (noun: string) => objectsByKey({ object: object(permission), key: "id", noun, others: "drift" });

const permissionParts: Parts<Unwrap<PipelinePermissionsArgs>> = {
    others: { wire: "others", type: enumOf(ACCESS_LEVELS, { unset: "DEFAULT" }) },
    users: { wire: "users", type: permissionsOf("user") },
    groups: { wire: "groups", type: permissionsOf("group") },
};

/** What a pipeline has whose permissions nobody set. */
export const DEFAULT_PERMISSIONS = { others: "DEFAULT", users: [], groups: [] };

const allPermissions = object(permissionParts);

export const permissions: FieldType<Unwrap<PipelinePermissionsArgs>> = {
    ...allPermissions,
    toWire(value, old) {
        const reset = Object.entries(DEFAULT_PERMISSIONS).filter(([name]) => isObject(old) && isSet(old[name]));
        // What the program still sets overwrites the default.
        return { ...Object.fromEntries(reset), ...Object(allPermissions.toWire(value)) };
    },
};
