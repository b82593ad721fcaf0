/**
 * Manage Buddy's "Build Docker Image" actions with Pulumi: {@link DockerfileAction} and all its
 * {@link DockerfileActionFields | inputs}, accounts ({@link Provider}), and functions ({@link getPipeline},
 * {@link getIntegration}).
 *
 * Every input also takes a promise or an Output of its type, nested ones too, unless it says otherwise.
 *
 * @module pulumi-buddyworks
 */

export type { CommonActionFields } from "./args/commonActionArgs";
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
export type { FunctionOptions } from "./functions/functionOptions";
export type { GetIntegrationArgs, GetIntegrationOutputArgs, GetIntegrationResult } from "./functions/getIntegration";
export { getIntegration, getIntegrationOutput } from "./functions/getIntegration";
export type { GetPipelineArgs, GetPipelineOutputArgs, GetPipelineResult } from "./functions/getPipeline";
export { getPipeline, getPipelineOutput } from "./functions/getPipeline";
export type { ProviderArgs } from "./resources/buddyProvider";
export { Provider } from "./resources/buddyProvider";
export type { DockerfileActionOutputs } from "./resources/dockerfileAction";
export { DockerfileAction } from "./resources/dockerfileAction";
export type { DockerfileActionInputs } from "./types/dockerfileAction";
