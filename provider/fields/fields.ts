import type { Unwrap } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "../args/dockerfileActionArgs";
import {
    ACTION_STATUSES,
    CACHE_MODES,
    DOCKER_REGISTRIES,
    FILE_PLACES,
    PROVENANCES,
    RUN_NEXTS,
    SECRET_TYPES,
    TRIGGER_CONDITIONS,
    TRIGGER_TIMES,
    VARIABLE_TYPES,
} from "../args/enums";
import type { DockerBuildSecretArgs, TriggerConditionArgs, VariableArgs } from "../args/nestedArgs";
import type { Json } from "../json";
import type { FieldKind } from "./fieldKind";
import { choice, flag, text, textOr, whole } from "./fieldKind";
import { integration } from "./integrationKind";
import { keyedRecords, keyValues, listOf, orderedRecords } from "./listKinds";
import { type Parts, record } from "./recordKind";

/** The inputs as handlers see them and as outputs show them: no Input, no Output. */
export type DockerfileActionInputs = { [K in keyof DockerfileActionFields]: Unwrap<DockerfileActionFields[K]> };

/** Where an input goes: into the request's path, into its body, or nowhere. */
type Destination =
    | { to: "path"; replaces: true }
    | { to: "nowhere" }
    | {
          to: "body";
          /** Buddy's name for it. */
          wire: string;
          /** What PATCH sends when the user removes the input; absent: nothing can say it (buddy-api, section 2). */
          clear?: Json;
          /**
           * Buddy fills it in when it is left out, so an old value in the answer to a clear is no refusal; and the
           * documented answer lacks it, so an answer without it says nothing about it.
           */
          computed?: true;
          /** Never returned by Buddy in a form that could be compared; kept from state. */
          writeOnly?: true;
          /** Sent when it changed only: repeating it could move the action again. */
          onChangeOnly?: true;
      };

export type Field<T = unknown> = Destination & {
    kind: FieldKind<T>;
    required?: true;
    /** Always a secret in state. */
    secret?: true;
    /** People put secrets into it: no message repeats it or anything nested in it. */
    neverQuoted?: true;
};

const dockerBuildSecret: Parts<Unwrap<DockerBuildSecretArgs>> = {
    id: { wire: "id", kind: text(), required: true },
    value: { wire: "value", kind: text(), required: true },
    type: { wire: "type", kind: choice(SECRET_TYPES), required: true },
};

const triggerCondition: Parts<Unwrap<TriggerConditionArgs>> = {
    triggerCondition: { wire: "trigger_condition", kind: choice(TRIGGER_CONDITIONS), required: true },
    triggerConditionPaths: { wire: "trigger_condition_paths", kind: listOf(text()) },
    triggerVariableKey: { wire: "trigger_variable_key", kind: text() },
    triggerVariableValue: { wire: "trigger_variable_value", kind: text() },
    triggerHours: { wire: "trigger_hours", kind: listOf(whole({ least: 1, most: 24, unit: "an hour" })) },
    triggerDays: { wire: "trigger_days", kind: listOf(whole({ least: 1, most: 7, unit: "a weekday" })) },
    timezone: { wire: "timezone", wireBefore: "zone_id", kind: text() },
    triggerProjectName: { wire: "trigger_project_name", kind: text() },
    triggerPipelineName: { wire: "trigger_pipeline_name", kind: text() },
    triggerUser: { wire: "trigger_user", kind: text() },
    triggerGroup: { wire: "trigger_group", kind: text() },
    triggerActionName: { wire: "trigger_action_name", kind: text() },
    triggerStatus: { wire: "trigger_status", kind: choice(ACTION_STATUSES) },
};

const variable: Parts<Unwrap<VariableArgs>> = {
    key: { wire: "key", kind: text(), required: true },
    value: { wire: "value", kind: text(), secretWhen: "encrypted" },
    type: { wire: "type", kind: choice(VARIABLE_TYPES), required: true },
    encrypted: { wire: "encrypted", kind: flag(false) },
    settable: { wire: "settable", kind: flag(false) },
    runOnlySettable: { wire: "run_only_settable", kind: flag(false) },
    description: { wire: "description", kind: text() },
    defaults: { wire: "defaults", kind: text() },
    initPath: { wire: "init_path", kind: text() },
    filePath: { wire: "file_path", kind: text() },
    fileChmod: { wire: "file_chmod", kind: text() },
    filePlace: { wire: "file_place", kind: choice(FILE_PLACES) },
    password: { wire: "password", kind: text(), secret: true },
    passphrase: { wire: "passphrase", kind: text(), secret: true },
    keyIdentifier: { wire: "key_identifier", kind: text() },
};

const secrets = keyedRecords({ record: record(dockerBuildSecret), key: "id", noun: "secret", strangers: "drift" });
const variables = keyedRecords({ record: record(variable), key: "key", noun: "variable", strangers: "others" });
const triggerConditions = orderedRecords(record(triggerCondition));
const triggerTime = choice(TRIGGER_TIMES, "ON_EVERY_EXECUTION");
const id = { least: 1, unit: "the id" };

/**
 * THE table: everything the provider knows about a field, one line each. A new input is one documented line in
 * `dockerfileActionArgs.ts` and one here; leaving either out does not compile. Clear values are assumptions
 * (buddy-api, section 6): Buddy documents no way to clear a field, so the answer to each PATCH is checked.
 */
export const FIELDS = {
    workspace: { to: "path", replaces: true, kind: text(), required: true },
    projectName: { to: "path", replaces: true, kind: text(), required: true },
    pipelineId: { to: "path", replaces: true, kind: whole({ least: 1, unit: "the pipeline's id" }), required: true },

    name: { to: "body", wire: "name", kind: text(), required: true },
    // The default: https://buddy.works/docker/build-docker-image. Sent always, since the REST page spells it otherwise.
    dockerfilePath: { to: "body", wire: "dockerfile_path", kind: textOr("Dockerfile"), required: true },
    contextPath: { to: "body", wire: "context_path", kind: text(), clear: "" },
    dockerImageTag: { to: "body", wire: "docker_image_tag", kind: text(), clear: "" },
    login: { to: "body", wire: "login", kind: text(), clear: "" },
    password: {
        to: "body",
        wire: "password",
        kind: text(),
        clear: "",
        secret: true,
        writeOnly: true,
        neverQuoted: true,
    },
    integration: { to: "body", wire: "integration", kind: integration(), clear: null },
    // Cleared by null, never "NONE": that could switch a push off unseen.
    dockerRegistry: {
        to: "body",
        wire: "docker_registry",
        kind: choice(DOCKER_REGISTRIES),
        clear: null,
        computed: true,
    },
    region: { to: "body", wire: "region", kind: text(), clear: "" },
    registry: { to: "body", wire: "registry", kind: text(), clear: "" },
    repository: { to: "body", wire: "repository", kind: text(), clear: "" },
    buildArgs: { to: "body", wire: "build_args", kind: keyValues(), clear: [], neverQuoted: true },
    insecureRegistry: { to: "body", wire: "insecure_registry", kind: flag(false), clear: false },
    doNotPruneImages: { to: "body", wire: "do_not_prune_images", kind: flag(false), clear: false },
    buildkit: { to: "body", wire: "buildkit", kind: flag(true), clear: true },
    secrets: { to: "body", wire: "secrets", kind: secrets, clear: [] },
    provenance: { to: "body", wire: "provenance", kind: choice(PROVENANCES, "NONE"), clear: "NONE" },
    cacheMode: { to: "body", wire: "cache_mode", kind: choice(CACHE_MODES, "MIN"), clear: "MIN" },

    triggerTime: { to: "body", wire: "trigger_time", kind: triggerTime, clear: "ON_EVERY_EXECUTION" },
    triggerConditions: { to: "body", wire: "trigger_conditions", kind: triggerConditions, clear: [] },
    afterActionId: { to: "body", wire: "after_action_id", kind: whole(id), writeOnly: true, onChangeOnly: true },
    runNext: { to: "body", wire: "run_next", kind: choice(RUN_NEXTS, "WAIT_ON_SUCCESS"), clear: "WAIT_ON_SUCCESS" },
    runOnlyOnFirstFailure: { to: "body", wire: "run_only_on_first_failure", kind: flag(false), clear: false },
    variables: { to: "body", wire: "variables", kind: variables, clear: [], neverQuoted: true },
    disabled: { to: "body", wire: "disabled", kind: flag(false), clear: false },
    timeout: { to: "body", wire: "timeout", kind: whole({ least: 1, unit: "seconds", unset: 0 }), clear: null },
    ignoreErrors: { to: "body", wire: "ignore_errors", kind: flag(false), clear: false },
    retryCount: { to: "body", wire: "retry_count", kind: whole({ least: 0, unit: "the count", unset: 0 }), clear: 0 },
    retryInterval: {
        to: "body",
        wire: "retry_interval",
        kind: whole({ least: 0, unit: "seconds", unset: 0 }),
        clear: 0,
    },
    loop: { to: "body", wire: "loop", kind: listOf(text()), clear: [] },

    adoptActionId: { to: "nowhere", kind: whole(id) },
} as const satisfies { [K in keyof DockerfileActionInputs]-?: Field<NonNullable<DockerfileActionInputs[K]>> };

export type FieldName = keyof typeof FIELDS;

/** The table's rows in its order, for everything that treats all fields alike. */
export const FIELD_ENTRIES = Object.entries(FIELDS) as [FieldName, Field][]; // the keys are the table's own

export const FIELD_NAMES = FIELD_ENTRIES.map(([name]) => name);
