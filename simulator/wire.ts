/** A JSON object as it travels over HTTP, with Buddy's own snake_case names. */
export interface WireObject {
    [field: string]: unknown;
}

/** The `integration` of an action, as a request refers to it. */
export interface WireIntegration {
    hash_id?: string;
    identifier?: string;
}

/** One entry of an action's `secrets`. */
export interface WireBuildSecret {
    id: string;
    value: string;
    type: string;
}

/** One entry of an action's `variables`, values in clear as they were sent. */
export interface WireVariable extends WireObject {
    key: string;
    /** Without one it is a `VAR`. */
    type?: string;
    value?: string;
    encrypted?: boolean;
    password?: string;
    passphrase?: string;
}

/**
 * An action as the simulator stores it: what was sent, in clear, and its `id`. A field that is unset is absent.
 * This is the test's view into the server and never what the API answers.
 */
export interface StoredAction extends WireObject {
    id: number;
    name: string;
    type: string;
    dockerfile_path?: string;
    context_path?: string;
    docker_image_tag?: string;
    login?: string;
    password?: string;
    integration?: WireIntegration;
    docker_registry?: string;
    region?: string;
    registry?: string;
    repository?: string;
    build_args?: string[];
    insecure_registry?: boolean;
    do_not_prune_images?: boolean;
    buildkit?: boolean;
    secrets?: WireBuildSecret[];
    provenance?: string;
    cache_mode?: string;
    trigger_time?: string;
    trigger_conditions?: WireObject[];
    run_next?: string;
    run_only_on_first_failure?: boolean;
    variables?: WireVariable[];
    disabled?: boolean;
    timeout?: number;
    ignore_errors?: boolean;
    retry_count?: number;
    retry_interval?: number;
    loop?: string[];
    target_stage?: string;
    pull?: boolean;
    artifact?: string;
}

/** Fields for an action added behind the API's back; `id` is given by the simulator unless named here. */
export interface NewAction extends WireObject {
    name: string;
    type: string;
}

/** A pipeline as the simulator stores it. */
export interface StoredPipeline {
    id: number;
    name: string;
    identifier?: string;
    cache_scope: string;
    refs: string[];
}

/** `null`, `""` and `[]` are one state, unset: Buddy's overview calls all of them "empty" (D). */
export function isEmpty(value: unknown): boolean {
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

export function isObject(value: unknown): value is WireObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
