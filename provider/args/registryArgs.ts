import type { Input, OutputInstance } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "./dockerfileActionArgs";
import type { DockerRegistry } from "./enums";
import type { IntegrationArgs } from "./nestedArgs";

/**
 * The arguments of a `DockerfileAction`: the inputs of {@link DockerfileActionFields}. If `dockerRegistry` is a literal, the
 * compiler also demands what that registry needs. If it is left out, or known only at run time, preview checks that.
 */
export type DockerfileActionArgs =
    | AmazonEcrArgs
    | GoogleGcrArgs
    | IntegratedRegistryArgs
    | DockerHubIntegrationArgs
    | DockerHubLoginArgs
    | FreeRegistryArgs
    // Last, because the compiler's message names the last one if there is no literal `dockerRegistry`.
    | ComputedRegistryArgs;

/** `dockerRegistry` is left to Buddy, or is an Output: no other input is demanded. */
export interface ComputedRegistryArgs extends Omit<DockerfileActionFields, "dockerRegistry"> {
    /** Nothing, or an Output. Pass a value that this package does not know as `pulumi.output("…")`. */
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

/** Docker Hub with an integration; the other way is {@link DockerHubLoginArgs}. */
export interface DockerHubIntegrationArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    integration: Input<IntegrationArgs>;
}

/** Docker Hub with `login` and `password`; the other way is {@link DockerHubIntegrationArgs}. */
export interface DockerHubLoginArgs extends DockerfileActionFields {
    dockerRegistry: "DOCKER_HUB";
    login: Input<string>;
    password: Input<string>;
}

/** No registry, Buddy's own, DigitalOcean's, or any other: no other input is demanded. */
export interface FreeRegistryArgs extends DockerfileActionFields {
    dockerRegistry: Exclude<
        DockerRegistry,
        "DOCKER_HUB" | "AMAZON_ECR" | "GOOGLE_GCR" | "GOOGLE_ARTIFACT_REGISTRY" | "GIT_HUB_CONTAINER_REGISTRY"
    >;
}
