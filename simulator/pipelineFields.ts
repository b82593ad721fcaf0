/**
 * The fields of a pipeline. D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 * O unless tagged.
 */
import type { Field } from "./fields";
import { triggerCondition } from "./fields";
import type { Validator } from "./validators";
import { boolean, enumOf, integer, listOf, object, string } from "./validators";
import type { StoredPipeline, WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

const accessLevel = enumOf("DEFAULT", "DENIED", "READ_ONLY", "RUN_ONLY", "READ_WRITE");
const accessLevels = listOf(object({ required: { id: integer, access_level: accessLevel } }));

// Newer types than those of the Go SDK exist, so any type is accepted.
const eventFields: Validator = object({
    required: { type: string },
    optional: {
        refs: listOf(string),
        branches: listOf(string),
        events: listOf(string),
        start_date: string,
        delay: integer,
        cron: string,
        timezone: string,
        totp: boolean,
        prefix: string,
        whitelist: listOf(string),
    },
});

/** A: that a schedule needs either `cron` or both others is enforced. */
const event: Validator = (value, path) => {
    const problems = eventFields(value, path);
    if (problems.length > 0 || !isObject(value) || value["type"] !== "SCHEDULE") {
        return problems;
    }
    const isInterval = !isEmpty(value["start_date"]) && !isEmpty(value["delay"]);
    return isInterval === isEmpty(value["cron"]) ? [] : [`${path} needs either cron, or start_date and delay.`];
};

const flag: Field = { validate: boolean, default: false };

export const pipelineFields: Record<string, Field> = {
    name: { validate: string },
    identifier: { validate: string },
    definition_source: { validate: enumOf("LOCAL", "REMOTE"), default: "LOCAL" },
    remote_project_name: { validate: string },
    remote_path: { validate: string },
    remote_ref: { validate: string },
    remote_branch: { validate: string },
    remote_parameters: { validate: listOf(object({ required: { key: string }, optional: { value: string } })) },
    git_config_ref: { validate: enumOf("NONE", "DYNAMIC", "FIXED"), default: "NONE" },
    git_config: { validate: object({ required: { project: string, branch: string, path: string } }) },
    refs: { validate: listOf(string) },
    events: { validate: listOf(event) },
    trigger_conditions: { validate: listOf(triggerCondition) },
    loop: { validate: listOf(string) },
    priority: { validate: enumOf("LOW", "NORMAL", "HIGH"), default: "NORMAL" },
    execution_message_template: { validate: string, default: "$BUDDY_EXECUTION_REVISION_SUBJECT" },
    target_site_url: { validate: string },
    always_from_scratch: flag,
    auto_clear_cache: flag,
    fetch_all_refs: flag,
    ignore_fail_on_project_status: flag,
    no_skip_to_most_recent: flag,
    do_not_create_commit_status: flag,
    concurrent_pipeline_runs: flag,
    description_required: flag,
    paused: flag,
    manage_variables_by_yaml: flag,
    manage_permissions_by_yaml: flag,
    fail_on_prepare_env_warning: { validate: boolean, default: true },
    pause_on_repeated_failures: { validate: integer, default: 100 },
    clone_depth: { validate: integer },
    cpu: { validate: enumOf("X64", "ARM", "X86"), default: "X64" },
    resources: { validate: string, default: "DEFAULT" }, // A: the default
    git_changeset_base: {
        validate: enumOf("LATEST_RUN", "LATEST_RUN_MATCHING_REF", "PULL_REQUEST"),
        default: "LATEST_RUN",
    },
    filesystem_changeset_base: { validate: enumOf("DATE_MODIFIED", "CONTENTS"), default: "DATE_MODIFIED" },
    cache_scope: { validate: enumOf("PIPELINE", "PROJECT", "WORKSPACE"), default: "PIPELINE" }, // D
    disabled: flag,
    disabled_reason: { validate: string },
    permissions: {
        validate: object({ optional: { others: accessLevel, users: accessLevels, groups: accessLevels } }),
        default: { others: "DEFAULT", users: [], groups: [] },
    },
    tags: { validate: listOf(string) },
    worker: { validate: string },
    folder: { validate: string },
    note: { validate: string },
    agent_note: { validate: string },
};

/** What only responses have. A: a request that contains them is accepted, and they are ignored. */
export const PIPELINE_RESPONSE_ONLY = [
    "id",
    "url",
    "html_url",
    "on",
    "create_date",
    "creator",
    "project",
    "last_execution_status",
    "last_execution_revision",
    "actions",
];

const LOCAL_ONLY = ["git_changeset_base", "filesystem_changeset_base", "fail_on_prepare_env_warning"];

/**
 * The default of a field of this pipeline. The live tests of the Go SDK expect the number of failures of a schedule only,
 * and three fields of a `LOCAL` pipeline only.
 */
export function pipelineDefault(stored: StoredPipeline, name: string): unknown {
    const isMissing =
        (name === "pause_on_repeated_failures" && !hasSchedule(stored)) ||
        (LOCAL_ONLY.includes(name) && stored.definition_source === "REMOTE");
    return isMissing ? undefined : pipelineFields[name]?.default;
}

function hasSchedule({ events }: StoredPipeline): boolean {
    return (events ?? []).some((each: WireObject) => each["type"] === "SCHEDULE");
}
