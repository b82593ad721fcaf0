/** Switches for the response with an action. */
export interface ResponseSwitches {
    /**
     * How a field without a value is returned: absent; `null`; or mixed, which means `null` for strings other than
     * enums, `[]` for lists, and absent for the rest. With `defaultsEchoed` a field with a default is never empty.
     * `password: "omitted"` takes precedence over both switches. Of other types than `DOCKERFILE`, the type's own
     * fields are known only after they were sent: one that was sent empty is `null` with `"null"`, otherwise absent.
     * @default "absent" (O: the recorded response; D: the documentation's example. The API's overview says `null`)
     */
    emptyFields: "absent" | "null" | "mixed";
    /**
     * Whether a field that was never sent is returned with Buddy's default. This applies to every boolean (also
     * `buildkit: true`) and to the enums `trigger_time`, `run_next`, `provenance` and `cache_mode`, to no number, and
     * to `run_only_on_first_failure` only with `trigger_time: "ON_FAILURE"`. `docker_registry` has its own switch,
     * `computedRegistry`. With `false` only sent fields are returned, as in the documentation's example.
     * @default true (O: the recorded response contains booleans that were never sent, including one whose default is
     * true and one that has since become `run_next`, and no number; A: the other enums)
     */
    defaultsEchoed: boolean;
    /**
     * Whether a `docker_registry` that was never sent is returned as computed from the other fields.
     * @default false (D: the response of the documentation's example has an integration and no registry)
     */
    computedRegistry: boolean;
    /**
     * Whether a `docker_registry` that was sent is returned. It does not apply to a computed one.
     * @default true (A)
     */
    registryShown: boolean;
    /**
     * Whether `integration` is returned with both keys, name, type and addresses, instead of as it was sent.
     * @default false (D: the documentation's example)
     */
    integrationEnriched: boolean;
    /**
     * How an action's `password` is returned: as ciphertext that changes with every write; not at all; as ciphertext
     * that changes with every read, which then applies to variables, too; or in plain text. The encrypted parts of
     * variables are ciphertext with each of these values.
     * @default "encrypted" (D: "returned encrypted"; O: that it stays the same, for variables)
     */
    password: "encrypted" | "omitted" | "changing" | "plain";
    /**
     * The form of all ciphertext: `!encrypted <base64>`; `secure!<base64>.<base64>` as until April 2025; for `"other"`
     * `sealed:<base64>`, which no client can know; or base64 without a prefix. If `password` is `"omitted"` or
     * `"plain"`, it still applies to variables.
     * @default "!encrypted" (O: Buddy's own acceptance tests since 2025; D: a page of January 2026)
     */
    ciphertextPrefix: "!encrypted" | "secure!" | "other" | "none";
    /**
     * What happens to the `value` of a variable of type `SSH_KEY`, `GPG_KEY`, `IOS_KEYCHAIN` or
     * `IOS_PROVISION_PROFILES` that is sent without `encrypted: true`: it is returned as ciphertext with `encrypted:
     * true`; in plain text; not at all; or the request is a 400. With `encrypted: true` it is ciphertext with each of
     * these values.
     * @default "encrypted" (D: an `SSH_KEY` is always encrypted; A: the other three, and `encrypted: true`)
     */
    sshKeyValue: "encrypted" | "plain" | "omitted" | "refused";
    /**
     * Whether a variable of type `VAR` is returned with its `type`, whether it was sent or not.
     * @default "answered" (O: Buddy's OpenAPI types; the documentation's example of another action lacks it)
     */
    variableType: "answered" | "absent";
    /**
     * Whether variables are returned with their `description`.
     * @default true (O: Buddy's OpenAPI types; those of November 2026 lack it)
     */
    variableDescriptionShown: boolean;
    /**
     * Whether an action's `variables` contain one that was not sent with the action. Buddy's variables API can add one.
     * @default false (A)
     */
    extraVariables: boolean;
    /**
     * Whether responses contain fields that no documentation names.
     * @default false (A)
     */
    extraFields: boolean;
    /**
     * Whether `build_args`, `secrets` and `variables` are returned in the order they were sent, or in reverse.
     * @default true (A)
     */
    listOrderKept: boolean;
    /**
     * Whether `after_action_id` is returned. It is the id of the previous action, whatever was sent. For the first
     * action it is an empty field, see `emptyFields`.
     * @default false (O: no response of any client contains it)
     */
    afterActionIdAnswered: boolean;
}
