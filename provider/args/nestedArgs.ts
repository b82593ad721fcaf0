import type { Input } from "@pulumi/pulumi";
import type { ActionStatus, DockerBuildSecretType, FilePlace, TriggerConditionType, VariableType } from "./enums";

/**
 * The workspace's integration that logs in to the registry: its hash id or its identifier. Buddy does not document which
 * one wins if both are sent, so giving both does not compile and fails at preview.
 */
export type IntegrationArgs = IntegrationByHashId | IntegrationByIdentifier;

/** An integration, by the opaque id that its page in Buddy shows. */
export interface IntegrationByHashId {
    /** The opaque id, e.g. `5ddb7c180fb38be67bd78a88a`; {@link getIntegration} finds it. REST: `integration.hash_id`. */
    hashId: Input<string>;
    /** Must not be given together with `hashId`. */
    identifier?: undefined;
}

/** An integration, by the identifier that a person gave it. */
export interface IntegrationByIdentifier {
    /** The identifier, e.g. `my_ecr`; exists at Buddy since March 2024. REST: `integration.identifier`. */
    identifier: Input<string>;
    /** Must not be given together with `identifier`. */
    hashId?: undefined;
}

/**
 * One secret that `docker build --secret` offers to the Dockerfile. It holds no secret value; it names the file or variable
 * at Buddy that does. REST: `DockerBuildSecret`.
 */
export interface DockerBuildSecretArgs {
    /** The name by which `RUN --mount=type=secret,id=…` refers to it; unique within the action. REST: `id`. */
    id: Input<string>;
    /** For `FILE` a path in the pipeline's filesystem, for `ENV` the name of a Buddy variable. REST: `value`. */
    value: Input<string>;
    /** Whether a file or a variable holds the secret. REST: `type`. */
    type: Input<DockerBuildSecretType>;
}

/**
 * One condition under which the action runs. If there are several, all must hold; of the `triggerOperands` of an `OR`, one is
 * enough. The order of the list counts. Each field says to which conditions it belongs. REST: `TriggerCondition`.
 */
export interface TriggerConditionArgs {
    /** The type of the condition. REST: `trigger_condition`. */
    triggerCondition: Input<TriggerConditionType>;
    /**
     * For `OR`, which requires them, and only for `OR`: conditions of which one is enough. An operand may be an `OR` with
     * its own operands, at any depth. REST: `trigger_operands`.
     */
    triggerOperands?: Input<Input<TriggerConditionArgs>[] | undefined>;
    /** For `ON_CHANGE_AT_PATH`: paths in the repository. REST: `trigger_condition_paths`. */
    triggerConditionPaths?: Input<Input<string>[] | undefined>;
    /** For `VAR_*`: the variable's name. REST: `trigger_variable_key`. */
    triggerVariableKey?: Input<string | undefined>;
    /** For `VAR_*`: what it is compared with. REST: `trigger_variable_value`. */
    triggerVariableValue?: Input<string | undefined>;
    /** For `HOUR`, `DATETIME`: hours 1 to 24. REST: `trigger_hours`. */
    triggerHours?: Input<Input<number>[] | undefined>;
    /** For `DAY`, `DATETIME`: weekdays 1 (Monday) to 7. REST: `trigger_days`. */
    triggerDays?: Input<Input<number>[] | undefined>;
    /** For `DAY`, `HOUR`, `DATETIME`: the time zone, e.g. `Europe/Warsaw`. REST: `timezone`, `zone_id` until 2025. */
    timezone?: Input<string | undefined>;
    /** For `SUCCESS_PIPELINE`: the project's name id. REST: `trigger_project_name`. */
    triggerProjectName?: Input<string | undefined>;
    /** For `SUCCESS_PIPELINE`: the pipeline's name. REST: `trigger_pipeline_name`. */
    triggerPipelineName?: Input<string | undefined>;
    /** For `TRIGGERING_USER_IS…`: an e-mail address. REST: `trigger_user`. */
    triggerUser?: Input<string | undefined>;
    /** For `TRIGGERING_USER_IS…IN_GROUP`: a group's name. REST: `trigger_group`. */
    triggerGroup?: Input<string | undefined>;
    /** For `ACTION_STATUS_…`: the other action's name. REST: `trigger_action_name`. */
    triggerActionName?: Input<string | undefined>;
    /** For `ACTION_STATUS_…`: its outcome; `SUPRESSED` is Buddy's own spelling. REST: `trigger_status`. */
    triggerStatus?: Input<ActionStatus | undefined>;
}

/**
 * An environment variable, file or key of the action. Only the fields that are set are compared. No message repeats a value.
 * REST: `Variable`.
 */
export interface VariableArgs {
    /** The variable's name; unique within the action. REST: `key`. */
    key: Input<string>;
    /**
     * Text, or base64 for `FILE`. It is secret in state, and never read back, if `encrypted` is set, and always for
     * `SSH_KEY`, `GPG_KEY`, `IOS_KEYCHAIN`, `IOS_PROVISION_PROFILES` and types that this package does not know. REST: `value`.
     */
    value?: Input<string | undefined>;
    /** The type of the variable. REST: `type`. @default "VAR" */
    type?: Input<VariableType | undefined>;
    /**
     * Whether Buddy stores and returns the value encrypted. Buddy always encrypts an `SSH_KEY`, so for keys this shows no
     * drift. REST: `encrypted`. @default false
     */
    encrypted?: Input<boolean | undefined>;
    /** Whether actions may change it while running. REST: `settable`. @default false */
    settable?: Input<boolean | undefined>;
    /** Whether Buddy asks for the value at each run; only for `VAR`. REST: `run_only_settable`. @default false */
    runOnlySettable?: Input<boolean | undefined>;
    /** Keep the variable, but do not give it to the action. Only in Buddy's newest API types. REST: `disabled`. @default false */
    disabled?: Input<boolean | undefined>;
    /**
     * A note for people. Buddy's newest API types lack it, so a response without it shows no drift. REST: `description`.
     */
    description?: Input<string | undefined>;
    /** A note for people. Only in Buddy's newest API types; a response without it shows no drift. REST: `note`. */
    note?: Input<string | undefined>;
    /** Sent unchanged; no page of Buddy explains it. Only in Buddy's newest API types, like `note`. REST: `agent_note`. */
    agentNote?: Input<string | undefined>;
    /** Values to choose from at a run, in Buddy's own format. REST: `defaults`. */
    defaults?: Input<string | undefined>;
    /** Sent unchanged; no page of Buddy explains it. REST: `init_path`. */
    initPath?: Input<string | undefined>;
    /**
     * Where the file is put, for `FILE`, `SSH_KEY`, `SSH_PUBLIC_KEY`, `IOS_KEYCHAIN` and `IOS_PROVISION_PROFILES`; other types
     * give a warning. REST: `file_path`.
     */
    filePath?: Input<string | undefined>;
    /** For the types of `filePath`: the file's mode, e.g. `600`. REST: `file_chmod`. */
    fileChmod?: Input<string | undefined>;
    /** For the types of `filePath`: whether the file is put into the action's container. REST: `file_place`. */
    filePlace?: Input<FilePlace | undefined>;
    /** A certificate's password: always a secret, never read back. REST: `password`. */
    password?: Input<string | undefined>;
    /** A key's passphrase: always a secret, never read back. REST: `passphrase`. */
    passphrase?: Input<string | undefined>;
    /** A GPG key's identifier. REST: `key_identifier`. */
    keyIdentifier?: Input<string | undefined>;
}
