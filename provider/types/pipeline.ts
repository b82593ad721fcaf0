import type { Unwrap } from "@pulumi/pulumi";
import type { PipelineArgs } from "../args/pipelineArgs";
import {
    CACHE_SCOPES,
    CPUS,
    DEFINITION_SOURCES,
    FILESYSTEM_CHANGESET_BASES,
    GIT_CHANGESET_BASES,
    GIT_CONFIG_REFS,
    PIPELINE_RESOURCES,
    PRIORITIES,
} from "../args/pipelineEnums";
import { choice, flag, number, text } from "../fields/bodyField";
import type { FieldTableOf } from "../fields/fieldTable";
import { list } from "../fields/listTypes";
import { boolean, integer, string, stringThat } from "../fields/scalarTypes";
import { stringSet } from "../fields/setTypes";
import { UNKNOWN, unlessEmpty } from "../json";
import { missingProblem, type Problem } from "../problem";
import { actionPathFields } from "./commonAction";
import { triggerConditions } from "./nestedTypes";
import { DEFAULT_PERMISSIONS, events, gitConfig, permissions, remoteParameters } from "./pipelineNested";
import type { InputsOf, ResourceType } from "./resourceType";

/** The inputs of a `Pipeline` as handlers see them and as outputs show them: no Input, no Output. */
export type PipelineInputs = { [K in keyof PipelineArgs]: Unwrap<PipelineArgs[K]> };

const identifier = stringThat((text) => /^[\w-]+$/.test(text), {
    must: "consist of letters, digits, _ and -",
    fix: "Leave it out, and Buddy makes one from the name.",
});

const { workspace, projectName, name } = actionPathFields;

/** Everything the provider knows about a pipeline's inputs. Clear values are assumptions (buddy-pipelines, fields). */
export const pipelineFields = {
    workspace,
    projectName,
    name,
    identifier: { in: "body", wire: "identifier", type: identifier, shownWhenUnset: true, unique: true },
    definitionSource: {
        ...choice("definition_source", DEFINITION_SOURCES, "LOCAL"),
        replaces: true,
        onChangeOnly: true,
    },
    remoteProjectName: text("remote_project_name"),
    remotePath: text("remote_path"),
    remoteRef: { ...text("remote_ref"), alias: "remoteBranch" },
    remoteBranch: { ...text("remote_branch"), alias: "remoteRef" },
    remoteParameters: { in: "body", wire: "remote_parameters", type: remoteParameters, clear: [], sensitive: true },
    gitConfigRef: choice("git_config_ref", GIT_CONFIG_REFS, "NONE"),
    // Not cleared: it goes with `gitConfigRef`.
    gitConfig: { in: "body", wire: "git_config", type: gitConfig },
    refs: { in: "body", wire: "refs", type: stringSet(), clear: [] },
    events: { in: "body", wire: "events", type: events, clear: [] },
    triggerConditions: { in: "body", wire: "trigger_conditions", type: triggerConditions, clear: [] },
    loop: { in: "body", wire: "loop", type: list(string()), clear: [] },
    priority: choice("priority", PRIORITIES, "NORMAL"),
    executionMessageTemplate: {
        in: "body",
        wire: "execution_message_template",
        type: string({ unset: "$BUDDY_EXECUTION_REVISION_SUBJECT" }),
        clear: "$BUDDY_EXECUTION_REVISION_SUBJECT",
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
    // Buddy's own tests: a REMOTE pipeline has this and both changeset bases in no response.
    failOnPrepareEnvWarning: { ...flag("fail_on_prepare_env_warning", true), absentSaysNothing: true },
    // Buddy's own tests: only a pipeline with a SCHEDULE event has it in responses.
    pauseOnRepeatedFailures: { ...number("pause_on_repeated_failures", 100, "failures"), absentSaysNothing: true },
    cloneDepth: number("clone_depth", 0, "commits"),
    cpu: choice("cpu", CPUS, "X64"),
    resources: { ...choice("resources", PIPELINE_RESOURCES, "DEFAULT"), unconfirmed: true },
    gitChangesetBase: {
        ...choice("git_changeset_base", GIT_CHANGESET_BASES, "LATEST_RUN"),
        absentSaysNothing: true,
    },
    filesystemChangesetBase: {
        ...choice("filesystem_changeset_base", FILESYSTEM_CHANGESET_BASES, "DATE_MODIFIED"),
        absentSaysNothing: true,
    },
    cacheScope: choice("cache_scope", CACHE_SCOPES, "PIPELINE"),
    disabled: flag("disabled"),
    disabledReason: text("disabled_reason"),
    permissions: { in: "body", wire: "permissions", type: permissions, clear: DEFAULT_PERMISSIONS },
    tags: { in: "body", wire: "tags", type: stringSet(), clear: [] },
    worker: text("worker"),
    folder: { ...text("folder"), unconfirmed: true },
    note: { ...text("note"), unconfirmed: true },
    agentNote: { ...text("agent_note"), unconfirmed: true },
    adoptPipelineId: { in: "none", type: integer({ least: 1, fix: "Give the pipeline's id." }) },
    forceDestroy: { in: "state", type: boolean({ unset: false }) },
} as const satisfies FieldTableOf<PipelineArgs>;

export const pipeline: ResourceType = {
    className: "Pipeline",
    noun: "pipeline",
    children: "action",
    fields: pipelineFields,
    crossFieldProblems: (inputs) => [...remoteProblems(inputs), ...gitConfigProblems(inputs)],
};

type Inputs = InputsOf<typeof pipelineFields>;
type InputName = keyof Inputs;

const REMOTE_NAMES = ["remoteProjectName", "remotePath", "remoteRef", "remoteBranch", "remoteParameters"] as const;

function remoteProblems(inputs: Inputs): Problem<InputName>[] {
    const { definitionSource: source } = inputs;
    const given = REMOTE_NAMES.filter((each) => isGiven(inputs, each));
    const isLocal = source === undefined || source === "LOCAL";
    const needless = (isLocal ? given : []).map((path) => ({
        path,
        must: 'be left out unless definitionSource is "REMOTE"',
        got: source === undefined ? "definitionSource is not set" : `definitionSource is "${source}"`,
        fix: 'Set definitionSource to "REMOTE", or remove it.',
    }));
    if (!given.includes("remoteRef") || !given.includes("remoteBranch")) {
        return needless;
    }
    const fix = "It is the old name of remoteRef: keep remoteRef alone.";
    return [...needless, { path: "remoteBranch", must: "be left out beside remoteRef", got: "got both", fix }];
}

function gitConfigProblems(inputs: Inputs): Problem<InputName>[] {
    const { gitConfigRef: ref } = inputs;
    if (ref === "FIXED") {
        const isMissing = unlessEmpty(inputs.gitConfig) === undefined;
        return isMissing ? [{ ...missingProblem("gitConfig"), fix: "gitConfigRef FIXED requires it." }] : [];
    }
    if (!isGiven(inputs, "gitConfig") || ref === UNKNOWN) {
        return [];
    }
    const must = 'be left out unless gitConfigRef is "FIXED"';
    const got = ref === undefined ? "gitConfigRef is not set" : `gitConfigRef is "${ref}"`;
    return [{ path: "gitConfig", must, got, fix: 'Set gitConfigRef to "FIXED", or remove it.' }];
}

/** True for an input that is set and known. */
function isGiven(inputs: Inputs, path: InputName): boolean {
    return unlessEmpty(inputs[path]) !== undefined && inputs[path] !== UNKNOWN;
}
