import * as pulumi from "@pulumi/pulumi";
import { runError } from "../host/pulumiInternals";
import { problemText, unknownNameProblem } from "../problem";
import { configKeys, NAMESPACE, SETTING_NAMES, settingText } from "../settings/settingSources";
import { checkProgramOnce } from "./programChecks";

/**
 * An account of Buddy. An argument that is absent or blank is taken from the stack's configuration, then from the
 * environment. A preview reports all wrong values at once.
 */
export interface ProviderArgs {
    /**
     * Buddy's access token, personal or of an OAuth application. Required, here or in one of the other places, and
     * always a secret. Stack config: `buddyworks:token`; environment: `BUDDY_TOKEN`.
     */
    token?: pulumi.Input<string | undefined>;
    /**
     * Domain of the workspace, for actions and functions that name none. Stack config: `buddyworks:workspace`;
     * environment: `BUDDY_WORKSPACE`.
     */
    workspace?: pulumi.Input<string | undefined>;
    /**
     * Buddy's installation. A token is valid only in its own. Without effect if there is a `baseUrl`. Stack config:
     * `buddyworks:region`; environment: `BUDDY_REGION`.
     * @default "us"
     */
    region?: pulumi.Input<"us" | "eu" | "as" | undefined>;
    /**
     * Address of the API, for a self-hosted Buddy: `https://buddy.example.com/api` (the path is kept). Takes precedence
     * over `region`, wherever each is set. Plain `http://` is only for loopback addresses, unless `insecure`. Stack
     * config: `buddyworks:baseUrl`; environment: `BUDDY_BASE_URL`.
     * @default from `region`
     */
    baseUrl?: pulumi.Input<string | undefined>;
    /**
     * Seconds that one request may take in all: 1 to 3600. Stack config: `buddyworks:timeout`; environment:
     * `BUDDY_TIMEOUT`.
     * @default 30
     */
    timeout?: pulumi.Input<number | undefined>;
    /**
     * Accept any TLS certificate, and plain `http://` to any host: only for trials.
     * Stack config: `buddyworks:insecure`; environment: `BUDDY_INSECURE`.
     * @default false
     */
    insecure?: pulumi.Input<boolean | undefined>;
    /**
     * Path of a PEM file with the certificate of a private authority, trusted beside the usual ones. A
     * relative path starts from the program's folder. Stack config: `buddyworks:caFile`; environment: `BUDDY_CA_FILE`.
     */
    caFile?: pulumi.Input<string | undefined>;
    /**
     * How often a failed request is repeated: 0 to 100. A POST that may have taken effect is never repeated, and waits
     * for Buddy's rate limit do not count. Stack config: `buddyworks:maxRetries`; environment: `BUDDY_MAX_RETRIES`.
     * @default 8
     */
    maxRetries?: pulumi.Input<number | undefined>;
}

/**
 * An explicit account or region, for programs that use several: pass it as `provider` in the options of a resource or
 * function. Each has its own host process. Changing an argument replaces nothing and takes effect with the next
 * operation.
 *
 * @example
 * ```ts
 * import * as pulumi from "@pulumi/pulumi";
 * import { DockerfileAction, Provider } from "pulumi-buddyworks";
 *
 * const config = new pulumi.Config();
 * const europe = new Provider("europe", { token: config.requireSecret("europeToken"), region: "eu" });
 *
 * new DockerfileAction(
 *     "image",
 *     { workspace: "acme-eu", projectName: "website", pipelineId: 3, dockerfilePath: "Dockerfile" },
 *     { provider: europe },
 * );
 * ```
 */
export class Provider extends pulumi.ProviderResource {
    /** What was registered, for functions of the same program. */
    declare private readonly buddySettings: pulumi.Inputs;

    /**
     * @param name the provider's name in the stack
     * @param args the account; unknown names are an error
     * @param opts Pulumi's options
     */
    constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        checkProgramOnce();
        assertKnown(name, args);
        const config = providerConfig(args);
        // The package of all dynamic resources. Pulumi starts a host process for each of its providers.
        super("pulumi-nodejs", name, config, opts);
        // Not enumerable, or a program that exports its provider would export this as well.
        Object.defineProperty(this, "buddySettings", { value: config });
    }
}

/** A provider's settings by their full names, even of another copy of this package; `undefined` for anything else. */
export function settingsOf(provider: unknown): pulumi.Inputs | undefined {
    return pulumi.Resource.isInstance(provider) ? (provider as Provider)["buddySettings"] : undefined;
}

function assertKnown(name: string, args: ProviderArgs): void {
    const problems = Object.keys(args)
        .filter((key) => !SETTING_NAMES.some((known) => known === key))
        .map((key) => unknownNameProblem(`Provider "${name}".${key}`, key, SETTING_NAMES));
    if (problems.length > 0) {
        throw runError(problems.map(problemText).join("\n"));
    }
}

/**
 * The arguments, completed from the stack's configuration: the host of an explicit provider gets nothing else. Keys
 * have our namespace, because the host finds a key without one under the project's name.
 */
function providerConfig(args: ProviderArgs): pulumi.Inputs {
    const config: pulumi.Inputs = {};
    for (const name of SETTING_NAMES) {
        const isSecret = name === "token";
        const sources = [args[name], ...configKeys(name).map((key) => stackValue(key, isSecret))];
        if (sources.some((source) => source !== undefined)) {
            const value = pulumi
                .output(sources)
                .apply((values) => values.map(settingText).find((text) => text !== undefined));
            config[`${NAMESPACE}:${name}`] = isSecret ? pulumi.secret(value) : value;
        }
    }
    return config;
}

function stackValue(key: string, isSecret: boolean): pulumi.Input<string> | undefined {
    const [namespace, name = ""] = key.split(":");
    const config = new pulumi.Config(namespace);
    return isSecret ? config.getSecret(name) : config.get(name);
}
