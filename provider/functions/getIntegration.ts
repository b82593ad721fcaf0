import type { Input, Output } from "@pulumi/pulumi";
import type { FunctionOptions } from "./functionOptions";
import { commonResult, type FunctionType, invoke, invokeOutput, textOf } from "./invoke";

/** The integration that {@link getIntegration} finds. */
export interface GetIntegrationArgs {
    /**
     * The workspace's URL handle. It is an error if neither the program nor a setting has one. REST: `:domain`.
     * @default the provider's, then `buddyworks:workspace` of the stack, then `BUDDY_WORKSPACE`
     */
    workspace?: string | undefined;
    /**
     * The integration's name as Buddy shows it; upper and lower case matter. If no integration or several have this name,
     * the error lists what exists. REST: `name`.
     */
    name: string;
}

/** {@link GetIntegrationArgs}, where any value may be an Output. */
export interface GetIntegrationOutputArgs {
    /** See {@link GetIntegrationArgs.workspace}. */
    workspace?: Input<string | undefined>;
    /** See {@link GetIntegrationArgs.name}. */
    name: Input<string>;
}

/** An integration as Buddy lists it. */
export interface GetIntegrationResult {
    /** The integration's workspace. REST: `:domain`. */
    readonly workspace: string;
    /** Its opaque id: `integration.hashId` of a `DockerfileAction`. REST: `hash_id`. */
    readonly hashId: string;
    /** Its human-readable id; absent if Buddy returns none. REST: `identifier`. */
    readonly identifier?: string;
    /** Its name. REST: `name`. */
    readonly name: string;
    /** What it connects to, in Buddy's words: `AMAZON`, `DOCKER_HUB` and so on; empty if Buddy returns none. REST: `type`. */
    readonly type: string;
    /** Its address in Buddy's API; empty if Buddy returns none. REST: `url`. */
    readonly url: string;
    /** Its page, for people; empty if Buddy returns none. REST: `html_url`. */
    readonly htmlUrl: string;
}

const INTEGRATION: FunctionType<{ workspace: string }, GetIntegrationResult> = {
    title: "getIntegration",
    noun: "integration",
    required: { name: "Give the integration's name, as Buddy shows it." },
    result(item, parent) {
        const hashId = textOf(item["hash_id"]);
        return hashId === "" ? undefined : { ...parent, hashId, type: textOf(item["type"]), ...commonResult(item) };
    },
    idText: ({ hashId, type }) => `${hashId} ${type}`,
    idInput: "integration.hashId",
};

/**
 * Finds an integration of the workspace by its name, for the registry that an action pushes to. It sends requests in
 * previews, too. All calls for one workspace read its list of integrations once per program.
 *
 * Settings come from `opts.provider`, then the stack's configuration, then the environment, as for resources. The token
 * needs the scope `INTEGRATION_INFO`, since August 2026 called `INTEGRATION_READ`. Although it is a secret, the result is
 * none. Every failure is a `pulumi.RunError`, which Pulumi shows as one message. Calls in unit tests with mocks are real
 * requests, too: set `BUDDY_BASE_URL` and `BUDDY_TOKEN` to a simulator of `pulumi-buddyworks/simulator`.
 *
 * @example
 * ```ts
 * import { DockerfileAction, getIntegration } from "pulumi-buddyworks";
 *
 * export = async () => {
 *     const { hashId } = await getIntegration({ name: "Amazon ECR" });
 *     const image = new DockerfileAction("image", {
 *         projectName: "website",
 *         pipelineId: 12,
 *         dockerfilePath: "Dockerfile",
 *         dockerRegistry: "AMAZON_ECR",
 *         region: "eu-central-1",
 *         integration: { hashId },
 *     });
 *     return { page: image.htmlUrl };
 * };
 * ```
 * @param args which integration
 * @param opts the account or region to read
 * @returns the integration; if no name matches, or several do, the error lists what exists
 * @see https://buddy.works/docs/api/integrations/get
 */
export function getIntegration(args: GetIntegrationArgs, opts?: FunctionOptions): Promise<GetIntegrationResult> {
    return invoke(INTEGRATION, args, opts);
}

/**
 * Like {@link getIntegration}, for Outputs, and for programs that do not await. If an argument or a setting is unknown in
 * a preview, the result is unknown, too. If an argument is a secret, the result is one.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { DockerfileAction, getIntegrationOutput } from "pulumi-buddyworks";
 *
 * const infrastructure = new pulumi.StackReference("acme/infrastructure/production");
 * const registry = getIntegrationOutput({ name: infrastructure.requireOutput("registryIntegration") });
 *
 * new DockerfileAction("image", {
 *     projectName: "website",
 *     pipelineId: 12,
 *     dockerfilePath: "Dockerfile",
 *     integration: { hashId: registry.hashId },
 * });
 * ```
 * @param args which integration; any value may be an Output
 * @param opts the account or region to read
 * @returns the integration; settings, scopes and errors are those of {@link getIntegration}
 */
export function getIntegrationOutput(
    args: GetIntegrationOutputArgs,
    opts?: FunctionOptions,
): Output<GetIntegrationResult> {
    return invokeOutput(INTEGRATION, args, opts);
}
