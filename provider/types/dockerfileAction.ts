import type { Unwrap } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "../args/dockerfileActionArgs";
import { CACHE_MODES, DOCKER_REGISTRIES, PROVENANCES, RUN_NEXTS, TRIGGER_TIMES } from "../args/enums";
import type { FieldType } from "../fields/fieldType";
import { boolean, enumOf, integer, string, stringOr } from "../fields/fieldType";
import { keyValues, listOf } from "../fields/listTypes";
import type { Json } from "../json";
import { integration } from "./integration";
import { secrets, triggerConditions, variables } from "./nestedTypes";
import type { ResourceType } from "./resourceType";

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
          /**
           * Known from Buddy's YAML reference only. A response without it says nothing about it; one to a write that sent
           * it gives a warning.
           */
          unconfirmed?: true;
          /** Never returned by Buddy in a form that could be compared; kept from state. */
          writeOnly?: true;
          /** Sent when it changed only: repeating it could move the action again. */
          onChangeOnly?: true;
      };

export type Field<T = unknown> = Destination & {
    type: FieldType<T>;
    required?: true;
    /** Always a secret in state. */
    secret?: true;
    /** People put secrets into it: no message repeats it or anything nested in it. */
    sensitive?: true;
};

// Buddy's newest pages lack ON_SUCCESS (October and November 2026).
const triggerTime = enumOf(TRIGGER_TIMES, { unset: "ON_EVERY_EXECUTION", unnamed: ["ON_SUCCESS"] });
const id = { least: 1, unit: "the id" };

/**
 * THE table: everything the provider knows about a field, one line each. A new input is one documented line in
 * `dockerfileActionArgs.ts` and one here; leaving either out does not compile. Clear values are assumptions
 * (buddy-api, section 6): Buddy documents no way to clear a field, so the answer to each PATCH is checked.
 */
export const FIELDS = {
    workspace: { to: "path", replaces: true, type: string(), required: true },
    projectName: { to: "path", replaces: true, type: string(), required: true },
    pipelineId: { to: "path", replaces: true, type: integer({ least: 1, unit: "the pipeline's id" }), required: true },

    name: { to: "body", wire: "name", type: string(), required: true },
    // The default: https://buddy.works/docker/build-docker-image. Sent always, since the REST page spells it otherwise.
    dockerfilePath: { to: "body", wire: "dockerfile_path", type: stringOr("Dockerfile"), required: true },
    contextPath: { to: "body", wire: "context_path", type: string(), clear: "" },
    dockerImageTag: { to: "body", wire: "docker_image_tag", type: string(), clear: "" },
    login: { to: "body", wire: "login", type: string(), clear: "" },
    password: {
        to: "body",
        wire: "password",
        type: string(),
        clear: "",
        secret: true,
        writeOnly: true,
        sensitive: true,
    },
    integration: { to: "body", wire: "integration", type: integration(), clear: null },
    // Cleared by null, never "NONE": that could switch a push off unseen.
    dockerRegistry: {
        to: "body",
        wire: "docker_registry",
        type: enumOf(DOCKER_REGISTRIES),
        clear: null,
        computed: true,
    },
    region: { to: "body", wire: "region", type: string(), clear: "" },
    registry: { to: "body", wire: "registry", type: string(), clear: "" },
    repository: { to: "body", wire: "repository", type: string(), clear: "" },
    buildArgs: { to: "body", wire: "build_args", type: keyValues(), clear: [], sensitive: true },
    insecureRegistry: { to: "body", wire: "insecure_registry", type: boolean(false), clear: false },
    doNotPruneImages: { to: "body", wire: "do_not_prune_images", type: boolean(false), clear: false },
    buildkit: { to: "body", wire: "buildkit", type: boolean(true), clear: true },
    // These three: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    targetStage: { to: "body", wire: "target_stage", type: string(), clear: "", unconfirmed: true },
    pull: { to: "body", wire: "pull", type: boolean(false), clear: false, unconfirmed: true },
    artifact: { to: "body", wire: "artifact", type: string(), clear: "", unconfirmed: true },
    secrets: { to: "body", wire: "secrets", type: secrets, clear: [] },
    provenance: { to: "body", wire: "provenance", type: enumOf(PROVENANCES, { unset: "NONE" }), clear: "NONE" },
    cacheMode: { to: "body", wire: "cache_mode", type: enumOf(CACHE_MODES, { unset: "MIN" }), clear: "MIN" },

    triggerTime: { to: "body", wire: "trigger_time", type: triggerTime, clear: "ON_EVERY_EXECUTION" },
    triggerConditions: { to: "body", wire: "trigger_conditions", type: triggerConditions, clear: [] },
    afterActionId: { to: "body", wire: "after_action_id", type: integer(id), writeOnly: true, onChangeOnly: true },
    runNext: {
        to: "body",
        wire: "run_next",
        type: enumOf(RUN_NEXTS, { unset: "WAIT_ON_SUCCESS" }),
        clear: "WAIT_ON_SUCCESS",
    },
    runOnlyOnFirstFailure: { to: "body", wire: "run_only_on_first_failure", type: boolean(false), clear: false },
    variables: { to: "body", wire: "variables", type: variables, clear: [], sensitive: true },
    disabled: { to: "body", wire: "disabled", type: boolean(false), clear: false },
    timeout: { to: "body", wire: "timeout", type: integer({ least: 1, unit: "seconds", unset: 0 }), clear: null },
    ignoreErrors: { to: "body", wire: "ignore_errors", type: boolean(false), clear: false },
    retryCount: { to: "body", wire: "retry_count", type: integer({ least: 0, unit: "the count", unset: 0 }), clear: 0 },
    retryInterval: {
        to: "body",
        wire: "retry_interval",
        type: integer({ least: 0, unit: "seconds", unset: 0 }),
        clear: 0,
    },
    loop: { to: "body", wire: "loop", type: listOf(string()), clear: [] },

    adoptActionId: { to: "nowhere", type: integer(id) },
} as const satisfies { [K in keyof DockerfileActionInputs]-?: Field<NonNullable<DockerfileActionInputs[K]>> };

export const dockerfileAction = {
    className: "DockerfileAction",
    fields: FIELDS,
    computedOutputs: ["actionId", "htmlUrl", "url"],
} satisfies ResourceType;

export type FieldName = keyof typeof FIELDS;

/** The table's rows in its order, for everything that treats all fields alike. */
export const FIELD_ENTRIES = Object.entries(FIELDS) as [FieldName, Field][]; // the keys are the table's own

export const FIELD_NAMES = FIELD_ENTRIES.map(([name]) => name);
