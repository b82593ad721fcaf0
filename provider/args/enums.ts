// Buddy's own words, as its REST and YAML references list them. A value that is missing here gives a warning at preview and is
// sent unchanged, because Buddy may know more words than its pages.

export const DOCKER_REGISTRIES = [
    "NONE",
    "DOCKER_HUB",
    "AMAZON_ECR",
    "GOOGLE_GCR",
    "GOOGLE_ARTIFACT_REGISTRY",
    "GIT_HUB_CONTAINER_REGISTRY",
    "OTHER",
    // Known from Buddy's YAML reference only.
    "ARTIFACT_REGISTRY",
    "DIGITAL_OCEAN_CONTAINER_REGISTRY",
] as const;
/**
 * Types of registries to which an image can be pushed. `ARTIFACT_REGISTRY` and `DIGITAL_OCEAN_CONTAINER_REGISTRY` are known
 * from Buddy's YAML reference only. Pass a value that this package does not know as `pulumi.output("…")`.
 */
export type DockerRegistry = (typeof DOCKER_REGISTRIES)[number];

export const GCR_HOSTS = ["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"] as const;

export const SECRET_TYPES = ["FILE", "ENV"] as const;
/** What holds a build secret: a file in the pipeline's filesystem, or a variable. */
export type DockerBuildSecretType = (typeof SECRET_TYPES)[number];

export const PROVENANCES = ["NONE", "MIN", "MAX"] as const;
/** How detailed the provenance attestation is; with `NONE` there is none. */
export type Provenance = (typeof PROVENANCES)[number];

export const CACHE_MODES = ["MIN", "MAX"] as const;
/** Which layers the Docker cache keeps: those of the image (`MIN`), or of all stages (`MAX`). */
export type CacheMode = (typeof CACHE_MODES)[number];

export const TRIGGER_TIMES = [
    "ON_EVERY_EXECUTION",
    "ON_SUCCESS",
    "ON_FAILURE",
    "ON_BACK_TO_SUCCESS",
    "ON_WARNING",
    "ON_WAIT_FOR_APPROVE",
    "ON_TERMINATE",
] as const;
/**
 * At which outcome of the run so far an action runs. Older pages of Buddy lack `ON_TERMINATE`. Do not use `ON_SUCCESS`: it is
 * accepted, but the newest pages lack it.
 */
export type TriggerTime = (typeof TRIGGER_TIMES)[number];

export const RUN_NEXTS = ["WAIT_ON_SUCCESS", "IN_SOFT_PARALLEL", "IN_HARD_PARALLEL"] as const;
/** When the next action starts: after this one, in parallel if a runner is free, or always in parallel. */
export type RunNext = (typeof RUN_NEXTS)[number];

export const TRIGGER_CONDITIONS = [
    "ON_CHANGE",
    "ON_CHANGE_AT_PATH",
    "VAR_IS",
    "VAR_IS_NOT",
    "VAR_CONTAINS",
    "VAR_NOT_CONTAINS",
    "VAR_LESS_THAN",
    "VAR_LESS_THAN_OR_EQUAL",
    "VAR_GREATER_THAN",
    "VAR_GREATER_THAN_OR_EQUAL",
    "DAY",
    "HOUR",
    "DATETIME",
    "SUCCESS_PIPELINE",
    "TRIGGERING_USER_IS",
    "TRIGGERING_USER_IS_NOT",
    "TRIGGERING_USER_IS_IN_GROUP",
    "TRIGGERING_USER_IS_NOT_IN_GROUP",
    "ACTION_STATUS_IS",
    "ACTION_STATUS_IS_NOT",
    "OR",
] as const;
/**
 * Types of trigger conditions. {@link TriggerConditionArgs} says which fields belong to which. `OR` has other conditions as
 * operands.
 */
export type TriggerConditionType = (typeof TRIGGER_CONDITIONS)[number];

export const ACTION_STATUSES = ["SUCCESSFUL", "SKIPPED", "SUPRESSED", "FAILED"] as const;
/** Outcomes of another action. `SUPRESSED` is Buddy's own spelling. */
export type ActionStatus = (typeof ACTION_STATUSES)[number];

export const VARIABLE_TYPES = [
    "VAR",
    "FILE",
    "SSH_KEY",
    "SSH_PUBLIC_KEY",
    "GPG_KEY",
    "IOS_KEYCHAIN",
    "IOS_PROVISION_PROFILES",
] as const;
/** Types of variables: text (`VAR`), a file, a key, or what iOS builds need. */
export type VariableType = (typeof VARIABLE_TYPES)[number];

export const FILE_PLACES = ["NONE", "CONTAINER"] as const;
/** Whether a variable's file is put into the action's container. */
export type FilePlace = (typeof FILE_PLACES)[number];
