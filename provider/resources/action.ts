import * as pulumi from "@pulumi/pulumi";
import type { ActionArgs } from "../args/actionArgs";
import { shortenStackTraces } from "../host/pulumiInternals";
import { typeToken } from "../stateContract";
import type { ActionInputs, actionFields } from "../types/action";
import { action } from "../types/action";
import type { ResolvedInput } from "../types/resourceType";
import { isOfType, numberOutput, registration } from "./buddyResource";

/** Every input as resolved, as the program or a default set it. An input that is not set is `undefined`. */
export type ActionOutputs = {
    readonly [K in keyof ActionInputs]-?: pulumi.Output<ResolvedInput<(typeof actionFields)[K], ActionInputs[K]>>;
};

// An input added to the field table is an output here, without another line.
export interface Action extends ActionOutputs {}

/**
 * An action of any type but `DOCKERFILE`, in a Buddy pipeline: its type's own fields are `properties`, in Buddy's own
 * spelling. "Build Docker Image" is {@link DockerfileAction}.
 *
 * Changing workspace, project, pipeline or type replaces the action; everything else is updated in place. Only what the
 * program sets is managed. Besides its inputs it has the outputs `actionId`, `htmlUrl` and `url`; its `id` is
 * `workspace/project/pipelineId/actionId`. The token needs the scopes of a {@link DockerfileAction}.
 *
 * @example A Slack notification
 * ```ts
 * import { Action } from "pulumi-buddyworks";
 *
 * new Action("tell-us", {
 *     workspace: "acme",
 *     projectName: "website",
 *     pipelineId: 12,
 *     type: "SLACK",
 *     triggerTime: "ON_FAILURE",
 *     properties: {
 *         integration: { identifier: "slack" },
 *         channel: "C024BE91L",
 *         content: "The build failed",
 *     },
 * });
 * ```
 * @see https://buddy.works/docs/api/actions
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Pulumi's constructor assigns every key of `props`
export class Action extends pulumi.CustomResource {
    /**
     * The type in Pulumi's state, by which policy packs find resources of a class.
     * @internal
     */
    static readonly __pulumiType: string = typeToken("Action");

    /** The action's number at Buddy; known once it exists. REST: `id`. */
    declare readonly actionId: pulumi.Output<number>;
    /** The action's page, for people. REST: `html_url`. */
    declare readonly htmlUrl: pulumi.Output<string>;
    /** The action's address in Buddy's API. REST: `url`. */
    declare readonly url: pulumi.Output<string>;

    /**
     * @param name the resource's name in the stack, and the action's name in Buddy unless `args.name` says otherwise
     * @param args what the action does; see {@link ActionArgs}
     * @param opts Pulumi's options, with the limits of a {@link DockerfileAction}
     */
    constructor(name: string, args: ActionArgs, opts?: pulumi.CustomResourceOptions) {
        const superArguments = registration(action, name, args, opts);
        const stackTraces = shortenStackTraces();
        try {
            super(...superArguments);
        } catch (error) {
            throw stackTraces.complete(error);
        } finally {
            stackTraces.restore();
        }
        this.actionId = numberOutput(action, this);
    }

    /**
     * Reads an existing action, in previews too, without managing it: every input that Buddy returns, and the outputs. All
     * fields without an input of their own are in `properties`, except encrypted ones.
     *
     * @param name the entry's name in the stack
     * @param id `workspace/project/pipelineId/actionId`, e.g. `acme/website/12/34`; an action that does not exist is an error
     * @param opts Pulumi's options; `provider` takes a {@link Provider}
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Action {
        // A getter has no inputs.
        return new Action(name, {} as ActionArgs, { ...opts, id });
    }

    /** True for an `Action`, even one of another copy of this package. */
    static override isInstance(value: unknown): value is Action {
        return isOfType(value, "Action");
    }
}
