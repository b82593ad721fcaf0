// Buddy's own words for the choices of a pipeline, from Buddy's clients of its own API (2026) unless a page is named. All are
// open: a value that is missing here gives a warning at preview and is sent as it is.

export const DEFINITION_SOURCES = ["LOCAL", "REMOTE"] as const;
/** Where a pipeline is defined: in Buddy (`LOCAL`), or in a file of a repository (`REMOTE`). */
export type PipelineDefinitionSource = (typeof DEFINITION_SOURCES)[number];

export const GIT_CONFIG_REFS = ["NONE", "DYNAMIC", "FIXED"] as const;
/** Where Buddy keeps a copy of the definition: nowhere, on the branch of each run, or at one place. */
export type PipelineGitConfigRef = (typeof GIT_CONFIG_REFS)[number];

export const PIPELINE_EVENTS = [
    "PUSH",
    "CREATE_REF",
    "DELETE_REF",
    "PULL_REQUEST",
    "SCHEDULE",
    "WEBHOOK",
    "EMAIL",
    "PUBLISH_ARTIFACT_VERSION",
    "CREATE_ARTIFACT_VERSION",
    "DELETE_ARTIFACT_VERSION",
    "SENTRY",
    "CLICKUP",
] as const;
/** Types of events that start a pipeline. {@link PipelineEventArgs} says which fields belong to which. */
export type PipelineEventType = (typeof PIPELINE_EVENTS)[number];

export const PRIORITIES = ["LOW", "NORMAL", "HIGH"] as const;
/** How early a waiting run starts. */
export type PipelinePriority = (typeof PRIORITIES)[number];

export const CPUS = ["X64", "ARM", "X86"] as const;
/** The processor that runs the pipeline. Buddy's newest types name `X86`, the older ones do not. */
export type PipelineCpu = (typeof CPUS)[number];

// https://buddy.works/docs/pipelines/introduction/advanced-settings
export const PIPELINE_RESOURCES = [
    "DEFAULT",
    "NANO",
    "SMALL",
    "MEDIUM",
    "LARGE",
    "XLARGE",
    "X2LARGE",
    "CUSTOM",
] as const;
/** Memory and processors of a run. */
export type PipelineResources = (typeof PIPELINE_RESOURCES)[number];

export const GIT_CHANGESET_BASES = ["LATEST_RUN", "LATEST_RUN_MATCHING_REF", "PULL_REQUEST"] as const;
/** What the commit of a run is compared with. */
export type GitChangesetBase = (typeof GIT_CHANGESET_BASES)[number];

export const FILESYSTEM_CHANGESET_BASES = ["DATE_MODIFIED", "CONTENTS"] as const;
/** How changed files are recognized. */
export type FilesystemChangesetBase = (typeof FILESYSTEM_CHANGESET_BASES)[number];

export const CACHE_SCOPES = ["PIPELINE", "PROJECT", "WORKSPACE"] as const;
/** Who shares the Docker cache: the pipeline alone, the project, or the workspace. */
export type PipelineCacheScope = (typeof CACHE_SCOPES)[number];

export const ACCESS_LEVELS = ["DEFAULT", "DENIED", "READ_ONLY", "RUN_ONLY", "READ_WRITE"] as const;
/** What somebody may do with a pipeline; `DEFAULT` is what the project says. */
export type PipelineAccessLevel = (typeof ACCESS_LEVELS)[number];
