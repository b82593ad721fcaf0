import type { Input } from "@pulumi/pulumi";
import type { TriggerConditionArgs } from "./nestedArgs";
import type {
    FilesystemChangesetBase,
    GitChangesetBase,
    PipelineCacheScope,
    PipelineCpu,
    PipelineDefinitionSource,
    PipelineGitConfigRef,
    PipelinePriority,
    PipelineResources,
} from "./pipelineEnums";
import type {
    PipelineEventArgs,
    PipelineGitConfigArgs,
    PipelinePermissionsArgs,
    PipelineRemoteParameterArgs,
} from "./pipelineNestedArgs";

// Each input once: the compiler holds the table in `types/pipeline.ts` against this list. Source, unless one is named: Buddy's
// own clients of its API, of 2026 (`api-go-sdk`, `terraform-provider-buddy`).

/**
 * Every input of a `Pipeline`. An input that is left out is never sent, so Buddy keeps what it has; one that is removed from the
 * program is set back at Buddy to empty or to its default.
 */
export interface PipelineArgs {
    /**
     * The workspace's domain, as in `https://app.buddy.works/<workspace>`. It is an error if neither the program nor a setting has
     * one. A change replaces the pipeline. REST: path part `:domain`.
     *
     * @default the provider's `workspace`, then `buddyworks:workspace`, then `BUDDY_WORKSPACE`
     */
    workspace?: Input<string | undefined>;
    /**
     * The project's name id: the slug in its URL, not its display name. A change replaces the pipeline. REST: path part
     * `:project_name`.
     */
    projectName: Input<string>;

    /**
     * The pipeline's name; not empty. REST: `name`.
     *
     * @default the resource's logical name
     */
    name?: Input<string | undefined>;
    /**
     * A name for programs, unique in the project: letters, digits, `_` and `-`; others are refused. Buddy keeps it when it is removed
     * here. REST: `identifier`.
     *
     * @default made by Buddy from the name, and then an output
     */
    identifier?: Input<string | undefined>;
    /**
     * Whether Buddy or a file in a repository defines the pipeline. Buddy cannot change it, so a change replaces the pipeline; with
     * an `identifier` that stays the same the old pipeline is deleted first. Give a `REMOTE` pipeline no actions in the program: its
     * file has them, and Buddy may refuse or overwrite others. REST: `definition_source`.
     * @default "LOCAL"
     */
    definitionSource?: Input<PipelineDefinitionSource | undefined>;
    /** Only for `REMOTE`: name id of the project with the definition, e.g. `shared-pipelines`. REST: `remote_project_name`. */
    remoteProjectName?: Input<string | undefined>;
    /** Only for `REMOTE`: path of the definition in that project's repository, e.g. `ci/build.yml`. REST: `remote_path`. */
    remotePath?: Input<string | undefined>;
    /** Only for `REMOTE`: branch or tag of the definition, e.g. `main`. REST: `remote_ref`. */
    remoteRef?: Input<string | undefined>;
    /** Only for `REMOTE`: the old name of `remoteRef`; both together are refused. REST: `remote_branch`. */
    remoteBranch?: Input<string | undefined>;
    /**
     * Only for `REMOTE`: values for the definition, matched by `key`; order carries no meaning. The list is sent whole, so one that
     * was added in Buddy shows as drift. REST: `remote_parameters`.
     */
    remoteParameters?: Input<Input<PipelineRemoteParameterArgs>[] | undefined>;
    /** Where Buddy keeps a copy of the definition. `NONE` drops `gitConfig`. REST: `git_config_ref`. @default "NONE" */
    gitConfigRef?: Input<PipelineGitConfigRef | undefined>;
    /** The place of the copy. Required with `gitConfigRef: "FIXED"`, refused without it. REST: `git_config`. */
    gitConfig?: Input<PipelineGitConfigArgs | undefined>;

    /** Branches and tags to choose from at a manual run, e.g. `refs/heads/main`; order carries no meaning. REST: `refs`. */
    refs?: Input<Input<string>[] | undefined>;
    /**
     * What starts the pipeline by itself; order carries no meaning. The list is sent whole, so an event that was added in Buddy
     * shows as drift. REST: `events`.
     */
    events?: Input<Input<PipelineEventArgs>[] | undefined>;
    /** Conditions under which a run goes on; an ordered list, sent whole. REST: `trigger_conditions`. */
    triggerConditions?: Input<Input<TriggerConditionArgs>[] | undefined>;
    /** Names of variables; the pipeline runs once per combination of their values. The order counts. REST: `loop`. */
    loop?: Input<Input<string>[] | undefined>;
    /** How early a waiting run starts. REST: `priority`. @default "NORMAL" */
    priority?: Input<PipelinePriority | undefined>;
    /** The title of runs. REST: `execution_message_template`. @default "$BUDDY_EXECUTION_REVISION_SUBJECT" */
    executionMessageTemplate?: Input<string | undefined>;
    /** Address of the website that the pipeline deploys. REST: `target_site_url`. */
    targetSiteUrl?: Input<string | undefined>;

    /** Each run uploads everything, not only changes. REST: `always_from_scratch`. @default false */
    alwaysFromScratch?: Input<boolean | undefined>;
    /** Each run begins with an empty cache. REST: `auto_clear_cache`. @default false */
    autoClearCache?: Input<boolean | undefined>;
    /** Each run fetches all refs of the repository. REST: `fetch_all_refs`. @default false */
    fetchAllRefs?: Input<boolean | undefined>;
    /** A failed run leaves the project's status as it is. REST: `ignore_fail_on_project_status`. @default false */
    ignoreFailOnProjectStatus?: Input<boolean | undefined>;
    /**
     * Each waiting run takes place, not only the most recent one. Buddy's newest types replace it by `skip_queued_runs` and
     * `cancel_inprogress_runs`. REST: `no_skip_to_most_recent`.
     * @default false
     */
    noSkipToMostRecent?: Input<boolean | undefined>;
    /** Runs do not report their status to the repository's host. REST: `do_not_create_commit_status`. @default false */
    doNotCreateCommitStatus?: Input<boolean | undefined>;
    /** Several runs may go on at once. REST: `concurrent_pipeline_runs`. @default false */
    concurrentPipelineRuns?: Input<boolean | undefined>;
    /** A manual run needs a comment. REST: `description_required`. @default false */
    descriptionRequired?: Input<boolean | undefined>;
    /** Scheduled runs do not take place. Only for pipelines with a `SCHEDULE` event. REST: `paused`. @default false */
    paused?: Input<boolean | undefined>;
    /** The definition in the repository sets the variables. REST: `manage_variables_by_yaml`. @default false */
    manageVariablesByYaml?: Input<boolean | undefined>;
    /** The definition in the repository sets the permissions. REST: `manage_permissions_by_yaml`. @default false */
    managePermissionsByYaml?: Input<boolean | undefined>;
    /**
     * A run fails when its environment cannot be prepared without a warning. Buddy does not return it for `REMOTE` pipelines; a
     * response without it is no drift. REST: `fail_on_prepare_env_warning`.
     * @default true
     */
    failOnPrepareEnvWarning?: Input<boolean | undefined>;
    /**
     * After how many failures in a row scheduled runs pause, from 0. Buddy returns it only with a `SCHEDULE` event; a response without it is
     * no drift. REST: `pause_on_repeated_failures`.
     * @default 100
     */
    pauseOnRepeatedFailures?: Input<number | undefined>;
    /** How many commits a run clones, from 0; 0 clones all. REST: `clone_depth`. @default 0 */
    cloneDepth?: Input<number | undefined>;
    /** The processor of the runs. REST: `cpu`. @default "X64" */
    cpu?: Input<PipelineCpu | undefined>;
    /**
     * Memory and processors of a run. In Buddy's newest types only: a warning says so if Buddy's response to a write lacks it, and
     * a response that lacks it is no drift. REST: `resources`.
     * @default "DEFAULT"
     */
    resources?: Input<PipelineResources | undefined>;
    /**
     * What the commit of a run is compared with. Buddy does not return it for `REMOTE` pipelines; a response without it is no
     * drift. REST: `git_changeset_base`.
     * @default "LATEST_RUN"
     */
    gitChangesetBase?: Input<GitChangesetBase | undefined>;
    /**
     * How changed files are recognized. Buddy does not return it for `REMOTE` pipelines; a response without it is no drift. REST:
     * `filesystem_changeset_base`.
     * @default "DATE_MODIFIED"
     */
    filesystemChangesetBase?: Input<FilesystemChangesetBase | undefined>;
    /**
     * Who shares the Docker cache. The `cacheMode` of a `DockerfileAction` needs `PROJECT` or `WORKSPACE`. Source: Buddy's page
     * "Advanced settings". REST: `cache_scope`.
     * @default "PIPELINE"
     */
    cacheScope?: Input<PipelineCacheScope | undefined>;
    /** Keep the pipeline, but let nothing start it. REST: `disabled`. @default false */
    disabled?: Input<boolean | undefined>;
    /** Why it is disabled; for people. REST: `disabled_reason`. */
    disabledReason?: Input<string | undefined>;
    /** Who may do what with the pipeline. Removed, it is set back to the project's permissions. REST: `permissions`. */
    permissions?: Input<PipelinePermissionsArgs | undefined>;
    /** Tags of the runners that may run it; order carries no meaning. Buddy Enterprise only. REST: `tags`. */
    tags?: Input<Input<string>[] | undefined>;
    /** The runner that runs it. Buddy Enterprise only. REST: `worker`. */
    worker?: Input<string | undefined>;
    /** The folder in which people find it. In Buddy's newest types only, as `resources`. REST: `folder`. */
    folder?: Input<string | undefined>;
    /** A note for people. In Buddy's newest types only, as `resources`. REST: `note`. */
    note?: Input<string | undefined>;
    /** A note for agents. In Buddy's newest types only, as `resources`. REST: `agent_note`. */
    agentNote?: Input<string | undefined>;

    /**
     * Adopt the existing pipeline of this id instead of creating one: it is read, updated to these inputs, and from then on managed
     * like a created one, with one exception: while `adoptPipelineId` is set, the pipeline is borrowed, and deleting the resource
     * leaves it at Buddy, with a warning. Removing `adoptPipelineId` updates only the state; from then on the resource owns the
     * pipeline and destroys it. Another number is no change. A pipeline can have only one resource.
     */
    adoptPipelineId?: Input<number | undefined>;
    /**
     * Delete the pipeline even if it still has actions, which are lost with it. Without it a delete that finds actions is an error
     * that names them. A delete reads it from the state, so set it and run `pulumi up` before you remove the pipeline. Actions of the
     * same stack need no `forceDestroy`, because they are deleted first. With their option `deletedWith: pipeline` they are not,
     * so the pipeline needs it. Never sent to Buddy.
     * @default false
     */
    forceDestroy?: Input<boolean | undefined>;
}
