import type * as pulumi from "@pulumi/pulumi";

/** Not in the SDK's types, though in all its versions; an `apply` on something unknown would never call back. */
export function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
    return (output as unknown as { isKnown: Promise<boolean> }).isKnown;
}
