/**
 * What every state file holds for every one of our resources, and therefore PERMANENT: state written by the first
 * release must be refreshed and destroyed by the last. Never change the two texts below, nor the sub-path they name.
 *
 * Why a literal instead of `pulumi.dynamic.Resource`: that class serialises the provider's code into state, so old
 * code keeps running (pulumi/pulumi#16826, #6490, #4805), a dependency upgrade shows as a change (#9085, #12401),
 * pnpm paths freeze (#18976), and it fails in bundles and under Bun (#22035). A text that only says where today's
 * code lies depends on nothing.
 */
export const RESOURCE_TYPE = "pulumi-nodejs:dynamic/buddy:DockerfileAction";

/** CommonJS module text; Pulumi's host evaluates it in the project's folder and calls `handler()`. */
export const PROVIDER_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider");';

/** The sub-path that {@link PROVIDER_TEXT} loads. */
export const PROVIDER_MODULE = "pulumi-buddyworks/provider";
