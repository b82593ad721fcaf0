import type { Input, OutputInstance } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "./dockerfileActionArgs";
import type { DockerRegistry } from "./enums";
import type { IntegrationArgs } from "./nestedArgs";

/**
 * The arguments of a `DockerfileAction`. A literal `dockerRegistry` demands what that registry needs; without one, or
 * with one that is only known at run time, everything but the required fields is optional and preview checks the rest.
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

/** `dockerRegistry` left to Buddy, or an `Output`: pass a value newer than this package as `pulumi.output("…")`. */
export interface ComputedRegistryArgs extends Omit<DockerfileActionFields, "dockerRegistry"> {
    dockerRegistry?: undefined | Promise<string | undefined> | OutputInstance<string | undefined>;
}

export interface AmazonEcrArgs extends DockerfileActionFields {
    dockerRegistry: "AMAZON_ECR";
    integration: Input<IntegrationArgs>;
    region: Input<string>;
}

export interface GoogleGcrArgs extends DockerfileActionFields {
    dockerRegistry: "GOOGLE_GCR";
    integration: Input<IntegrationArgs>;
    registry: Input<string>;
}

export interface IntegratedRegistryArgs extends DockerfileActionFields {
    dockerRegistry: "GOOGLE_ARTIFACT_REGISTRY" | "GIT_HUB_CONTAINER_REGISTRY";
    integration: Input<IntegrationArgs>;
}

export interface DockerHubIntegrationArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    integration: Input<IntegrationArgs>;
}

export interface DockerHubLoginArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    login: Input<string>;
    password: Input<string>;
}

export interface FreeRegistryArgs extends DockerfileActionFields {
    dockerRegistry: Exclude<
        DockerRegistry,
        "DOCKER_HUB" | "AMAZON_ECR" | "GOOGLE_GCR" | "GOOGLE_ARTIFACT_REGISTRY" | "GIT_HUB_CONTAINER_REGISTRY"
    >;
}
