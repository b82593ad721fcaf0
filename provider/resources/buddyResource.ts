import * as pulumi from "@pulumi/pulumi";
import { isKnown, resourcesOf, runError } from "../host/pulumiInternals";
import { CUSTOM_TIMEOUTS } from "../rules/customTimeouts";
import { DEFINITION_SOURCE } from "../rules/definitionSource";
import { REPLACE_ON_CHANGES } from "../rules/replaceOnChanges";
import { providerText, typeToken } from "../stateContract";
import { findResourceId } from "../types/resourceId";
import { computedOutputs, ID_NAMES, type ResourceType } from "../types/resourceType";
import { checkProgramOnce } from "./programChecks";
import { secretNames, withSecrets } from "./secretArgs";

/** Required inputs that have a default. */
const WITH_DEFAULT = ["workspace", "name"];

type Registration = [token: string, name: string, props: pulumi.Inputs, opts: pulumi.CustomResourceOptions];

/**
 * What the class of a resource type passes to `super`.
 *
 * A function and no base class: the SDK takes the program's line, which the state shows as the resource's source
 * position, from a fixed depth of the stack (`Resource.stackTrace(4)`, seen with 3.270.0). With one more constructor
 * every resource would point into this package.
 */
export function registration(
    type: ResourceType,
    name: string,
    args: unknown,
    opts?: pulumi.CustomResourceOptions,
): Registration {
    checkProgramOnce();
    const { className, fields } = type;
    const token = typeToken(className);
    // Only keys that are present become outputs (pulumi/pulumi#5174).
    const props: pulumi.Inputs = Object.fromEntries(
        [...computedOutputs(type), ...Object.keys(fields)].map((key) => [key, undefined]),
    );
    // Pulumi fills the outputs of a getter from what Buddy returns.
    if (opts?.id === undefined) {
        if (typeof args !== "object" || args === null) {
            const required = Object.keys(fields).filter((key) => fields[key]?.required && !WITH_DEFAULT.includes(key));
            const rule = `must have arguments (got ${args === null ? args : typeof args})`;
            throw runError(`${className} "${name}": ${rule}. Pass at least ${required.join(", ")}.`);
        }
        Object.assign(props, withSecrets({ ...args }, fields));
        // No handler is told the logical name, so its default is set here.
        props["name"] = pulumi.output(props["name"]).apply((given: unknown) => given ?? name);
        Object.assign(props, hiddenInputs(pulumi.createUrn(name, token, opts?.parent), opts));
        if (pulumi.Output.isInstance(props["pipelineId"])) {
            props[DEFINITION_SOURCE] = definitionSource(props["pipelineId"]);
        }
    }
    props["__provider"] = providerText(className);
    return [token, name, props, pulumi.mergeOptions({ additionalSecretOutputs: secretNames(fields) }, opts)];
}

/**
 * Buddy's number of a resource that exists, in previews of its update, too: there Pulumi knows the id, but no output that is
 * not an input. Without this every edit of a pipeline would preview a replacement of its actions.
 */
export function numberOutput({ noun }: ResourceType, resource: pulumi.CustomResource): pulumi.Output<number> {
    const own: pulumi.Output<number> = Object.getOwnPropertyDescriptor(resource, ID_NAMES[noun].id)?.value;
    const fromId = resource.id.apply((text) => {
        const id = findResourceId(noun, text)?.id;
        return id === undefined ? own : pulumi.output(id);
    });
    return pulumi.output(isKnown(own)).apply((known) => (known ? own : fromId));
}

/** True for a resource of this type, even one of another copy of this package. */
export function isOfType(value: unknown, className: string): boolean {
    return pulumi.Resource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === typeToken(className);
}

/** What Pulumi's host does not pass on. */
function hiddenInputs(urn: pulumi.Output<string>, opts: pulumi.CustomResourceOptions = {}): pulumi.Inputs {
    const { replaceOnChanges = [], customTimeouts } = opts;
    return {
        // For messages on the resource's own row, see engineLog.ts. Without the dependencies: the parent's URN depends
        // on the parent, which for a component means all its children, so two actions of one component would wait for
        // each other for ever.
        __urn: new Promise<string>((resolve) => void urn.apply(resolve)),
        ...(replaceOnChanges.length > 0 && { [REPLACE_ON_CHANGES]: replaceOnChanges }),
        ...(customTimeouts && { [CUSTOM_TIMEOUTS]: customTimeouts }),
    };
}

/** That of the pipeline whose output the action's `pipelineId` is. */
async function definitionSource(pipelineId: pulumi.Output<unknown>): Promise<unknown> {
    const pipelines = (await resourcesOf(pipelineId)).filter((resource) => isOfType(resource, "Pipeline"));
    const [pipeline] = pipelines;
    return pipelines.length === 1 && pipeline !== undefined && "definitionSource" in pipeline
        ? pipeline.definitionSource
        : undefined;
}
