import * as pulumi from "@pulumi/pulumi";
import { problemText, unknownNameProblem } from "../problem";
import { configKeys, NAMESPACE, SETTING_NAMES, type SettingName, settingText } from "../settings/settingSources";
import { checkProgramOnce } from "./programChecks";
import { runError } from "./runError";

/**
 * An account of Buddy. Whatever is left out, or blank, comes from the stack's configuration, then from the environment.
 * What is wrong with a value shows at preview, all at once.
 */
export interface ProviderArgs {
    /**
     * Buddy's access token, personal or of an OAuth application. Required, here or in one of the other places; always a
     * secret. Stack config: `buddyworks:token`; environment: `BUDDY_TOKEN`.
     */
    token?: pulumi.Input<string | undefined>;
    /**
     * Domain of the workspace, for actions and look-ups that name none. Stack config: `buddyworks:workspace`; environment:
     * `BUDDY_WORKSPACE`.
     */
    workspace?: pulumi.Input<string | undefined>;
    /**
     * Buddy's installation: a token is valid in its own only. Without effect beside a `baseUrl`. Stack config:
     * `buddyworks:region`; environment: `BUDDY_REGION`.
     * @default "us"
     */
    region?: pulumi.Input<"us" | "eu" | "as" | undefined>;
    /**
     * Address of the API, for a self-hosted Buddy: `https://buddy.example.com/api` (the path is kept). Wins over
     * `region`, wherever either is set. Plain `http://` is for loopback addresses only, unless `insecure`.
     * Stack config: `buddyworks:baseUrl`; environment: `BUDDY_BASE_URL`.
     * @default from `region`
     */
    baseUrl?: pulumi.Input<string | undefined>;
    /**
     * Seconds that one request may take, all told: 1 to 3600. Stack config: `buddyworks:timeout`; environment: `BUDDY_TIMEOUT`.
     * @default 30
     */
    timeout?: pulumi.Input<number | undefined>;
    /**
     * Accept any TLS certificate, and plain `http://` to any host: for trials only.
     * Stack config: `buddyworks:insecure`; environment: `BUDDY_INSECURE`.
     * @default false
     */
    insecure?: pulumi.Input<boolean | undefined>;
    /**
     * Path of a PEM file with the certificate of a private authority, trusted beside the usual ones; a
     * relative one is looked for from the program's folder. Stack config: `buddyworks:caFile`; environment: `BUDDY_CA_FILE`.
     */
    caFile?: pulumi.Input<string | undefined>;
    /**
     * How often a failed request is repeated, 0 to 100. A POST that may have taken effect never is, and waits for
     * Buddy's rate limit do not count. Stack config: `buddyworks:maxRetries`; environment: `BUDDY_MAX_RETRIES`.
     * @default 8
     */
    maxRetries?: pulumi.Input<number | undefined>;
}

/**
 * An explicit account or region, for programs that use several: pass it as `provider` in the options of a resource or look-up.
 * Each has a host process of its own. Changing an argument replaces nothing; it counts from the next operation on.
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
    /** What was registered, for look-ups of the same program. */
    declare private readonly buddySettings: pulumi.Inputs;

    /**
     * @param name the provider's name in the stack
     * @param args the account; misspelt names are an error
     * @param opts Pulumi's options
     */
    constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
        checkProgramOnce();
        assertKnown(name, args);
        const config = providerConfig(args);
        // All dynamic resources belong to this package of Pulumi's; its host process is one per Provider.
        super("pulumi-nodejs", name, config, opts);
        // Not enumerable: a program that exports its provider would export this, too.
        Object.defineProperty(this, "buddySettings", { value: config });
    }
}

/** A provider's settings by their full names, of another copy of this package as well; `undefined` for anything else. */
export function settingsOf(provider: unknown): pulumi.Inputs | undefined {
    return pulumi.Resource.isInstance(provider) ? (provider as Provider)["buddySettings"] : undefined;
}

function assertKnown(name: string, args: ProviderArgs): void {
    const strangers = Object.keys(args).filter((key) => !SETTING_NAMES.some((known) => known === key));
    if (strangers.length === 0) {
        return;
    }
    const problems = strangers.map((key) =>
        problemText(unknownNameProblem(`Provider "${name}".${key}`, key, SETTING_NAMES)),
    );
    throw runError(problems.join("\n"));
}

/**
 * The host of an explicit provider sees its arguments only, so stack configuration is merged in here. Keys carry the
 * namespace because the host finds a key without one under the project's name.
 */
function providerConfig(args: ProviderArgs): pulumi.Inputs {
    const entries = SETTING_NAMES.flatMap((name): [string, pulumi.Input<string | undefined>][] => {
        const fallbacks = configKeys(name).map((key) => stackValue(key, isSecret(name)));
        if (args[name] === undefined && fallbacks.every((fallback) => fallback === undefined)) {
            return [];
        }
        const given = pulumi.output<string | number | boolean | undefined>(args[name]);
        const value = pulumi
            .all([given, ...fallbacks])
            .apply((values) => values.map(settingText).find((text) => text !== undefined));
        return [[`${NAMESPACE}:${name}`, isSecret(name) ? pulumi.secret(value) : value]];
    });
    return Object.fromEntries(entries);
}

function stackValue(key: string, isSecret: boolean): pulumi.Input<string> | undefined {
    const [namespace, name = ""] = key.split(":");
    const config = new pulumi.Config(namespace);
    return isSecret ? config.getSecret(name) : config.get(name);
}

const isSecret = (name: SettingName) => name === "token";
