// Buddy's own words for every choice, as its REST and YAML references list them. All are open: a value that is missing
// here gives a warning at preview and is sent as it is, because Buddy's pages lag behind Buddy.

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
 * Kinds of registry an image can be pushed to. `ARTIFACT_REGISTRY` and `DIGITAL_OCEAN_CONTAINER_REGISTRY` are known
 * from Buddy's YAML reference only. A newer one is passed as `pulumi.output("…")`.
 */
export type DockerRegistry = (typeof DOCKER_REGISTRIES)[number];

export const GCR_HOSTS = ["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"] as const;

export const SECRET_TYPES = ["FILE", "ENV"] as const;
/** Where a build secret lies: in a file of the pipeline's filesystem, or in a variable. */
export type DockerBuildSecretType = (typeof SECRET_TYPES)[number];

export const PROVENANCES = ["NONE", "MIN", "MAX"] as const;
/** How detailed the provenance attestation is; `NONE` makes none. */
export type Provenance = (typeof PROVENANCES)[number];

export const CACHE_MODES = ["MIN", "MAX"] as const;
/** How much the Docker cache keeps, in Docker's terms: layers of the image (`MIN`), or of all its stages (`MAX`). */
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
 * At which outcome of the run so far an action runs. Older pages of Buddy lack `ON_TERMINATE`. One value is accepted, but
 * better not used, since the newest pages lack it: `ON_SUCCESS`.
 */
export type TriggerTime = (typeof TRIGGER_TIMES)[number];

export const RUN_NEXTS = ["WAIT_ON_SUCCESS", "IN_SOFT_PARALLEL", "IN_HARD_PARALLEL"] as const;
/** How the following action starts: after this one, beside it when a runner is free, or always beside it. */
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
 * Kinds of trigger conditions; which fields belong to which is said at {@link TriggerConditionArgs}. `OR` holds other
 * conditions.
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
/** Kinds of variables: text (`VAR`), a file, a key, or what iOS builds need. */
export type VariableType = (typeof VARIABLE_TYPES)[number];

export const FILE_PLACES = ["NONE", "CONTAINER"] as const;
/** Whether a variable's file is put into the action's container. */
export type FilePlace = (typeof FILE_PLACES)[number];
