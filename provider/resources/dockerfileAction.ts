import * as pulumi from "@pulumi/pulumi";
import type { DockerfileActionArgs } from "../args/registryArgs";
import { CUSTOM_TIMEOUTS } from "../rules/customTimeouts";
import { REPLACE_ON_CHANGES } from "../rules/replaceOnChanges";
import { PROVIDER_TEXT, RESOURCE_TYPE } from "../stateContract";
import type { DockerfileActionInputs, FIELDS, FieldName } from "../types/dockerfileAction";
import { FIELD_NAMES } from "../types/dockerfileAction";
import { checkProgramOnce } from "./programChecks";
import { runError } from "./runError";
import { SECRET_OUTPUTS, withSecrets } from "./secretArgs";
import { shortStacks } from "./stackTraceLimit";

/**
 * Every input as resolved, under its own name and with its own documentation: what the program set and what defaults
 * added, never what Buddy fills in. An input that is not set is `undefined`.
 */
export type DockerfileActionOutputs = {
    readonly [K in keyof DockerfileActionInputs]-?: pulumi.Output<ResolvedInput<K>>;
};

/** What the table calls required always has a value once defaults are applied. */
type ResolvedInput<K extends FieldName> = (typeof FIELDS)[K] extends { required: true }
    ? NonNullable<DockerfileActionInputs[K]>
    : DockerfileActionInputs[K];

/** Outputs that only Buddy knows. */
const COMPUTED_OUTPUTS = ["actionId", "htmlUrl", "url"] as const;

// The class's outputs are those of the field table: an input added there is an output here without a further line.
export interface DockerfileAction extends DockerfileActionOutputs {}

/**
 * A "Build Docker Image" action in a Buddy pipeline: builds a Dockerfile of the repository and pushes the image.
 *
 * Changing workspace, project or pipeline replaces the action; everything else is updated in place. Only inputs the
 * program sets are managed: what others set in Buddy's own pages stays. Besides its inputs it has the outputs `actionId`,
 * `htmlUrl` and `url`; its `id` is `workspace/project/pipelineId/actionId`. The token needs the scopes `WORKSPACE`,
 * `EXECUTION_MANAGE` and `EXECUTION_INFO`, since August 2026 called `PIPELINE_WRITE` and `PIPELINE_READ`.
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
    static readonly __pulumiType: string = RESOURCE_TYPE;

    /** The action's number at Buddy; known once it exists. REST: `id`. */
    declare readonly actionId: pulumi.Output<number>;
    /** The action's page, for people. REST: `html_url`. */
    declare readonly htmlUrl: pulumi.Output<string>;
    /** The action's address in Buddy's API. REST: `url`. */
    declare readonly url: pulumi.Output<string>;

    /**
     * @param name the resource's name in the stack, and the action's name in Buddy unless `args.name` says otherwise
     * @param args what the action does; see {@link DockerfileActionArgs}
     * @param opts Pulumi's options; `provider` takes a {@link Provider}. `customTimeouts` limits a create or an update, waits and
     *     retries included (default: ten minutes for each request); a delete cannot be told of it, and a warning says so. The
     *     option `import` cannot reach dynamic resources (pulumi/pulumi#3550): use `adoptActionId`, or the command
     *     `pulumi-buddyworks import`
     */
    constructor(name: string, args: DockerfileActionArgs, opts?: pulumi.CustomResourceOptions) {
        checkProgramOnce();
        const isGetter = opts?.id !== undefined;
        const inputs = isGetter ? {} : registeredInputs(name, args, opts);
        const options = pulumi.mergeOptions({ additionalSecretOutputs: [...SECRET_OUTPUTS] }, opts);
        const props = { ...placeholders(), ...inputs, __provider: PROVIDER_TEXT };
        const stacks = shortStacks();
        try {
            super(RESOURCE_TYPE, name, props, options);
        } catch (error) {
            throw stacks.completed(error);
        } finally {
            stacks.end();
        }
    }

    /**
     * Reads an action that exists, in previews too, without managing it: every input that Buddy returns and the outputs.
     * What Buddy never returns (`password`, encrypted values of variables, `afterActionId`) is `undefined`, and so are keys.
     *
     * @param name the entry's name in the stack
     * @param id `workspace/project/pipelineId/actionId`, e.g. `acme/website/12/34`; an action that does not exist, or is no
     *     Docker build, is an error
     * @param opts Pulumi's options; `provider` takes a {@link Provider}
     */
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): DockerfileAction {
        // A getter has no inputs: Pulumi fills its outputs from what Buddy answers.
        return new DockerfileAction(name, {} as DockerfileActionArgs, { ...opts, id });
    }

    /** True for a `DockerfileAction`, even one of another copy of this package. */
    static override isInstance(value: unknown): value is DockerfileAction {
        if (typeof value !== "object" || value === null) {
            return false;
        }
        return (value as { __pulumiType?: unknown }).__pulumiType === RESOURCE_TYPE;
    }
}

/** Only keys that are present become outputs (pulumi/pulumi#5174). */
function placeholders(): Record<string, undefined> {
    return Object.fromEntries([...COMPUTED_OUTPUTS, ...FIELD_NAMES].map((key) => [key, undefined]));
}

function registeredInputs(name: string, args: DockerfileActionArgs, opts?: pulumi.CustomResourceOptions) {
    if (typeof args !== "object" || args === null) {
        throw runError(
            `DockerfileAction "${name}": no arguments are given; pass at least projectName, pipelineId and dockerfilePath`,
        );
    }
    const inputs = withSecrets({ ...args });
    // Handlers never learn the logical name, so its default is set here.
    inputs["name"] = pulumi.output(args.name).apply((given) => given ?? name);
    // Lets handlers write on the resource's own row of Pulumi's display; see engineLog.ts.
    inputs["__urn"] = withoutDependencies(pulumi.createUrn(name, RESOURCE_TYPE, opts?.parent));
    if (opts?.replaceOnChanges !== undefined && opts.replaceOnChanges.length > 0) {
        inputs[REPLACE_ON_CHANGES] = opts.replaceOnChanges;
    }
    if (opts?.customTimeouts !== undefined) {
        inputs[CUSTOM_TIMEOUTS] = opts.customTimeouts;
    }
    return inputs;
}

/**
 * The parent's URN makes an output depend on the parent. A component stands for all its children there, so two actions
 * below one component would wait for each other for ever.
 */
function withoutDependencies<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => void output.apply((value) => resolve(value as T)));
}
