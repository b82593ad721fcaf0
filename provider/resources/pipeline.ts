import * as pulumi from "@pulumi/pulumi";
import type { PipelineArgs } from "../args/pipelineArgs";
import { shortenStackTraces } from "../host/pulumiInternals";
import { typeToken } from "../stateContract";
import type { PipelineInputs, pipelineFields } from "../types/pipeline";
import { pipeline } from "../types/pipeline";
import type { ResolvedInput } from "../types/resourceType";
import { isOfType, numberOutput, registration } from "./buddyResource";

/**
 * Every input as resolved, with its own name and documentation: what the program or a default set. Of what Buddy fills in,
 * only `identifier` is here. Every other input that is not set is `undefined`.
 */
export type PipelineOutputs = {
    readonly [K in keyof PipelineInputs]-?: pulumi.Output<ResolvedInput<(typeof pipelineFields)[K], PipelineInputs[K]>>;
};

// An input added to the field table is an output here, without another line.
export interface Pipeline extends PipelineOutputs {}

/**
 * A pipeline of a Buddy project. Its actions are resources of their own, e.g. {@link DockerfileAction}.
 *
 * Changing workspace, project or `definitionSource` replaces the pipeline; everything else is updated in place. Only inputs that
 * the program sets are managed: what others set in Buddy's pages stays. Besides its inputs it has the outputs `pipelineId`,
 * `htmlUrl` and `url`; its `id` is `workspace/project/pipelineId`. The token needs the scopes `WORKSPACE`, `EXECUTION_MANAGE`
 * and `EXECUTION_INFO`, since August 2026 called `PIPELINE_MANAGE`, `PIPELINE_WRITE` and `PIPELINE_READ`.
 *
 * A pipeline that still has actions is not deleted, so that no action that somebody made in Buddy is lost: the error names them.
 * Actions of the same stack are deleted first and need nothing. With `forceDestroy` the pipeline is deleted with all its actions.
 * With the option `deletedWith: pipeline` Pulumi leaves the deletion of an action to its pipeline, which then needs
 * `forceDestroy`.
 *
 * @example A pipeline with its image
 * ```ts
 * import { DockerfileAction, Pipeline } from "pulumi-buddyworks";
 *
 * const pipeline = new Pipeline("release", {
 *     workspace: "acme",
 *     projectName: "website",
 *     events: [{ type: "PUSH", refs: ["refs/heads/main"] }],
 *     cacheScope: "PROJECT",
 * });
 * new DockerfileAction("image", {
 *     workspace: "acme",
 *     projectName: "website",
 *     pipelineId: pipeline.pipelineId,
 *     dockerfilePath: "Dockerfile",
 * });
 * ```
 * @see https://buddy.works/docs/api/pipelines
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor assigns every key of `props`
export class Pipeline extends pulumi.CustomResource {
    /**
     * The type in Pulumi's state, by which policy packs find resources of a class.
     * @internal
     */
    static readonly __pulumiType: string = typeToken("Pipeline");

    /** The pipeline's number at Buddy; known once it exists. REST: `id`. */
    declare readonly pipelineId: pulumi.Output<number>;
    /** The pipeline's page, for people. REST: `html_url`. */
    declare readonly htmlUrl: pulumi.Output<string>;
    /** The pipeline's address in Buddy's API. REST: `url`. */
    declare readonly url: pulumi.Output<string>;

    /**
     * @param name the resource's name in the stack, and the pipeline's name in Buddy unless `args.name` says otherwise
     * @param args what the pipeline is; see {@link PipelineArgs}
     * @param opts Pulumi's options, as for {@link DockerfileAction}
     */
    constructor(name: string, args: PipelineArgs, opts?: pulumi.CustomResourceOptions) {
        const superArguments = registration(pipeline, name, args, opts);
        const stackTraces = shortenStackTraces();
        try {
            super(...superArguments);
        } catch (error) {
            throw stackTraces.complete(error);
        } finally {
            stackTraces.restore();
        }
        this.pipelineId = numberOutput(pipeline, this);
    }

    /**
     * Reads an existing pipeline, in previews too, without managing it: every input that Buddy returns, and the outputs.
     *
     * @param name the entry's name in the stack
     * @param id `workspace/project/pipelineId`, e.g. `acme/website/12`; a pipeline that does not exist is an error
     * @param opts Pulumi's options; `provider` takes a {@link Provider}
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Pipeline {
        // A getter has no inputs.
        return new Pipeline(name, {} as PipelineArgs, { ...opts, id });
    }

    /** True for a `Pipeline`, even one of another copy of this package. */
    static override isInstance(value: unknown): value is Pipeline {
        return isOfType(value, "Pipeline");
    }
}
