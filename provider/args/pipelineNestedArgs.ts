import type { Input } from "@pulumi/pulumi";
import type { PipelineAccessLevel, PipelineEventType } from "./pipelineEnums";

/**
 * One event that starts the pipeline. Only the parts that are set are compared. Each part says to which types it belongs.
 * REST: `events[]`.
 */
export interface PipelineEventArgs {
    /** What happens. A type that this package does not know gives a warning and is sent. REST: `type`. */
    type: Input<PipelineEventType>;
    /** For `PUSH`, `CREATE_REF`, `DELETE_REF`: branches and tags, e.g. `refs/heads/main`; order carries no meaning. REST: `refs`. */
    refs?: Input<Input<string>[] | undefined>;
    /** For `PULL_REQUEST`: target branches; order carries no meaning. REST: `branches`. */
    branches?: Input<Input<string>[] | undefined>;
    /** For `PULL_REQUEST`: what happens to it, e.g. `opened`, `synchronize`, `labeled`; order carries no meaning. REST: `events`. */
    events?: Input<Input<string>[] | undefined>;
    /** For `SCHEDULE`, with `delay` and without `cron`: the first run, e.g. `2030-01-31T22:00:00Z`. REST: `start_date`. */
    startDate?: Input<string | undefined>;
    /** For `SCHEDULE`, with `startDate` and without `cron`: minutes between runs, from 1. REST: `delay`. */
    delay?: Input<number | undefined>;
    /** For `SCHEDULE`, without `startDate` and `delay`: when it runs, e.g. `0 22 * * *`. REST: `cron`. */
    cron?: Input<string | undefined>;
    /** For `SCHEDULE`: the time zone, e.g. `Europe/Warsaw`. REST: `timezone`. */
    timezone?: Input<string | undefined>;
    /** For `WEBHOOK`: whether a caller needs a time-based one-time password. REST: `totp`. @default false */
    totp?: Input<boolean | undefined>;
    /** For `EMAIL`: how the address begins. REST: `prefix`. */
    prefix?: Input<string | undefined>;
    /** For `EMAIL`: addresses that may send; order carries no meaning. REST: `whitelist`. */
    whitelist?: Input<Input<string>[] | undefined>;
}

/** The place where Buddy keeps a copy of the definition. REST: `git_config`. */
export interface PipelineGitConfigArgs {
    /** The project's name id. REST: `project`. */
    project: Input<string>;
    /** The branch, e.g. `main`. REST: `branch`. */
    branch: Input<string>;
    /** The file's path in the repository, e.g. `ci/release.yml`. REST: `path`. */
    path: Input<string>;
}

/** A parameter of a definition in a repository. REST: `remote_parameters[]`. */
export interface PipelineRemoteParameterArgs {
    /** The parameter's name; unique in the list. REST: `key`. */
    key: Input<string>;
    /** Its value. No message repeats it, but the state has it in plain text, unless it is passed as a secret. REST: `value`. */
    value?: Input<string | undefined>;
}

/**
 * Who may do what with the pipeline. Only the parts that are set are compared; a part that is removed is set back. REST:
 * `permissions`.
 */
export interface PipelinePermissionsArgs {
    /** Everybody who is not listed. REST: `others`. @default "DEFAULT" */
    others?: Input<PipelineAccessLevel | undefined>;
    /** Members of the workspace, matched by `id`; one who was added in Buddy is drift. REST: `users`. */
    users?: Input<Input<PipelinePermissionArgs>[] | undefined>;
    /** Groups of the workspace, matched by `id`; one that was added in Buddy is drift. REST: `groups`. */
    groups?: Input<Input<PipelinePermissionArgs>[] | undefined>;
}

/** What one member or group may do. REST: `permissions.users[]`, `permissions.groups[]`. */
export interface PipelinePermissionArgs {
    /** The number of the member or group, from its URL; unique in the list. REST: `id`. */
    id: Input<number>;
    /** What it may do. REST: `access_level`. */
    accessLevel: Input<PipelineAccessLevel>;
}
