import type { Behaviour } from "./behaviour";
import type { Validator } from "./validators";
import { boolean, enumOf, integer, listOf, object, string } from "./validators";

/**
 * A field of an action. Its `default` is the documented one (D), or assumed if none is documented (A).
 * `after_action_id` is not a field: it orders actions and is never stored.
 */
export interface Field {
    validate: Validator;
    /** The value returned if the field was never sent. */
    default?: unknown;
}

// O: the Go SDK's model and Buddy's published YAML schema. D: the operands of OR, at any depth.
export const triggerCondition: Validator = object({
    required: {
        trigger_condition: enumOf(
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
        ),
    },
    optional: {
        trigger_condition_paths: listOf(string),
        trigger_variable_key: string,
        trigger_variable_value: string,
        trigger_hours: listOf(integer),
        trigger_days: listOf(integer),
        timezone: string,
        zone_id: string,
        trigger_project_name: string,
        trigger_pipeline_name: string,
        trigger_user: string,
        trigger_group: string,
        trigger_action_name: string,
        trigger_status: enumOf("SUCCESSFUL", "SKIPPED", "SUPRESSED", "FAILED"),
        trigger_operands: (value, path) => listOf(triggerCondition)(value, path),
    },
});

// O: Buddy's OpenAPI types in its SDKs. D: the type defaults to VAR (example of the HTTP request action).
const variable = object({
    required: {
        key: string,
    },
    optional: {
        type: enumOf("VAR", "FILE", "SSH_KEY", "SSH_PUBLIC_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"),
        value: string,
        encrypted: boolean,
        settable: boolean,
        run_only_settable: boolean,
        disabled: boolean,
        description: string,
        note: string,
        agent_note: string,
        defaults: string,
        init_path: string,
        file_path: string,
        file_chmod: string,
        file_place: enumOf("NONE", "CONTAINER"),
        password: string,
        passphrase: string,
        key_identifier: string,
    },
});

/** Parameters every type of action has; D unless tagged. */
export const commonFields: Record<string, Field> = {
    name: { validate: string },
    type: { validate: string },
    trigger_time: {
        validate: enumOf(
            "ON_EVERY_EXECUTION",
            "ON_SUCCESS",
            "ON_FAILURE",
            "ON_BACK_TO_SUCCESS",
            "ON_WARNING",
            "ON_WAIT_FOR_APPROVE",
            "ON_TERMINATE",
        ),
        default: "ON_EVERY_EXECUTION",
    },
    trigger_conditions: { validate: listOf(triggerCondition) },
    run_next: {
        validate: enumOf("WAIT_ON_SUCCESS", "IN_SOFT_PARALLEL", "IN_HARD_PARALLEL"),
        default: "WAIT_ON_SUCCESS",
    },
    run_only_on_first_failure: { validate: boolean, default: false },
    variables: { validate: listOf(variable) },
    disabled: { validate: boolean, default: false },
    timeout: { validate: integer },
    ignore_errors: { validate: boolean, default: false },
    retry_count: { validate: integer },
    retry_interval: { validate: integer },
    loop: { validate: listOf(string) },
};

/** Parameters of "Build Docker Image"; D, https://buddy.works/docs/api/actions/dockerfile. */
export const dockerfileFields: Record<string, Field> = {
    docker_image_tag: { validate: string },
    region: { validate: string },
    integration: { validate: object({ optional: { hash_id: string, identifier: string } }) },
    dockerfile_path: { validate: string },
    context_path: { validate: string },
    repository: { validate: string },
    registry: { validate: string },
    // The last two are in Buddy's YAML reference only. A: the REST API accepts them.
    docker_registry: {
        validate: enumOf(
            "NONE",
            "DOCKER_HUB",
            "AMAZON_ECR",
            "GOOGLE_GCR",
            "GOOGLE_ARTIFACT_REGISTRY",
            "GIT_HUB_CONTAINER_REGISTRY",
            "OTHER",
            "ARTIFACT_REGISTRY",
            "DIGITAL_OCEAN_CONTAINER_REGISTRY",
        ),
    },
    login: { validate: string },
    password: { validate: string },
    insecure_registry: { validate: boolean, default: false },
    do_not_prune_images: { validate: boolean, default: false },
    buildkit: { validate: boolean, default: true },
    secrets: {
        validate: listOf(object({ required: { id: string, value: string, type: enumOf("FILE", "ENV") } })),
    },
    build_args: { validate: listOf(string) },
    provenance: { validate: enumOf("NONE", "MIN", "MAX"), default: "NONE" },
    cache_mode: { validate: enumOf("MIN", "MAX"), default: "MIN" },
    // In Buddy's YAML reference only: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    target_stage: { validate: string },
    pull: { validate: boolean },
    artifact: { validate: string },
};

/** Fields that have a switch of their own. */
export const SWITCHED_FIELDS = { target_stage: "targetStage", pull: "pull", artifact: "artifact" } as const;

/** The names of the fields that a switch has the API ignore or refuse. */
export function switchedOff(type: string, behaviour: Behaviour): { name: string; handling: "ignored" | "refused" }[] {
    if (type !== "DOCKERFILE") {
        return [];
    }
    return Object.entries(SWITCHED_FIELDS).flatMap(([name, key]) => {
        const handling = behaviour[key];
        return handling === "kept" ? [] : [{ name, handling }];
    });
}

/** The fields that the simulator validates: all of a `DOCKERFILE` action, the common ones of other types. */
export function fieldsOf(type: string, behaviour: Behaviour): Record<string, Field> {
    if (type !== "DOCKERFILE") {
        return commonFields;
    }
    const off = switchedOff(type, behaviour).map(({ name }) => name);
    const fields = Object.entries({ ...commonFields, ...dockerfileFields });
    return Object.fromEntries(fields.filter(([name]) => !off.includes(name)));
}

export function isList({ validate }: Field): boolean {
    return validate([], "").length === 0;
}

/** True for a string with any content, false for an enum. */
export function isFreeText({ validate }: Field): boolean {
    return validate("", "").length === 0;
}
