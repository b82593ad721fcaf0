/** Manage Buddy's "Build Docker Image" actions with Pulumi. */
export type { ProviderArgs } from "./buddyProvider";
export { Provider } from "./buddyProvider";
export type { DockerfileActionOutputs } from "./dockerfileAction";
export { DockerfileAction } from "./dockerfileAction";
export type { DockerfileActionFields } from "./dockerfileActionArgs";
export type {
    ActionStatus,
    CacheMode,
    DockerBuildSecretType,
    DockerRegistry,
    FilePlace,
    Provenance,
    RunNext,
    TriggerConditionType,
    TriggerTime,
    VariableType,
} from "./enums";
export type { DockerfileActionInputs } from "./fields";
export type { GetIntegrationArgs, GetIntegrationOutputArgs, GetIntegrationResult } from "./getIntegration";
export { getIntegration, getIntegrationOutput } from "./getIntegration";
export type { GetPipelineArgs, GetPipelineOutputArgs, GetPipelineResult } from "./getPipeline";
export { getPipeline, getPipelineOutput } from "./getPipeline";
export type { LookUpOptions } from "./lookUpOptions";
export type {
    DockerBuildSecretArgs,
    IntegrationArgs,
    IntegrationByHashId,
    IntegrationByIdentifier,
    TriggerConditionArgs,
    VariableArgs,
} from "./nestedArgs";
export type {
    AmazonEcrArgs,
    ComputedRegistryArgs,
    DockerfileActionArgs,
    DockerHubIntegrationArgs,
    DockerHubLoginArgs,
    FreeRegistryArgs,
    GoogleGcrArgs,
    IntegratedRegistryArgs,
} from "./registryArgs";
