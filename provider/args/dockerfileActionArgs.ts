import type { Input } from "@pulumi/pulumi";
import type { CommonActionFields } from "./commonActionArgs";
import type { CacheMode, DockerRegistry, Provenance } from "./enums";
import type { DockerBuildSecretArgs, IntegrationArgs } from "./nestedArgs";

// Each input once: the compiler holds the table in `types/dockerfileAction.ts` against this list. Source: Buddy's page
// "Build Docker Image" (the 22 parameters).

/**
 * Every input of a `DockerfileAction`; {@link CommonActionFields} has those that all actions share. An input that is left
 * out is never sent, so Buddy keeps its value. An input that is removed from the program is set back at Buddy to empty or
 * to its default, where the API can do that. What a literal `dockerRegistry` also requires: {@link DockerfileActionArgs}.
 */
export interface DockerfileActionFields extends CommonActionFields {
    /**
     * Path of the Dockerfile in the repository; always required. An action that has none at Buddy uses `Dockerfile`, and
     * is read so. REST: `dockerfile_path`; Docker: `--file`.
     */
    dockerfilePath: Input<string>;
    /** Path of the build context in the repository. REST: `context_path`; Docker: `docker build PATH`. */
    contextPath?: Input<string | undefined>;
    /** Tag of the image; always text, `"14.06"` too. REST: `docker_image_tag`; Docker: `--tag` after the colon. */
    dockerImageTag?: Input<string | undefined>;
    /**
     * User name at a private registry. Without `password` it gives a warning, because an imported action's password is
     * at Buddy already. REST: `login`; Docker: `docker login --username`.
     */
    login?: Input<string | undefined>;
    /**
     * Password at a private registry; needs `login`. Always a secret: encrypted in state, never read back from Buddy,
     * so a change made in Buddy is not seen. While unset it is never sent and Buddy keeps its own; removing it after
     * it was set clears it. REST: `password`; Docker: `docker login --password`.
     */
    password?: Input<string | undefined>;
    /**
     * The integration that logs in to the registry, by one of its two names; {@link getIntegration} finds it by the name
     * people see. Required for `AMAZON_ECR`, `GOOGLE_GCR`, `GOOGLE_ARTIFACT_REGISTRY` and `GIT_HUB_CONTAINER_REGISTRY`;
     * for `DOCKER_HUB` either this or `login` with `password`. REST: `integration`.
     */
    integration?: Input<IntegrationArgs | undefined>;
    /**
     * The kind of registry the image is pushed to. A literal value makes the compiler demand what the registry needs;
     * the same rules hold at preview. A value this package does not know is a warning there, and sent. REST:
     * `docker_registry`.
     *
     * @default computed by Buddy from the other fields
     */
    dockerRegistry?: Input<DockerRegistry | undefined>;
    /** AWS region of the registry, e.g. `us-east-1`, any text; required for `AMAZON_ECR`. REST: `region`. */
    region?: Input<string | undefined>;
    /**
     * The registry's host. Required for `GOOGLE_GCR`, where it is `gcr.io`, `us.gcr.io`, `eu.gcr.io` or `asia.gcr.io`
     * (another one is a warning). REST: `registry`.
     */
    registry?: Input<string | undefined>;
    /** The image's repository in the registry, e.g. `acme/website`. REST: `repository`; Docker: `--tag` up to the colon. */
    repository?: Input<string | undefined>;
    /**
     * Build arguments, as `["KEY=value"]` or `{ KEY: value }`; each key once, order carries no meaning. `"KEY"` alone,
     * which only the list can say, takes the value from the environment of the build, as in Docker. The list is sent
     * whole. Plain text at Buddy: wrap a sensitive one in `pulumi.secret` to encrypt it in state, or better use
     * `secrets`. No message repeats a value. REST: `build_args`; Docker: `--build-arg`.
     */
    buildArgs?: Input<Input<string>[] | { [key: string]: Input<string> } | undefined>;
    /**
     * Ignore TLS errors of the registry (so Buddy's REST page; its YAML page says: plain HTTP). REST:
     * `insecure_registry`.
     * @default false
     */
    insecureRegistry?: Input<boolean | undefined>;
    /** Keep dangling images after the build. REST: `do_not_prune_images`. @default false */
    doNotPruneImages?: Input<boolean | undefined>;
    /** Build with BuildKit. REST: `buildkit`; Docker: `DOCKER_BUILDKIT=1`. @default true */
    buildkit?: Input<boolean | undefined>;
    /**
     * The stage of the Dockerfile to build, where it has several. Known from Buddy's YAML reference
     * (https://buddy.works/docs/yaml/yaml-actions/dockerfile), not from its REST page: sent only when set; a warning says so
     * if Buddy's response to a write lacks it, and a response that lacks it is no drift. REST: `target_stage`; Docker:
     * `--target`.
     */
    targetStage?: Input<string | undefined>;
    /**
     * Pull the base image at each build, even if it is there. Known from Buddy's YAML reference only, as `targetStage`.
     * REST: `pull`; Docker: `--pull`.
     * @default false
     */
    pull?: Input<boolean | undefined>;
    /**
     * Identifier of an artifact in Buddy's own registry, to which the image is pushed; belongs to `dockerRegistry:
     * "ARTIFACT_REGISTRY"`. Known from Buddy's YAML reference only, as `targetStage`. REST: `artifact`.
     */
    artifact?: Input<string | undefined>;
    /**
     * Secrets for the build, matched by `id`; order carries no meaning. The list is sent whole, so one that was added in
     * Buddy shows as drift. Docker takes them with BuildKit only. REST: `secrets`; Docker: `--secret`.
     */
    secrets?: Input<Input<DockerBuildSecretArgs>[] | undefined>;
    /** Provenance attestation of the image, none or how detailed. REST: `provenance`; Docker: `--provenance`. @default "NONE" */
    provenance?: Input<Provenance | undefined>;
    /**
     * How much of the build the Docker cache keeps (beta at Buddy). Needs a pipeline whose cache scope is `WORKSPACE`
     * or `PROJECT`. REST: `cache_mode`. @default "MIN"
     */
    cacheMode?: Input<CacheMode | undefined>;
}
