/** A JSON object of the API, with Buddy's own snake_case names. */
export interface WireObject {
    [field: string]: unknown;
}

/** The `integration` of an action in a request. */
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

/** One entry of an action's `variables`, with its value in plain text. */
export interface WireVariable extends WireObject {
    key: string;
    /** Defaults to `VAR`. */
    type?: string;
    value?: string;
    encrypted?: boolean;
    password?: string;
    passphrase?: string;
}

/**
 * An action as the simulator stores it: the fields sent, in plain text, and its `id`. Unset fields are absent.
 * It serves tests; the API never returns it.
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

/** The fields of an action added without the API. The simulator chooses the `id` if it is left out. */
export interface NewAction extends WireObject {
    name: string;
    type: string;
}

/** A pipeline as the simulator stores it: the fields sent and its `id`. Unset fields are absent. */
export interface StoredPipeline extends WireObject {
    id: number;
    name: string;
    identifier?: string;
    cache_scope?: string;
    definition_source?: string;
    refs?: string[];
    events?: WireObject[];
    trigger_conditions?: WireObject[];
}

/** D: `null`, `""` and `[]` all mean unset; Buddy's overview calls them "empty". */
export function isEmpty(value: unknown): boolean {
    return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

export function isObject(value: unknown): value is WireObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
