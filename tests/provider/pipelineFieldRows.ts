import type { Json, JsonObject } from "../../provider/json";
import type { PipelineInputs, pipelineFields } from "../../provider/types/pipeline";
import type { FieldRow } from "./fieldRows";

type FieldName = keyof typeof pipelineFields;

type Inputs = Required<{ [K in FieldName]: NonNullable<PipelineInputs[K]> }>;

/** A setting that is off while nobody sets it. */
function flag(wire: string): FieldRow<boolean> {
    return { value: true, other: false, wire: [wire, true], clear: false, unset: false };
}

/** A text that is empty while nobody sets it. */
function text(wire: string): FieldRow<string> {
    return { value: "one", other: "two", wire: [wire, "one"], clear: "" };
}

/** One row per input, written by hand from interface.md and buddy-pipelines.md: the second reading of the field table. */
export const PIPELINE_ROWS: { [K in FieldName]: FieldRow<Inputs[K]> } = {
    workspace: { value: "buddy", other: "acme" },
    projectName: { value: "company-website", other: "site" },
    name: { value: "Release", other: "Release 2", wire: ["name", "Release"] },
    identifier: { value: "release-1", other: "release-2", wire: ["identifier", "release-1"] },
    definitionSource: { value: "REMOTE", other: "LOCAL", wire: ["definition_source", "REMOTE"], clear: "LOCAL" },
    remoteProjectName: text("remote_project_name"),
    remotePath: text("remote_path"),
    remoteRef: text("remote_ref"),
    remoteBranch: text("remote_branch"),
    remoteParameters: {
        value: [{ key: "A", value: "1" }],
        other: [{ key: "A", value: "2" }],
        wire: ["remote_parameters", [{ key: "A", value: "1" }]],
        clear: [],
    },
    gitConfigRef: {
        value: "DYNAMIC",
        other: "NONE",
        wire: ["git_config_ref", "DYNAMIC"],
        clear: "NONE",
        unset: "NONE",
    },
    gitConfig: {
        value: { project: "shop", branch: "main", path: "ci.yml" },
        other: { project: "shop", branch: "next", path: "ci.yml" },
        wire: ["git_config", { project: "shop", branch: "main", path: "ci.yml" }],
    },
    refs: { value: ["main", "v*"], other: ["main"], wire: ["refs", ["main", "v*"]], clear: [] },
    events: {
        value: [{ type: "PUSH", refs: ["main"] }, { type: "CREATE_REF" }],
        other: [{ type: "PUSH", refs: ["next"] }],
        wire: ["events", [{ type: "PUSH", refs: ["main"] }, { type: "CREATE_REF" }]],
        clear: [],
    },
    triggerConditions: {
        value: [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "ON_CHANGE" }] }],
        other: [{ triggerCondition: "ON_CHANGE" }],
        wire: [
            "trigger_conditions",
            [{ trigger_condition: "OR", trigger_operands: [{ trigger_condition: "ON_CHANGE" }] }],
        ],
        clear: [],
    },
    loop: { value: ["A", "B"], other: ["A"], wire: ["loop", ["A", "B"]], clear: [] },
    priority: { value: "HIGH", other: "LOW", wire: ["priority", "HIGH"], clear: "NORMAL", unset: "NORMAL" },
    executionMessageTemplate: {
        value: "one",
        other: "two",
        wire: ["execution_message_template", "one"],
        clear: "$BUDDY_EXECUTION_REVISION_SUBJECT",
        unset: "$BUDDY_EXECUTION_REVISION_SUBJECT",
    },
    targetSiteUrl: text("target_site_url"),
    alwaysFromScratch: flag("always_from_scratch"),
    autoClearCache: flag("auto_clear_cache"),
    fetchAllRefs: flag("fetch_all_refs"),
    ignoreFailOnProjectStatus: flag("ignore_fail_on_project_status"),
    noSkipToMostRecent: flag("no_skip_to_most_recent"),
    doNotCreateCommitStatus: flag("do_not_create_commit_status"),
    concurrentPipelineRuns: flag("concurrent_pipeline_runs"),
    descriptionRequired: flag("description_required"),
    paused: flag("paused"),
    manageVariablesByYaml: flag("manage_variables_by_yaml"),
    managePermissionsByYaml: flag("manage_permissions_by_yaml"),
    failOnPrepareEnvWarning: {
        value: false,
        other: true,
        wire: ["fail_on_prepare_env_warning", false],
        clear: true,
        unset: true,
    },
    pauseOnRepeatedFailures: {
        value: 5,
        other: 6,
        wire: ["pause_on_repeated_failures", 5],
        clear: 100,
        unset: 100,
    },
    cloneDepth: { value: 10, other: 20, wire: ["clone_depth", 10], clear: 0, unset: 0 },
    cpu: { value: "ARM", other: "X86", wire: ["cpu", "ARM"], clear: "X64", unset: "X64" },
    resources: { value: "LARGE", other: "NANO", wire: ["resources", "LARGE"], clear: "DEFAULT", unset: "DEFAULT" },
    gitChangesetBase: {
        value: "PULL_REQUEST",
        other: "LATEST_RUN_MATCHING_REF",
        wire: ["git_changeset_base", "PULL_REQUEST"],
        clear: "LATEST_RUN",
        unset: "LATEST_RUN",
    },
    filesystemChangesetBase: {
        value: "CONTENTS",
        other: "DATE_MODIFIED",
        wire: ["filesystem_changeset_base", "CONTENTS"],
        clear: "DATE_MODIFIED",
        unset: "DATE_MODIFIED",
    },
    cacheScope: {
        value: "PROJECT",
        other: "WORKSPACE",
        wire: ["cache_scope", "PROJECT"],
        clear: "PIPELINE",
        unset: "PIPELINE",
    },
    disabled: flag("disabled"),
    disabledReason: text("disabled_reason"),
    permissions: {
        value: { others: "DENIED", users: [{ id: 7, accessLevel: "RUN_ONLY" }] },
        other: { others: "READ_ONLY" },
        wire: ["permissions", { others: "DENIED", users: [{ id: 7, access_level: "RUN_ONLY" }] }],
        clear: { others: "DEFAULT", users: [], groups: [] },
        unset: { others: "DEFAULT" },
    },
    tags: { value: ["a", "b"], other: ["a"], wire: ["tags", ["a", "b"]], clear: [] },
    worker: text("worker"),
    folder: text("folder"),
    note: text("note"),
    agentNote: text("agent_note"),
    adoptPipelineId: { value: 1, other: 2 },
    forceDestroy: { value: true, other: false, unset: false },
};

export const PIPELINE_ROW_ENTRIES = Object.entries(PIPELINE_ROWS) as [FieldName, FieldRow<Json>][];

/** The least a pipeline needs. */
export const PIPELINE = { workspace: "buddy", projectName: "company-website", name: "Release" };

const REMOTE = { definitionSource: "REMOTE", remoteProjectName: "shop", remotePath: "ci.yml" };

/** What a field needs beside it. */
export const PIPELINE_COMPANIONS: Partial<Record<FieldName, JsonObject>> = {
    definitionSource: { remoteProjectName: "shop", remotePath: "ci.yml" },
    remoteRef: REMOTE,
    remoteBranch: REMOTE,
    remoteParameters: REMOTE,
    disabledReason: { disabled: true },
    pauseOnRepeatedFailures: { events: [{ type: "SCHEDULE", cron: "0 22 * * *" }] },
};
