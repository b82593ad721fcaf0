import type { Input, OutputInstance } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "./dockerfileActionArgs";
import type { DockerRegistry } from "./enums";
import type { IntegrationArgs } from "./nestedArgs";

/**
 * The arguments of a `DockerfileAction`: those of {@link DockerfileActionFields}, of which a literal `dockerRegistry`
 * demands what that registry needs. Without one, or with one that is only known at run time, everything but the required
 * inputs is optional, and preview checks the rest.
 */
export type DockerfileActionArgs =
    | AmazonEcrArgs
    | GoogleGcrArgs
    | IntegratedRegistryArgs
    | DockerHubIntegrationArgs
    | DockerHubLoginArgs
    | FreeRegistryArgs
    // Last: the one the compiler compares with, and names in its message, when no literal `dockerRegistry` is given.
    | ComputedRegistryArgs;

/** `dockerRegistry` left to Buddy, or as an Output: nothing more is demanded. */
export interface ComputedRegistryArgs extends Omit<DockerfileActionFields, "dockerRegistry"> {
    /** None, or an Output; a value newer than this package is passed as `pulumi.output("…")`. */
    dockerRegistry?: undefined | Promise<string | undefined> | OutputInstance<string | undefined>;
}

/** Amazon ECR: demands `integration` and `region`. */
export interface AmazonEcrArgs extends DockerfileActionFields {
    dockerRegistry: "AMAZON_ECR";
    integration: Input<IntegrationArgs>;
    region: Input<string>;
}

/** Google Container Registry: demands `integration` and `registry`. */
export interface GoogleGcrArgs extends DockerfileActionFields {
    dockerRegistry: "GOOGLE_GCR";
    integration: Input<IntegrationArgs>;
    registry: Input<string>;
}

/** Google Artifact Registry and GitHub's container registry: demand `integration`. */
export interface IntegratedRegistryArgs extends DockerfileActionFields {
    dockerRegistry: "GOOGLE_ARTIFACT_REGISTRY" | "GIT_HUB_CONTAINER_REGISTRY";
    integration: Input<IntegrationArgs>;
}

/** Docker Hub, logged in to by an integration; the other way is {@link DockerHubLoginArgs}. */
export interface DockerHubIntegrationArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    integration: Input<IntegrationArgs>;
}

/** Docker Hub, logged in to by `login` and `password`; the other way is {@link DockerHubIntegrationArgs}. */
export interface DockerHubLoginArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    login: Input<string>;
    password: Input<string>;
}

/** No registry, one of Buddy's or DigitalOcean's, or any other: nothing more is demanded. */
export interface FreeRegistryArgs extends DockerfileActionFields {
    dockerRegistry: Exclude<
        DockerRegistry,
        "DOCKER_HUB" | "AMAZON_ECR" | "GOOGLE_GCR" | "GOOGLE_ARTIFACT_REGISTRY" | "GIT_HUB_CONTAINER_REGISTRY"
    >;
}
