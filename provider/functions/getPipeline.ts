import type { Input, Output } from "@pulumi/pulumi";
import { idOf } from "../client/urls";
import type { FunctionOptions } from "./functionOptions";
import { commonResult, type FunctionType, invoke, invokeOutput } from "./invoke";

/** Which pipeline {@link getPipeline} looks for; those hidden by visibility settings are not in Buddy's list. */
export interface GetPipelineArgs {
    /**
     * The workspace's URL handle; missing everywhere is an error. REST: `:domain`.
     * @default the provider's, then `buddyworks:workspace` of the stack, then `BUDDY_WORKSPACE`
     */
    workspace?: string | undefined;
    /** The project's name id, from its URL; a project that does not exist is an error. REST: `:project_name`. */
    projectName: string;
    /**
     * The pipeline's name as Buddy shows it, in the same case. None or several of that name is an error that says what
     * there is. REST: `name`.
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
    /** The workspace it was found in. REST: `:domain`. */
    readonly workspace: string;
    /** The project it was found in. REST: `:project_name`. */
    readonly projectName: string;
    /** Its number: `pipelineId` of a `DockerfileAction`. REST: `id`. */
    readonly pipelineId: number;
    /** Its name. REST: `name`. */
    readonly name: string;
    /** Its human-readable id; absent where Buddy gives none. REST: `identifier`. */
    readonly identifier?: string;
    /** Its address in Buddy's API; empty where Buddy gives none. REST: `url`. */
    readonly url: string;
    /** Its page, for people; empty where Buddy gives none. REST: `html_url`. */
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
 * Finds a pipeline by its name, so that a program need not hold its number. It reads Buddy in previews, too; the
 * project's pipelines are read once per program, however many calls there are.
 *
 * Settings are those of resources: `opts.provider`, then the stack's configuration, then the environment. The token
 * needs `WORKSPACE` and `EXECUTION_INFO`, since August 2026 called `PIPELINE_READ`, and makes no secret of the result.
 * Any failure is a `pulumi.RunError`, which Pulumi shows as one message. In unit tests with mocks calls are real
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
 * @returns the pipeline; no match, or several, is an error that says what there is
 * @see https://buddy.works/docs/api/pipelines/create-manage/list-pipeline-actions
 */
export function getPipeline(args: GetPipelineArgs, opts?: FunctionOptions): Promise<GetPipelineResult> {
    return invoke(PIPELINE, args, opts);
}

/**
 * Like {@link getPipeline}, for Outputs, and for programs that do not await. While an argument or a setting is unknown in a preview, so is
 * the result; it is a secret when an argument is. A failure fails the run, even if nothing uses the result.
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
