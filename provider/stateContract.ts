/**
 * What every state file holds for each of our resources. PERMANENT: the last release must refresh and destroy what the
 * first one created, and at delete only {@link providerText} says of which type a resource is.
 *
 * Why not `pulumi.dynamic.Resource`: it serializes the provider's code into state, so old code keeps running
 * (pulumi/pulumi#16826, #6490, #4805), a dependency's upgrade shows as a change (#9085, #12401), pnpm's paths stay in
 * state (#18976), and it fails in bundles and under Bun (#22035). This text only says where the installed code is.
 */

/** The sub-path that {@link providerText} loads. */
export const PROVIDER_MODULE = "pulumi-buddyworks/provider";

/** The resource's type in Pulumi. */
export function typeToken(className: string): string {
    return `pulumi-nodejs:dynamic/buddy:${className}`;
}

/**
 * `__provider`: a CommonJS module that Pulumi's host evaluates in the project's folder, and whose `handler()` it calls.
 */
export function providerText(className: string): string {
    const handlers = className === "DockerfileAction" ? "" : `.${className}`;
    return `exports.handler = () => require("${PROVIDER_MODULE}")${handlers};`;
}
