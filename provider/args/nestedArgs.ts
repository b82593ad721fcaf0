import type { Input } from "@pulumi/pulumi";
import type { ActionStatus, DockerBuildSecretType, FilePlace, TriggerConditionType, VariableType } from "./enums";

/**
 * The integration of the workspace that logs in to the registry, named by exactly one of its two names. Buddy does
 * not say which would win if both were sent, so giving both does not compile and fails at preview.
 */
export type IntegrationArgs = IntegrationByHashId | IntegrationByIdentifier;

/** An integration named by the opaque id of its page in Buddy. */
export interface IntegrationByHashId {
    /** REST: `integration.hash_id`, e.g. `5ddb7c180fb38be67bd78a88a`. */
    hashId: Input<string>;
    identifier?: undefined;
}

/** An integration named by the identifier a person gave it. */
export interface IntegrationByIdentifier {
    /** REST: `integration.identifier`, e.g. `my_ecr`; exists since March 2024. */
    identifier: Input<string>;
    hashId?: undefined;
}

/**
 * One secret that `docker build --secret` offers to the Dockerfile. It holds no secret itself, only says where Buddy
 * finds one. REST: `DockerBuildSecret`.
 */
export interface DockerBuildSecretArgs {
    /** The name by which `RUN --mount=type=secret,id=…` refers to it; unique within the action. */
    id: Input<string>;
    /** For `FILE` a path in the pipeline's filesystem, for `ENV` the name of a Buddy variable. */
    value: Input<string>;
    /** Where the secret lies. */
    type: Input<DockerBuildSecretType>;
}

/**
 * One condition under which the action runs. The list is ordered: an element of type `OR` separates groups. Which of
 * the other fields belong to which type is said at each. REST: `TriggerCondition`.
 */
export interface TriggerConditionArgs {
    /** REST: `trigger_condition`. */
    triggerCondition: Input<TriggerConditionType>;
    /** For `ON_CHANGE_AT_PATH`: repository paths. REST: `trigger_condition_paths`. */
    triggerConditionPaths?: Input<Input<string>[] | undefined>;
    /** For `VAR_*`: the variable's name. REST: `trigger_variable_key`. */
    triggerVariableKey?: Input<string | undefined>;
    /** For `VAR_*`: what it is compared with. REST: `trigger_variable_value`. */
    triggerVariableValue?: Input<string | undefined>;
    /** For `HOUR`, `DATETIME`: hours 1 to 24. REST: `trigger_hours`. */
    triggerHours?: Input<Input<number>[] | undefined>;
    /** For `DAY`, `DATETIME`: weekdays 1 (Monday) to 7. REST: `trigger_days`. */
    triggerDays?: Input<Input<number>[] | undefined>;
    /** For `DAY`, `HOUR`, `DATETIME`: e.g. `Europe/Warsaw`. REST: `timezone`, `zone_id` until 2025. */
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
    /** For `ACTION_STATUS_…`: Buddy spells `SUPRESSED` so. REST: `trigger_status`. */
    triggerStatus?: Input<ActionStatus | undefined>;
}

/**
 * An environment variable, file or key that the action brings along. Matched by `key`; order carries no meaning, and
 * variables that others attach in Buddy are left alone by refresh. REST: `Variable`.
 */
export interface VariableArgs {
    /** The variable's name; unique within the action. */
    key: Input<string>;
    /** Text, or base64 for `FILE`. Secret in state, and never read back, when `encrypted` is set. */
    value?: Input<string | undefined>;
    /** What kind of variable it is. */
    type: Input<VariableType>;
    /** Whether Buddy stores and returns the value encrypted. @default false */
    encrypted?: Input<boolean | undefined>;
    /** Whether actions may change it while running. @default false */
    settable?: Input<boolean | undefined>;
    /** Whether the value is asked for at each run; `VAR` only. REST: `run_only_settable`. @default false */
    runOnlySettable?: Input<boolean | undefined>;
    /** A note for people. */
    description?: Input<string | undefined>;
    /** Values to choose from at a run. */
    defaults?: Input<string | undefined>;
    /** REST: `init_path`. */
    initPath?: Input<string | undefined>;
    /** Where the key's file is put. REST: `file_path`. */
    filePath?: Input<string | undefined>;
    /** The file's mode, e.g. `600`. REST: `file_chmod`. */
    fileChmod?: Input<string | undefined>;
    /** Whether the file is put into the action's container. REST: `file_place`. */
    filePlace?: Input<FilePlace | undefined>;
    /** A certificate's password: always secret, never read back. */
    password?: Input<string | undefined>;
    /** A key's passphrase: always secret, never read back. */
    passphrase?: Input<string | undefined>;
    /** A GPG key's identifier. REST: `key_identifier`. */
    keyIdentifier?: Input<string | undefined>;
}
