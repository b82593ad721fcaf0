/** Mistakes, and the words by which the compiler's message must point at each. */
export interface BadProgram {
    title: string;
    /** Statements; `pulumi`, all that the package exports, and `site`, the required fields, are in scope. */
    program: string;
    says: string;
}

export const SCOPE = `
import * as pulumi from "@pulumi/pulumi";
import { Action, DockerfileAction, getIntegration, getPipeline, Pipeline, Provider } from "pulumi-buddyworks";
const site = { projectName: "site", pipelineId: 12, dockerfilePath: "Dockerfile" };
export const scope = { pulumi, Action, DockerfileAction, getIntegration, getPipeline, Pipeline, Provider, site };
`;

/** Mistakes with a `DockerfileAction`. */
export const BAD_DOCKERFILE_ACTIONS: BadProgram[] = [
    {
        title: "no arguments",
        program: `new DockerfileAction("image");`,
        says: "Expected 2-3 arguments, but got 1.",
    },
    {
        title: "no project",
        program: `new DockerfileAction("image", { pipelineId: 12, dockerfilePath: "Dockerfile" });`,
        says: "Property 'projectName' is missing in type",
    },
    {
        title: "neither project nor pipeline",
        program: `new DockerfileAction("image", { dockerfilePath: "Dockerfile" });`,
        says: "is missing the following properties from type 'ComputedRegistryArgs': projectName, pipelineId",
    },
    {
        title: "a project that may be undefined",
        program: `new DockerfileAction("image", { ...site, projectName: new pulumi.Config().get("project") });`,
        says: "Type 'undefined' is not assignable to type 'Input<string>'.",
    },
    {
        title: "Amazon ECR without region and integration",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "AMAZON_ECR" });`,
        says: "is missing the following properties from type 'AmazonEcrArgs': integration, region",
    },
    {
        title: "Amazon ECR without region",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "AMAZON_ECR", integration: { hashId: "1a" } });`,
        says: "Property 'region' is missing in type",
    },
    {
        title: "Amazon ECR without integration",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "AMAZON_ECR", region: "eu-central-1" });`,
        says: "Property 'integration' is missing in type",
    },
    {
        title: "Amazon ECR with a region that may be undefined",
        program: `new DockerfileAction("image", {
            ...site, dockerRegistry: "AMAZON_ECR", region: new pulumi.Config().get("region"), integration: { hashId: "1a" },
        });`,
        says: "Types of property 'region' are incompatible.",
    },
    {
        title: "Google Container Registry without its host",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "GOOGLE_GCR", integration: { hashId: "1a" } });`,
        says: "Property 'registry' is missing in type",
    },
    {
        title: "Google Artifact Registry without integration",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "GOOGLE_ARTIFACT_REGISTRY" });`,
        says: "Property 'integration' is missing in type",
    },
    {
        title: "GitHub Container Registry without integration",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "GIT_HUB_CONTAINER_REGISTRY" });`,
        says: "Property 'integration' is missing in type",
    },
    {
        title: "Docker Hub without integration and login",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "DOCKER_HUB" });`,
        says: "is missing the following properties from type 'DockerHubLoginArgs': login, password",
    },
    {
        title: "Docker Hub with a login but no password",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "DOCKER_HUB", login: "ann" });`,
        says: "Property 'password' is missing in type",
    },
    {
        title: "an integration in both forms",
        program: `new DockerfileAction("image", { ...site, integration: { hashId: "1a", identifier: "my_ecr" } });`,
        says: "Types of property 'identifier' are incompatible.",
    },
    {
        title: "an integration in neither form",
        program: `new DockerfileAction("image", { ...site, integration: {} });`,
        says: "Type '{}' is not assignable to type 'IntegrationByHashId | IntegrationByIdentifier",
    },
    {
        title: "an integration as plain text",
        program: `new DockerfileAction("image", { ...site, integration: "my_ecr" });`,
        says: "Type 'string' is not assignable to type 'IntegrationByHashId | IntegrationByIdentifier",
    },
    {
        title: "Buddy's own spelling of a field",
        program: `new DockerfileAction("image", { projectName: "site", pipelineId: 12, dockerfile_path: "Dockerfile" });`,
        says: "'dockerfile_path' does not exist in type 'DockerfileActionArgs'. Did you mean to write 'dockerfilePath'?",
    },
    {
        title: "a misspelt required field",
        program: `new DockerfileAction("image", { projectName: "site", pipelineId: 12, dockerfilepath: "Dockerfile" });`,
        says: "'dockerfilepath' does not exist in type 'DockerfileActionArgs'. Did you mean to write 'dockerfilePath'?",
    },
    {
        title: "a misspelt optional field",
        program: `new DockerfileAction("image", { ...site, buildKit: true });`,
        says: "'buildKit' does not exist in type 'DockerfileActionArgs'. Did you mean to write 'buildkit'?",
    },
    {
        title: "a misspelt field beside a registry",
        program: `new DockerfileAction("image", {
            ...site, dockerRegistry: "AMAZON_ECR", region: "eu-central-1", integration: { hashId: "1a" }, repositry: "site",
        });`,
        says: "'repositry' does not exist in type 'AmazonEcrArgs'. Did you mean to write 'repository'?",
    },
    {
        title: "a word in the wrong case",
        program: `new DockerfileAction("image", { ...site, cacheMode: "max" });`,
        says: `Type '"max"' is not assignable to type 'Input<"MIN" | "MAX" | undefined>'. Did you mean '"MAX"'?`,
    },
    {
        title: "a registry that does not exist",
        program: `new DockerfileAction("image", { ...site, dockerRegistry: "DOCKERHUB" });`,
        says: `Did you mean '"DOCKER_HUB"'?`,
    },
    {
        title: "a number as text",
        program: `new DockerfileAction("image", { projectName: "site", pipelineId: "1", dockerfilePath: "Dockerfile" });`,
        says: "Type 'string' is not assignable to type 'Input<number>'.",
    },
    {
        title: "a tag as a number",
        program: `new DockerfileAction("image", { ...site, dockerImageTag: 14.06 });`,
        says: "Type 'number' is not assignable to type 'Input<string | undefined>'.",
    },
    {
        title: "a secret of the wrong type",
        program: `new DockerfileAction("image", { ...site, secrets: [{ id: "npmrc", value: "NPMRC", type: "file" }] });`,
        says: `Type '"file"' is not assignable to type 'Input<"FILE" | "ENV">'. Did you mean '"FILE"'?`,
    },
    {
        title: "a secret without an id",
        program: `new DockerfileAction("image", { ...site, secrets: [{ value: "NPMRC", type: "ENV" }] });`,
        says: "Property 'id' is missing in type",
    },
    {
        title: "secrets as a record",
        program: `new DockerfileAction("image", { ...site, secrets: { npmrc: "NPMRC" } });`,
        says: "'npmrc' does not exist in type 'Input<DockerBuildSecretArgs>[]",
    },
    {
        title: "a build argument as a number",
        program: `new DockerfileAction("image", { ...site, buildArgs: { RETRIES: 3 } });`,
        says: "Types of property 'RETRIES' are incompatible.",
    },
    {
        title: "a variable of an unknown type",
        program: `new DockerfileAction("image", { ...site, variables: [{ key: "A", value: "1", type: "TEXT" }] });`,
        says: `Type '"TEXT"' is not assignable to type 'Input<"`,
    },
    {
        title: "an unknown condition among operands",
        program: `new DockerfileAction("image", {
            ...site, triggerConditions: [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "ON_CHANGED" }] }],
        });`,
        says: `Type '"ON_CHANGED"' is not assignable to type 'Input<"`,
    },
    {
        title: "misspelt operands",
        program: `new DockerfileAction("image", { ...site, triggerConditions: [{ triggerCondition: "OR", operands: [] }] });`,
        says: "'operands' does not exist in type 'Input<TriggerConditionArgs>'.",
    },
    {
        title: "a base image to pull as a word",
        program: `new DockerfileAction("image", { ...site, pull: "always" });`,
        says: "Type 'string' is not assignable to type 'Input<boolean | undefined>'.",
    },
];
