import type { Json, JsonObject } from "../../provider/json";
import type { DockerfileActionInputs, dockerfileActionFields } from "../../provider/types/dockerfileAction";

type FieldName = keyof typeof dockerfileActionFields;

export interface FieldRow<T> {
    value: T;
    /** A value with another meaning. */
    other: T;
    /** Buddy's name and form of `value`; absent for what is not in the body. */
    wire?: [name: string, value: Json];
    /** What PATCH sends when the input is removed; absent where the API cannot reset it. */
    clear?: Json;
    /** Buddy's default, where it is known. */
    unset?: Json;
}

type Inputs = Required<{ [K in FieldName]: NonNullable<DockerfileActionInputs[K]> }>;

/** One row per input, written by hand from Buddy's pages, so that it can check the field table. */
export const FIELD_ROWS: { [K in FieldName]: FieldRow<Inputs[K]> } = {
    workspace: { value: "buddy", other: "acme" },
    projectName: { value: "company-website", other: "site" },
    pipelineId: { value: 1, other: 2 },
    name: { value: "Build", other: "Build 2", wire: ["name", "Build"] },
    dockerfilePath: { value: "Dockerfile", other: "a/Dockerfile", wire: ["dockerfile_path", "Dockerfile"] },
    contextPath: { value: "app", other: "web", wire: ["context_path", "app"], clear: "" },
    dockerImageTag: { value: "14.06", other: "latest", wire: ["docker_image_tag", "14.06"], clear: "" },
    login: { value: "robot", other: "human", wire: ["login", "robot"], clear: "" },
    password: { value: "pass-one", other: "pass-two", wire: ["password", "pass-one"], clear: "" },
    integration: {
        value: { hashId: "5ddb7c180fb38be67bd78a88a" },
        other: { identifier: "docker_hub" },
        wire: ["integration", { hash_id: "5ddb7c180fb38be67bd78a88a" }],
        clear: null,
    },
    dockerRegistry: { value: "OTHER", other: "NONE", wire: ["docker_registry", "OTHER"], clear: null },
    region: { value: "us-east-1", other: "eu-west-1", wire: ["region", "us-east-1"], clear: "" },
    registry: { value: "gcr.io", other: "eu.gcr.io", wire: ["registry", "gcr.io"], clear: "" },
    repository: { value: "web", other: "api", wire: ["repository", "web"], clear: "" },
    buildArgs: { value: ["A=1", "B=x=y"], other: ["A=2"], wire: ["build_args", ["A=1", "B=x=y"]], clear: [] },
    insecureRegistry: { value: true, other: false, wire: ["insecure_registry", true], clear: false, unset: false },
    doNotPruneImages: { value: true, other: false, wire: ["do_not_prune_images", true], clear: false, unset: false },
    buildkit: { value: false, other: true, wire: ["buildkit", false], clear: true, unset: true },
    targetStage: { value: "runtime", other: "build", wire: ["target_stage", "runtime"], clear: "" },
    pull: { value: true, other: false, wire: ["pull", true], clear: false, unset: false },
    artifact: { value: "images", other: "charts", wire: ["artifact", "images"], clear: "" },
    secrets: {
        value: [{ id: "npmrc", value: "path", type: "FILE" }],
        other: [{ id: "npmrc", value: "NPM", type: "ENV" }],
        wire: ["secrets", [{ id: "npmrc", value: "path", type: "FILE" }]],
        clear: [],
    },
    provenance: { value: "MAX", other: "MIN", wire: ["provenance", "MAX"], clear: "NONE", unset: "NONE" },
    cacheMode: { value: "MAX", other: "MIN", wire: ["cache_mode", "MAX"], clear: "MIN", unset: "MIN" },
    triggerTime: {
        value: "ON_FAILURE",
        other: "ON_WARNING",
        wire: ["trigger_time", "ON_FAILURE"],
        clear: "ON_EVERY_EXECUTION",
        unset: "ON_EVERY_EXECUTION",
    },
    triggerConditions: {
        value: [{ triggerCondition: "VAR_IS", triggerVariableKey: "K", triggerVariableValue: "v" }],
        other: [{ triggerCondition: "ON_CHANGE" }],
        wire: [
            "trigger_conditions",
            [{ trigger_condition: "VAR_IS", trigger_variable_key: "K", trigger_variable_value: "v" }],
        ],
        clear: [],
    },
    afterActionId: { value: 101, other: 102, wire: ["after_action_id", 101] },
    runNext: {
        value: "IN_SOFT_PARALLEL",
        other: "IN_HARD_PARALLEL",
        wire: ["run_next", "IN_SOFT_PARALLEL"],
        clear: "WAIT_ON_SUCCESS",
        unset: "WAIT_ON_SUCCESS",
    },
    runOnlyOnFirstFailure: {
        value: true,
        other: false,
        wire: ["run_only_on_first_failure", true],
        clear: false,
        unset: false,
    },
    variables: {
        value: [{ key: "K", type: "VAR", value: "v", runOnlySettable: true }],
        other: [{ key: "K", type: "VAR", value: "w", runOnlySettable: true }],
        wire: ["variables", [{ key: "K", type: "VAR", value: "v", run_only_settable: true }]],
        clear: [],
    },
    disabled: { value: true, other: false, wire: ["disabled", true], clear: false, unset: false },
    timeout: { value: 600, other: 60, wire: ["timeout", 600], clear: null },
    ignoreErrors: { value: true, other: false, wire: ["ignore_errors", true], clear: false, unset: false },
    retryCount: { value: 2, other: 3, wire: ["retry_count", 2], clear: 0, unset: 0 },
    retryInterval: { value: 5, other: 9, wire: ["retry_interval", 5], clear: 0, unset: 0 },
    loop: { value: ["A", "B"], other: ["A"], wire: ["loop", ["A", "B"]], clear: [] },
    adoptActionId: { value: 101, other: 102 },
};

export const ROW_ENTRIES = Object.entries(FIELD_ROWS) as [FieldName, FieldRow<Json>][];

/** The rows that go into the request's body. */
export const BODY_ROWS = ROW_ENTRIES.flatMap(([name, row]) =>
    row.wire === undefined ? [] : [{ name, ...row, wire: row.wire }],
);

/** The least that an action requires. */
export const REQUIRED = {
    workspace: "buddy",
    projectName: "company-website",
    pipelineId: 1,
    name: "Build",
    dockerfilePath: "Dockerfile",
};

/** The body of their POST, and the least that a response holds. */
export const REQUIRED_BODY = { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };

/** Known from Buddy's YAML reference only. */
export const UNCONFIRMED = ["targetStage", "pull", "artifact"];

/** What a field requires beside it. */
export const COMPANIONS: Partial<Record<FieldName, JsonObject>> = {
    password: { login: "robot" },
    runOnlyOnFirstFailure: { triggerTime: "ON_FAILURE" },
};
