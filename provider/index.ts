/**
 * Manage Buddy's pipelines ({@link Pipeline} and its {@link PipelineArgs | inputs}) and their actions with Pulumi: "Build Docker
 * Image" ({@link DockerfileAction} and its {@link DockerfileActionFields | inputs}) and every other type ({@link Action}),
 * accounts ({@link Provider}), and functions ({@link getPipeline}, {@link getIntegration}).
 *
 * Every input also takes a promise or an Output of its type, nested ones too, unless it says otherwise.
 *
 * @module pulumi-buddyworks
 */

export type { ActionArgs } from "./args/actionArgs";
export type { ActionType } from "./args/actionTypes";
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
export type { JsonInput, JsonInputs, JsonInputValue } from "./args/jsonInputs";
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
export type { Json, JsonObject } from "./json";
export type { ActionOutputs } from "./resources/action";
export { Action } from "./resources/action";
export type { ProviderArgs } from "./resources/buddyProvider";
export { Provider } from "./resources/buddyProvider";
export type { DockerfileActionOutputs } from "./resources/dockerfileAction";
export { DockerfileAction } from "./resources/dockerfileAction";
export type { PipelineOutputs } from "./resources/pipeline";
export { Pipeline } from "./resources/pipeline";
export type { ActionInputs } from "./types/action";
export type { DockerfileActionInputs } from "./types/dockerfileAction";
export type { PipelineInputs } from "./types/pipeline";
