import type { Input } from "@pulumi/pulumi";
import type { CacheMode, DockerRegistry, Provenance, RunNext, TriggerTime } from "./enums";
import type { DockerBuildSecretArgs, IntegrationArgs, TriggerConditionArgs, VariableArgs } from "./nestedArgs";

/**
 * Every input of a `DockerfileAction`, each once: the compiler holds the table in `fields.ts` against this list.
 * Sources: Buddy's page "Build Docker Image" (the 22 parameters) and the parameters common to all actions.
 */
export interface DockerfileActionFields {
    /**
     * The workspace's domain, as in `https://app.buddy.works/<workspace>`. A change replaces the action.
     * REST: path part `:domain`.
     *
     * @default the provider's `workspace`, then `buddy:workspace`, then `BUDDY_WORKSPACE`
     */
    workspace?: Input<string | undefined>;
    /** The project's name id (the slug in its URL, not its display name). A change replaces. REST: `:project_name`. */
    projectName: Input<string>;
    /** The pipeline's number, from its URL. A change replaces the action. REST: path part `:pipeline_id`. */
    pipelineId: Input<number>;

    /**
     * The action's name in the pipeline. REST: `name`.
     *
     * @default the resource's logical name
     */
    name?: Input<string | undefined>;
    /** Path of the Dockerfile in the repository. REST: `dockerfile_path`; Docker: `--file`. */
    dockerfilePath: Input<string>;
    /** Path of the build context in the repository. REST: `context_path`; Docker: `docker build PATH`. */
    contextPath?: Input<string | undefined>;
    /** Tag of the image; always text, `"14.06"` too. REST: `docker_image_tag`; Docker: `--tag`. */
    dockerImageTag?: Input<string | undefined>;
    /** User name at a private registry; see `password`. REST: `login`; Docker: `docker login --username`. */
    login?: Input<string | undefined>;
    /**
     * Password at a private registry; needs `login`. Always a secret: encrypted in state, never read back from Buddy,
     * so a change made in Buddy is not seen. While unset it is never sent and Buddy keeps its own; removing it after
     * it was set clears it. REST: `password`.
     */
    password?: Input<string | undefined>;
    /**
     * The integration that logs in to the registry. Required for `AMAZON_ECR`, `GOOGLE_GCR`,
     * `GOOGLE_ARTIFACT_REGISTRY` and `GIT_HUB_CONTAINER_REGISTRY`; for `DOCKER_HUB` either this or `login` with
     * `password`. REST: `integration`.
     */
    integration?: Input<IntegrationArgs | undefined>;
    /**
     * The kind of registry the image is pushed to. A literal value makes the compiler demand what the registry needs;
     * the same rules hold at preview. REST: `docker_registry`.
     *
     * @default computed by Buddy from the other fields
     */
    dockerRegistry?: Input<DockerRegistry | undefined>;
    /** AWS region of the registry, e.g. `us-east-1`; required for `AMAZON_ECR`. REST: `region`. */
    region?: Input<string | undefined>;
    /**
     * The registry's host. Required for `GOOGLE_GCR`, where it is `gcr.io`, `us.gcr.io`, `eu.gcr.io` or `asia.gcr.io`.
     * REST: `registry`.
     */
    registry?: Input<string | undefined>;
    /** The image's repository in the registry. REST: `repository`. */
    repository?: Input<string | undefined>;
    /**
     * Build arguments, as `["KEY=value"]` or `{ KEY: value }`; each key once, order carries no meaning. Plain text at
     * Buddy: wrap a sensitive one in `pulumi.secret` to encrypt it in state, or better use `secrets`.
     * REST: `build_args`; Docker: `--build-arg`.
     */
    buildArgs?: Input<Input<string>[] | { [key: string]: Input<string> } | undefined>;
    /** Ignore TLS errors of the registry. REST: `insecure_registry`. @default false */
    insecureRegistry?: Input<boolean | undefined>;
    /** Keep dangling images after the build. REST: `do_not_prune_images`. @default false */
    doNotPruneImages?: Input<boolean | undefined>;
    /** Build with BuildKit. REST: `buildkit`; Docker: `DOCKER_BUILDKIT=1`. @default true */
    buildkit?: Input<boolean | undefined>;
    /** Secrets for the build, matched by `id`. REST: `secrets`; Docker: `--secret`. */
    secrets?: Input<Input<DockerBuildSecretArgs>[] | undefined>;
    /** Provenance attestation of the image. REST: `provenance`; Docker: `--provenance`. @default "NONE" */
    provenance?: Input<Provenance | undefined>;
    /**
     * How much of the build the Docker cache keeps (beta at Buddy). Needs a pipeline whose cache scope is `WORKSPACE`
     * or `PROJECT`. REST: `cache_mode`. @default "MIN"
     */
    cacheMode?: Input<CacheMode | undefined>;

    /** When the action runs. REST: `trigger_time`. @default "ON_EVERY_EXECUTION" */
    triggerTime?: Input<TriggerTime | undefined>;
    /** Conditions under which it runs; an ordered list. REST: `trigger_conditions`. */
    triggerConditions?: Input<Input<TriggerConditionArgs>[] | undefined>;
    /**
     * Place the action right after the one of this id, best another resource's `actionId`: a chain of those is created
     * one by one, in the program's order. A change moves the action, and what follows it along; Buddy's list is looked
     * at afterwards, with a warning where Buddy did not move it. Actions after each other, or after themselves, are
     * refused. Write-only: moves by hand are not seen, and removing it moves nothing. REST: `after_action_id`.
     */
    afterActionId?: Input<number | undefined>;
    /** How the following action starts. REST: `run_next`. @default "WAIT_ON_SUCCESS" */
    runNext?: Input<RunNext | undefined>;
    /** Run on the first failure only; just with `triggerTime: "ON_FAILURE"`. REST: `run_only_on_first_failure`. */
    runOnlyOnFirstFailure?: Input<boolean | undefined>;
    /** Variables of the action, matched by `key`. REST: `variables`. */
    variables?: Input<Input<VariableArgs>[] | undefined>;
    /** Leave the action out of runs. REST: `disabled`. @default false */
    disabled?: Input<boolean | undefined>;
    /** Longest run in seconds; Buddy rejects more than the plan allows. REST: `timeout`. */
    timeout?: Input<number | undefined>;
    /** Go on with the pipeline when the action fails. REST: `ignore_errors`. @default false */
    ignoreErrors?: Input<boolean | undefined>;
    /** How often a failed run is repeated. REST: `retry_count`. @default 0 */
    retryCount?: Input<number | undefined>;
    /** Seconds between repetitions. REST: `retry_interval`. @default 0 */
    retryInterval?: Input<number | undefined>;
    /** Names of variables; the action runs once per combination of their values. REST: `loop`. */
    loop?: Input<Input<string>[] | undefined>;

    /**
     * Take over the existing action of this id instead of creating one: it is read, checked to be a Docker build,
     * updated to these inputs, and from then on managed (and destroyed) like a created one. Only looked at when the
     * resource is created, so it may be removed after the first `pulumi up`; changing or removing it is no change.
     * While it stays, a replacement or another logical name takes the same action over again. One resource per action.
     */
    adoptActionId?: Input<number | undefined>;
}
