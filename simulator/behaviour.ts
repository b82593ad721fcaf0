/**
 * Where Buddy's documentation is silent or contradicts itself, each switch chooses one reading. All are meant to be
 * harmless to a careful client; run your tests with several. The letter says what the **default** rests on:
 * D documented by Buddy, O observed in other clients of the API, A assumed.
 */
export interface Behaviour {
    /**
     * How a field without a value is answered: as `null`, or left out (as in the documentation's example).
     * @default "null" (D: the API's overview)
     */
    empties: "null" | "absent";
    /**
     * How an action's `password` is answered: as `secure!<base64>.<base64>`, stable until the next write; not at all;
     * or as a new ciphertext at every read, which then holds for variables, too.
     * @default "encrypted" (D: "returned encrypted"; its stability is A)
     */
    passwordEcho: "encrypted" | "omitted" | "fresh";
    /**
     * Whether an answer holds Buddy's defaults for what was never sent: `buildkit`, `provenance`, `run_next` and so
     * on, and a `docker_registry` computed from the other fields.
     * @default true (A)
     */
    defaultsShown: boolean;
    /**
     * Whether `docker_registry` is answered although the request named it; the documentation's example lacks it.
     * @default true (A)
     */
    registryShown: boolean;
    /**
     * Whether `integration` is answered with both keys, its name, type and addresses, instead of what was sent.
     * @default false (D: the documentation's example)
     */
    integrationEnriched: boolean;
    /**
     * Whether answers hold fields no documentation names.
     * @default false (A)
     */
    extraFields: boolean;
    /**
     * Whether an action's `variables` hold one that nobody sent with the action; Buddy's variables API can add such.
     * @default false (A)
     */
    extraVariables: boolean;
    /**
     * Whether a `null` anywhere in a request is a 400.
     * @default false (A: `null` is the API's word for empty)
     */
    nullRefused: boolean;
    /**
     * Whether an empty string in a field of the action is a 400.
     * @default false (O: Terraform's provider clears fields so)
     */
    emptyStringRefused: boolean;
    /**
     * Whether `secrets`, `build_args` and `variables` are answered in reverse.
     * @default false (A)
     */
    listsReordered: boolean;
    /**
     * Whether a PATCH that sends `null`, `""` or `[]` silently keeps the old value.
     * @default false (A)
     */
    clearIgnored: boolean;
    /**
     * Whether a PATCH leaves the action where it is although it sends `after_action_id`; a POST obeys it either way.
     * @default false (A: documented is only that a POST places the action so)
     */
    moveIgnored: boolean;
    /**
     * Whether `cache_mode` is a 400 in a pipeline whose cache scope is neither `WORKSPACE` nor `PROJECT`, instead of
     * being stored without effect.
     * @default false (A: the documentation says "available if", not what happens otherwise)
     */
    cacheScopeEnforced: boolean;
}

/** The readings a simulator starts with; see each switch of `Behaviour` for what they rest on. */
export function defaultBehaviour(): Behaviour {
    return {
        empties: "null",
        passwordEcho: "encrypted",
        defaultsShown: true,
        registryShown: true,
        integrationEnriched: false,
        extraFields: false,
        extraVariables: false,
        nullRefused: false,
        emptyStringRefused: false,
        listsReordered: false,
        clearIgnored: false,
        moveIgnored: false,
        cacheScopeEnforced: false,
    };
}
