import type { Input } from "@pulumi/pulumi";
import type { CommonActionFields } from "./commonActionArgs";
import type { CacheMode, DockerRegistry, Provenance } from "./enums";
import type { DockerBuildSecretArgs, IntegrationArgs } from "./nestedArgs";

// The compiler demands a row in the table of `types/dockerfileAction.ts` for each input. Source: Buddy's page "Build Docker
// Image" (the 22 parameters).

/**
 * Every input of a `DockerfileAction`; {@link CommonActionFields} has those that all actions share. An input that is left
 * out is never sent, so Buddy keeps its value. An input that is removed from the program is set back at Buddy to empty or
 * to its default, where the API can do that. What a literal `dockerRegistry` also requires: {@link DockerfileActionArgs}.
 */
export interface DockerfileActionFields extends CommonActionFields {
    /**
     * Path of the Dockerfile in the repository; always required. If Buddy has none for the action, it uses `Dockerfile`, and
     * a refresh reads that. REST: `dockerfile_path`; Docker: `--file`.
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
     * Password at a private registry; needs `login`. It is always a secret: encrypted in state and never read back from
     * Buddy, so a change made in Buddy is not seen. If it is not set, it is not sent, and Buddy keeps its own. If it was
     * set and is removed, Buddy's is cleared. REST: `password`; Docker: `docker login --password`.
     */
    password?: Input<string | undefined>;
    /**
     * The integration that logs in to the registry, by its hash id or its identifier; {@link getIntegration} finds it by
     * the name that Buddy shows. Required for `AMAZON_ECR`, `GOOGLE_GCR`, `GOOGLE_ARTIFACT_REGISTRY` and
     * `GIT_HUB_CONTAINER_REGISTRY`; for `DOCKER_HUB` either this or `login` with `password`. REST: `integration`.
     */
    integration?: Input<IntegrationArgs | undefined>;
    /**
     * The type of registry to which the image is pushed. If it is a literal, the compiler demands what the registry needs;
     * preview checks the same rules. A value that this package does not know gives a warning and is sent. REST:
     * `docker_registry`.
     *
     * @default computed by Buddy from the other fields
     */
    dockerRegistry?: Input<DockerRegistry | undefined>;
    /** AWS region of the registry, e.g. `us-east-1`; any text is accepted. Required for `AMAZON_ECR`. REST: `region`. */
    region?: Input<string | undefined>;
    /**
     * The registry's host. Required for `GOOGLE_GCR`, where it is `gcr.io`, `us.gcr.io`, `eu.gcr.io` or `asia.gcr.io`
     * (another host gives a warning). REST: `registry`.
     */
    registry?: Input<string | undefined>;
    /** The image's repository in the registry, e.g. `acme/website`. REST: `repository`; Docker: `--tag` up to the colon. */
    repository?: Input<string | undefined>;
    /**
     * Build arguments, as `["KEY=value"]` or `{ KEY: value }`; each key once, in any order. `"KEY"` alone, in a list only,
     * takes the value from the environment of the build, as in Docker. The list is sent whole. Build arguments are plain
     * text at Buddy: use `secrets` for a sensitive one, or at least wrap it in `pulumi.secret`, which encrypts it in state.
     * No message repeats a value. REST: `build_args`; Docker: `--build-arg`.
     */
    buildArgs?: Input<Input<string>[] | { [key: string]: Input<string> } | undefined>;
    /**
     * Ignore TLS errors of the registry, according to Buddy's REST page; its YAML page says: use plain HTTP. REST:
     * `insecure_registry`.
     * @default false
     */
    insecureRegistry?: Input<boolean | undefined>;
    /** Keep dangling images after the build. REST: `do_not_prune_images`. @default false */
    doNotPruneImages?: Input<boolean | undefined>;
    /** Build with BuildKit. REST: `buildkit`; Docker: `DOCKER_BUILDKIT=1`. @default true */
    buildkit?: Input<boolean | undefined>;
    /**
     * The stage of the Dockerfile to build. It is known from Buddy's YAML reference
     * (https://buddy.works/docs/yaml/yaml-actions/dockerfile), not from its REST page. So it is sent only if it is set. If
     * Buddy's response to a write lacks it, a warning says so; at a refresh that is no drift. REST: `target_stage`; Docker:
     * `--target`.
     */
    targetStage?: Input<string | undefined>;
    /**
     * Pull the base image at each build, even if it is cached. Known from Buddy's YAML reference only, like `targetStage`.
     * REST: `pull`; Docker: `--pull`.
     * @default false
     */
    pull?: Input<boolean | undefined>;
    /**
     * Identifier of the artifact in Buddy's own registry to which the image is pushed; for `dockerRegistry:
     * "ARTIFACT_REGISTRY"`. Known from Buddy's YAML reference only, like `targetStage`. REST: `artifact`.
     */
    artifact?: Input<string | undefined>;
    /**
     * Secrets for the build, matched by `id`; order carries no meaning. The list is sent whole, so a secret that was added
     * in Buddy shows as drift. They need BuildKit. REST: `secrets`; Docker: `--secret`.
     */
    secrets?: Input<Input<DockerBuildSecretArgs>[] | undefined>;
    /** How detailed the image's provenance attestation is, if any. REST: `provenance`; Docker: `--provenance`. @default "NONE" */
    provenance?: Input<Provenance | undefined>;
    /**
     * How much of the build the Docker cache keeps (beta at Buddy). Needs a pipeline whose cache scope is `WORKSPACE`
     * or `PROJECT`. REST: `cache_mode`. @default "MIN"
     */
    cacheMode?: Input<CacheMode | undefined>;
}
