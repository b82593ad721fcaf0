/**
 * Manage Buddy's "Build Docker Image" actions with Pulumi: {@link DockerfileAction} and all its
 * {@link DockerfileActionFields | inputs}, accounts ({@link Provider}), and look-ups ({@link getPipeline},
 * {@link getIntegration}).
 *
 * Every input also takes a promise or an Output of its type, nested ones too, unless it says otherwise.
 *
 * @module pulumi-buddyworks
 */

export type { DockerfileActionFields } from "./args/dockerfileActionArgs";
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
} from "./args/enums";
export type {
    DockerBuildSecretArgs,
    IntegrationArgs,
    IntegrationByHashId,
    IntegrationByIdentifier,
    TriggerConditionArgs,
    VariableArgs,
} from "./args/nestedArgs";
export type {
    AmazonEcrArgs,
    ComputedRegistryArgs,
    DockerfileActionArgs,
    DockerHubIntegrationArgs,
    DockerHubLoginArgs,
    FreeRegistryArgs,
    GoogleGcrArgs,
    IntegratedRegistryArgs,
} from "./args/registryArgs";
export type { DockerfileActionInputs } from "./fields/fields";
export type { GetIntegrationArgs, GetIntegrationOutputArgs, GetIntegrationResult } from "./lookUps/getIntegration";
export { getIntegration, getIntegrationOutput } from "./lookUps/getIntegration";
export type { GetPipelineArgs, GetPipelineOutputArgs, GetPipelineResult } from "./lookUps/getPipeline";
export { getPipeline, getPipelineOutput } from "./lookUps/getPipeline";
export type { LookUpOptions } from "./lookUps/lookUpOptions";
export type { ProviderArgs } from "./program/buddyProvider";
export { Provider } from "./program/buddyProvider";
export type { DockerfileActionOutputs } from "./program/dockerfileAction";
export { DockerfileAction } from "./program/dockerfileAction";
