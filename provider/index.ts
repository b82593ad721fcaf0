/**
 * Manage Buddy's pipelines and "Build Docker Image" actions with Pulumi: {@link Pipeline} and its {@link PipelineArgs | inputs},
 * {@link DockerfileAction} and its {@link DockerfileActionFields | inputs}, accounts ({@link Provider}), and functions
 * ({@link getPipeline}, {@link getIntegration}).
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
export type { PipelineArgs } from "./args/pipelineArgs";
export type {
    FilesystemChangesetBase,
    GitChangesetBase,
    PipelineAccessLevel,
    PipelineCacheScope,
    PipelineCpu,
    PipelineDefinitionSource,
    PipelineEventType,
    PipelineGitConfigRef,
    PipelinePriority,
    PipelineResources,
} from "./args/pipelineEnums";
export type {
    PipelineEventArgs,
    PipelineGitConfigArgs,
    PipelinePermissionArgs,
    PipelinePermissionsArgs,
    PipelineRemoteParameterArgs,
} from "./args/pipelineNestedArgs";
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
export type { PipelineOutputs } from "./resources/pipeline";
export { Pipeline } from "./resources/pipeline";
export type { DockerfileActionInputs } from "./types/dockerfileAction";
export type { PipelineInputs } from "./types/pipeline";
