import type { Input, Output } from "@pulumi/pulumi";
import { idOf } from "../client/urls";
import type { FunctionOptions } from "./functionOptions";
import { commonResult, type FunctionType, invoke, invokeOutput } from "./invoke";

/** The pipeline that {@link getPipeline} finds. Buddy does not list pipelines that visibility settings hide. */
export interface GetPipelineArgs {
    /**
     * The workspace's URL handle. It is an error if neither the program nor a setting has one. REST: `:domain`.
     * @default the provider's, then `buddyworks:workspace` of the stack, then `BUDDY_WORKSPACE`
     */
    workspace?: string | undefined;
    /** The project's name id, from its URL. A project that does not exist is an error. REST: `:project_name`. */
    projectName: string;
    /**
     * The pipeline's name as Buddy shows it; upper and lower case matter. If no pipeline or several have this name, the
     * error lists what exists. REST: `name`.
     */
    name: string;
}

/** {@link GetPipelineArgs}, where any value may be an Output. */
export interface GetPipelineOutputArgs {
    /** See {@link GetPipelineArgs.workspace}. */
    workspace?: Input<string | undefined>;
    /** See {@link GetPipelineArgs.projectName}. */
    projectName: Input<string>;
    /** See {@link GetPipelineArgs.name}. */
    name: Input<string>;
}

/** A pipeline as Buddy lists it. */
export interface GetPipelineResult {
    /** The pipeline's workspace. REST: `:domain`. */
    readonly workspace: string;
    /** The pipeline's project. REST: `:project_name`. */
    readonly projectName: string;
    /** Its number: `pipelineId` of a `DockerfileAction`. REST: `id`. */
    readonly pipelineId: number;
    /** Its name. REST: `name`. */
    readonly name: string;
    /** Its human-readable id; absent if Buddy returns none. REST: `identifier`. */
    readonly identifier?: string;
    /** Its address in Buddy's API; empty if Buddy returns none. REST: `url`. */
    readonly url: string;
    /** Its page, for people; empty if Buddy returns none. REST: `html_url`. */
    readonly htmlUrl: string;
}

const PIPELINE: FunctionType<{ workspace: string; projectName: string }, GetPipelineResult> = {
    title: "getPipeline",
    noun: "pipeline",
    required: {
        projectName: "Give the project's name id, from its URL.",
        name: "Give the pipeline's name, as Buddy shows it.",
    },
    result(item, parent) {
        const pipelineId = idOf(item);
        return pipelineId === undefined ? undefined : { ...parent, pipelineId, ...commonResult(item) };
    },
    idText: ({ pipelineId }) => String(pipelineId),
    idInput: "pipelineId",
};

/**
 * Finds a pipeline by its name, so that a program needs no number. It sends requests in previews, too. All calls for one
 * project read its list of pipelines once per program.
 *
 * Settings come from `opts.provider`, then the stack's configuration, then the environment, as for resources. The token
 * needs `WORKSPACE` and `EXECUTION_INFO`, since August 2026 called `PIPELINE_READ`. Although it is a secret, the result is
 * none. Every failure is a `pulumi.RunError`, which Pulumi shows as one message. Calls in unit tests with mocks are real
 * requests, too: set `BUDDY_BASE_URL` and `BUDDY_TOKEN` to a simulator of `pulumi-buddyworks/simulator`.
 *
 * @example
 * ```ts
 * import { DockerfileAction, getPipeline } from "pulumi-buddyworks";
 *
 * export = async () => {
 *     const { projectName, pipelineId } = await getPipeline({ projectName: "website", name: "Build image" });
 *     const image = new DockerfileAction("image", { projectName, pipelineId, dockerfilePath: "Dockerfile" });
 *     return { page: image.htmlUrl };
 * };
 * ```
 * @param args which pipeline
 * @param opts the account or region to read
 * @returns the pipeline; if no name matches, or several do, the error lists what exists
 * @see https://buddy.works/docs/api/pipelines/create-manage/list-pipeline-actions
 */
export function getPipeline(args: GetPipelineArgs, opts?: FunctionOptions): Promise<GetPipelineResult> {
    return invoke(PIPELINE, args, opts);
}

/**
 * Like {@link getPipeline}, for Outputs, and for programs that do not await. If an argument or a setting is unknown in a
 * preview, the result is unknown, too. If an argument is a secret, the result is one. A failure fails the run, even if
 * nothing uses the result.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { DockerfileAction, getPipelineOutput } from "pulumi-buddyworks";
 *
 * const infrastructure = new pulumi.StackReference("acme/infrastructure/production");
 * const pipeline = getPipelineOutput({ projectName: infrastructure.requireOutput("project"), name: "Build image" });
 *
 * new DockerfileAction("image", {
 *     projectName: pipeline.projectName,
 *     pipelineId: pipeline.pipelineId,
 *     dockerfilePath: "Dockerfile",
 * });
 * ```
 * @param args which pipeline; any value may be an Output
 * @param opts the account or region to read
 * @returns the pipeline; settings, scopes and errors are those of {@link getPipeline}
 */
export function getPipelineOutput(args: GetPipelineOutputArgs, opts?: FunctionOptions): Output<GetPipelineResult> {
    return invokeOutput(PIPELINE, args, opts);
}
