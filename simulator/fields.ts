import type { Behaviour } from "./behaviour";
import type { Shape } from "./shapes";
import { count, flag, listOf, oneOf, record, text } from "./shapes";

/**
 * The fields of an action and the values Buddy fills in by itself. `echoed` is the default of the documentation where
 * it names one (D), else assumed (A). `after_action_id` is not here: it places an action and is never stored.
 */
export interface Field {
    shape: Shape;
    /** What is answered though it was never sent. */
    echoed?: unknown;
}

// O: the Go SDK's model and Buddy's published YAML schema. D: the operands of OR, nested as deep as one likes.
const triggerCondition: Shape = record({
    required: {
        trigger_condition: oneOf(
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
        trigger_condition_paths: listOf(text),
        trigger_variable_key: text,
        trigger_variable_value: text,
        trigger_hours: listOf(count),
        trigger_days: listOf(count),
        timezone: text,
        zone_id: text,
        trigger_project_name: text,
        trigger_pipeline_name: text,
        trigger_user: text,
        trigger_group: text,
        trigger_action_name: text,
        trigger_status: oneOf("SUCCESSFUL", "SKIPPED", "SUPRESSED", "FAILED"),
        trigger_operands: (value, path) => listOf(triggerCondition)(value, path),
    },
});

// O: Buddy's OpenAPI types in its SDKs. D: without a type it is a VAR, in the example of the HTTP request action.
const variable = record({
    required: {
        key: text,
    },
    optional: {
        type: oneOf("VAR", "FILE", "SSH_KEY", "SSH_PUBLIC_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"),
        value: text,
        encrypted: flag,
        settable: flag,
        run_only_settable: flag,
        disabled: flag,
        description: text,
        note: text,
        agent_note: text,
        defaults: text,
        init_path: text,
        file_path: text,
        file_chmod: text,
        file_place: oneOf("NONE", "CONTAINER"),
        password: text,
        passphrase: text,
        key_identifier: text,
    },
});

/** Parameters every type of action has; D unless tagged. */
export const commonFields: Record<string, Field> = {
    name: { shape: text },
    type: { shape: text },
    trigger_time: {
        shape: oneOf(
            "ON_EVERY_EXECUTION",
            "ON_SUCCESS",
            "ON_FAILURE",
            "ON_BACK_TO_SUCCESS",
            "ON_WARNING",
            "ON_WAIT_FOR_APPROVE",
            "ON_TERMINATE",
        ),
        echoed: "ON_EVERY_EXECUTION",
    },
    trigger_conditions: { shape: listOf(triggerCondition) },
    run_next: { shape: oneOf("WAIT_ON_SUCCESS", "IN_SOFT_PARALLEL", "IN_HARD_PARALLEL"), echoed: "WAIT_ON_SUCCESS" },
    run_only_on_first_failure: { shape: flag, echoed: false },
    variables: { shape: listOf(variable) },
    disabled: { shape: flag, echoed: false },
    timeout: { shape: count },
    ignore_errors: { shape: flag, echoed: false },
    retry_count: { shape: count },
    retry_interval: { shape: count },
    loop: { shape: listOf(text) },
};

/** Parameters of "Build Docker Image"; D, https://buddy.works/docs/api/actions/dockerfile. */
export const dockerfileFields: Record<string, Field> = {
    docker_image_tag: { shape: text },
    region: { shape: text },
    integration: { shape: record({ optional: { hash_id: text, identifier: text } }) },
    dockerfile_path: { shape: text },
    context_path: { shape: text },
    repository: { shape: text },
    registry: { shape: text },
    // The last two are known from Buddy's YAML reference only; that the REST API takes them is A.
    docker_registry: {
        shape: oneOf(
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
    login: { shape: text },
    password: { shape: text },
    insecure_registry: { shape: flag, echoed: false },
    do_not_prune_images: { shape: flag, echoed: false },
    buildkit: { shape: flag, echoed: true },
    secrets: {
        shape: listOf(record({ required: { id: text, value: text, type: oneOf("FILE", "ENV") } })),
    },
    build_args: { shape: listOf(text) },
    provenance: { shape: oneOf("NONE", "MIN", "MAX"), echoed: "NONE" },
    cache_mode: { shape: oneOf("MIN", "MAX"), echoed: "MIN" },
    // Known from Buddy's YAML reference only: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    target_stage: { shape: text },
    pull: { shape: flag },
    artifact: { shape: text },
};

/** The switches that decide over single fields. */
export const SWITCHED_FIELDS = { target_stage: "targetStage", pull: "pull", artifact: "artifact" } as const;

/** The names of the type's fields that a switch takes from the API at present. */
export function switchedOff(type: string, behaviour: Behaviour): { name: string; fate: "ignored" | "refused" }[] {
    if (type !== "DOCKERFILE") {
        return [];
    }
    return Object.entries(SWITCHED_FIELDS).flatMap(([name, key]) => {
        const fate = behaviour[key];
        return fate === "kept" ? [] : [{ name, fate }];
    });
}

/** The fields whose types and defaults are known here: those of "Build Docker Image", the common ones of other types. */
export function fieldsOf(type: string, behaviour: Behaviour): Record<string, Field> {
    if (type !== "DOCKERFILE") {
        return commonFields;
    }
    const off = switchedOff(type, behaviour).map(({ name }) => name);
    const fields = Object.entries({ ...commonFields, ...dockerfileFields });
    return Object.fromEntries(fields.filter(([name]) => !off.includes(name)));
}

export function isList({ shape }: Field): boolean {
    return shape([], "").length === 0;
}

/** Text of any content, an enumeration's not. */
export function isFreeText({ shape }: Field): boolean {
    return shape("", "").length === 0;
}
