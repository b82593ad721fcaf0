import * as pulumi from "@pulumi/pulumi";
import type { DockerfileActionArgs } from "../args/registryArgs";
import { shortenStackTraces } from "../host/pulumiInternals";
import { typeToken } from "../stateContract";
import type { DockerfileActionInputs, dockerfileActionFields } from "../types/dockerfileAction";
import { dockerfileAction } from "../types/dockerfileAction";
import type { ResolvedInput } from "../types/resourceType";
import { isOfType, numberOutput, registration } from "./buddyResource";

/**
 * Every input as resolved, with its own name and documentation: what the program or a default set, never what Buddy
 * filled in. An input that is not set is `undefined`.
 */
export type DockerfileActionOutputs = {
    readonly [K in keyof DockerfileActionInputs]-?: pulumi.Output<
        ResolvedInput<(typeof dockerfileActionFields)[K], DockerfileActionInputs[K]>
    >;
};

// An input added to the field table is an output here, without another line.
export interface DockerfileAction extends DockerfileActionOutputs {}

/**
 * A "Build Docker Image" action in a Buddy pipeline: builds a Dockerfile of the repository and pushes the image.
 *
 * Changing workspace, project or pipeline replaces the action; everything else is updated in place. Only inputs that
 * the program sets are managed: what others set in Buddy's pages stays. Besides its inputs it has the outputs
 * `actionId`, `htmlUrl` and `url`; its `id` is `workspace/project/pipelineId/actionId`. The token needs the scopes
 * `WORKSPACE`, `EXECUTION_MANAGE` and `EXECUTION_INFO`, since August 2026 called `PIPELINE_WRITE` and `PIPELINE_READ`.
 *
 * @example Push to Amazon ECR
 * ```ts
 * import { DockerfileAction } from "pulumi-buddyworks";
 *
 * const image = new DockerfileAction("image", {
 *     workspace: "acme",
 *     projectName: "website",
 *     pipelineId: 12,
 *     dockerfilePath: "Dockerfile",
 *     dockerRegistry: "AMAZON_ECR",
 *     region: "eu-central-1",
 *     repository: "website",
 *     integration: { identifier: "amazon_ecr" },
 * });
 * export const page = image.htmlUrl;
 * ```
 * @see https://buddy.works/docs/api/actions/dockerfile
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor assigns every key of `props`
export class DockerfileAction extends pulumi.CustomResource {
    /**
     * The type in Pulumi's state, by which policy packs find resources of a class.
     * @internal
     */
    static readonly __pulumiType: string = typeToken("DockerfileAction");

    /** The action's number at Buddy; known once it exists. REST: `id`. */
    declare readonly actionId: pulumi.Output<number>;
    /** The action's page, for people. REST: `html_url`. */
    declare readonly htmlUrl: pulumi.Output<string>;
    /** The action's address in Buddy's API. REST: `url`. */
    declare readonly url: pulumi.Output<string>;

    /**
     * @param name the resource's name in the stack, and the action's name in Buddy unless `args.name` says otherwise
     * @param args what the action does; see {@link DockerfileActionArgs}
     * @param opts Pulumi's options; `provider` takes a {@link Provider}. `customTimeouts` limits a create or an update,
     *     with its waits and retries (default: ten minutes for each request); it has no effect on a delete or a read, and
     *     a warning says so. The option `import` does not work for dynamic resources (pulumi/pulumi#3550): use
     *     `adoptActionId`, or the command `pulumi-buddyworks import`
     */
    constructor(name: string, args: DockerfileActionArgs, opts?: pulumi.CustomResourceOptions) {
        const superArguments = registration(dockerfileAction, name, args, opts);
        const stackTraces = shortenStackTraces();
        try {
            super(...superArguments);
        } catch (error) {
            throw stackTraces.complete(error);
        } finally {
            stackTraces.restore();
        }
        this.actionId = numberOutput(dockerfileAction, this);
    }

    /**
     * Reads an existing action, in previews too, without managing it: every input that Buddy returns, and the outputs.
     * What Buddy never returns (`password`, encrypted values of variables, `afterActionId`) is `undefined`, and so are
     * keys.
     *
     * @param name the entry's name in the stack
     * @param id `workspace/project/pipelineId/actionId`, e.g. `acme/website/12/34`; an action that does not exist, or is no
     *     Docker build, is an error
     * @param opts Pulumi's options; `provider` takes a {@link Provider}
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): DockerfileAction {
        // A getter has no inputs.
        return new DockerfileAction(name, {} as DockerfileActionArgs, { ...opts, id });
    }

    /** True for a `DockerfileAction`, even one of another copy of this package. */
    static override isInstance(value: unknown): value is DockerfileAction {
        return isOfType(value, "DockerfileAction");
    }
}
