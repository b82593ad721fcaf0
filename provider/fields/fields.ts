import type { Unwrap } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "../args/dockerfileActionArgs";
import { CACHE_MODES, DOCKER_REGISTRIES, PROVENANCES, RUN_NEXTS, TRIGGER_TIMES } from "../args/enums";
import type { Json } from "../json";
import type { FieldKind } from "./fieldKind";
import { choice, flag, text, textOr, whole } from "./fieldKind";
import { integration } from "./integrationKind";
import { keyValues, listOf } from "./listKinds";
import { secrets, triggerConditions, variables } from "./nestedTables";

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
    kind: FieldKind<T>;
    required?: true;
    /** Always a secret in state. */
    secret?: true;
    /** People put secrets into it: no message repeats it or anything nested in it. */
    neverQuoted?: true;
};

// Buddy's newest pages lack ON_SUCCESS (October and November 2026).
const triggerTime = choice(TRIGGER_TIMES, { unset: "ON_EVERY_EXECUTION", unnamed: ["ON_SUCCESS"] });
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
    // These three: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    targetStage: { to: "body", wire: "target_stage", kind: text(), clear: "", unconfirmed: true },
    pull: { to: "body", wire: "pull", kind: flag(false), clear: false, unconfirmed: true },
    artifact: { to: "body", wire: "artifact", kind: text(), clear: "", unconfirmed: true },
    secrets: { to: "body", wire: "secrets", kind: secrets, clear: [] },
    provenance: { to: "body", wire: "provenance", kind: choice(PROVENANCES, { unset: "NONE" }), clear: "NONE" },
    cacheMode: { to: "body", wire: "cache_mode", kind: choice(CACHE_MODES, { unset: "MIN" }), clear: "MIN" },

    triggerTime: { to: "body", wire: "trigger_time", kind: triggerTime, clear: "ON_EVERY_EXECUTION" },
    triggerConditions: { to: "body", wire: "trigger_conditions", kind: triggerConditions, clear: [] },
    afterActionId: { to: "body", wire: "after_action_id", kind: whole(id), writeOnly: true, onChangeOnly: true },
    runNext: {
        to: "body",
        wire: "run_next",
        kind: choice(RUN_NEXTS, { unset: "WAIT_ON_SUCCESS" }),
        clear: "WAIT_ON_SUCCESS",
    },
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
