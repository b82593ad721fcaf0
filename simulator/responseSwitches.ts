/** What a response says of an action that is stored. */
export interface ResponseSwitches {
    /**
     * How a field without a value is answered: left out; as `null`; or mixed, free texts as `null`, lists as `[]` and
     * everything else left out. A field with a default is not empty while `defaultsEchoed`; `password: "omitted"` wins
     * over both.
     * @default "absent" (O: the recorded response; D: the documentation's example. The API's overview says `null`)
     */
    emptyFields: "absent" | "null" | "mixed";
    /**
     * Whether what was never sent comes back with Buddy's default: every boolean, `buildkit: true` included, the
     * enumerations `trigger_time`, `run_next`, `provenance` and `cache_mode`, but no number, and
     * `run_only_on_first_failure` beside `trigger_time: "ON_FAILURE"` only. A `docker_registry` has its own switch,
     * `computedRegistry`. With `false` nothing comes back that was not sent, as in the documentation's example.
     * @default true (O: the recorded response holds booleans that were never sent, one whose default is true and one that
     * has become `run_next` among them, and no number; A: the other enumerations)
     */
    defaultsEchoed: boolean;
    /**
     * Whether a `docker_registry` that no request named is answered as Buddy computes it from the other fields.
     * @default false (D: the documentation's example has an integration, and no registry in its response)
     */
    computedRegistry: boolean;
    /**
     * Whether a `docker_registry` that a request named is answered. Says nothing of a computed one.
     * @default true (A)
     */
    registryShown: boolean;
    /**
     * Whether `integration` is answered with both keys, its name, type and addresses, instead of what was sent.
     * @default false (D: the documentation's example)
     */
    integrationEnriched: boolean;
    /**
     * How an action's `password` is answered: as ciphertext that stays the same until the next write; not at all, set or
     * not; as ciphertext that is new at every read, and then all ciphertext is, that of variables included; or in clear.
     * What is encrypted in variables is ciphertext with each of them.
     * @default "encrypted" (D: "returned encrypted"; O: that it stays the same, for variables)
     */
    password: "encrypted" | "omitted" | "changing" | "plain";
    /**
     * How ciphertext begins, wherever it stands: `!encrypted <base64>`; `secure!<base64>.<base64>` as until April 2025;
     * `sealed:<base64>`, which no client can know; or with nothing, base64 alone. Where `password` is `"omitted"` or
     * `"plain"`, encrypted variables still show it.
     * @default "!encrypted" (O: Buddy's own acceptance tests since 2025; D: a page of January 2026)
     */
    ciphertextPrefix: "!encrypted" | "secure!" | "other" | "none";
    /**
     * What becomes of the `value` of a key that is sent without `encrypted: true`, of type `SSH_KEY`, `GPG_KEY`,
     * `IOS_KEYCHAIN` or `IOS_PROVISION_PROFILES`: answered as ciphertext, beside `encrypted: true`; in clear; or not at
     * all; or the request is a 400. One sent with `encrypted: true` is ciphertext with each of them.
     * @default "encrypted" (D: an `SSH_KEY` is always encrypted; A: the other three, and `encrypted: true`)
     */
    sshKeyValue: "encrypted" | "plain" | "omitted" | "refused";
    /**
     * Whether a variable of type `VAR` is answered with its `type`, sent or not, or without it, even if it was sent.
     * @default "answered" (O: Buddy's OpenAPI types; the documentation's example of another action lacks it)
     */
    variableType: "answered" | "absent";
    /**
     * Whether variables are answered with their `description`.
     * @default true (O: Buddy's OpenAPI types; those of November 2026 lack it)
     */
    variableDescriptionShown: boolean;
    /**
     * Whether an action's `variables` hold one that nobody sent with the action; Buddy's variables API can add such.
     * @default false (A)
     */
    extraVariables: boolean;
    /**
     * Whether responses hold fields no documentation names.
     * @default false (A)
     */
    extraFields: boolean;
    /**
     * Whether `build_args`, `secrets` and `variables` are answered in the order they were sent; if not, in reverse.
     * @default true (A)
     */
    listOrderKept: boolean;
    /**
     * Whether `after_action_id` is answered: the id of the action before this one, whatever was sent. The first action
     * has none, which is answered as `emptyFields` says.
     * @default false (O: no response of any client holds it)
     */
    afterActionIdAnswered: boolean;
}
