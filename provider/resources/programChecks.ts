import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { allConfig } from "@pulumi/pulumi/runtime";
import { version as sdkVersion } from "@pulumi/pulumi/version";
import { isConfigSecret, perRun, runError } from "../host/pulumiInternals";
import { configKeys, unreadKeys } from "../settings/settingSources";
import { PROVIDER_MODULE } from "../stateContract";
import { isAtLeast, OLDEST_SDK } from "../version";

/** Which checks were done in this run. */
const doneChecks = perRun(() => ({ host: false, config: false }));

/** Checks once in each run, before the first resource is registered, what only the program can see. */
export function checkProgramOnce(): void {
    const done = doneChecks();
    if (!done.host) {
        done.host = true;
        assertSdkPassesConfig();
        assertHostFindsPackage();
    }
    checkConfigOnce();
}

/** The checks for functions, which run in the program and need no host. */
export function checkConfigOnce(): void {
    const done = doneChecks();
    if (done.config) {
        return;
    }
    done.config = true;
    for (const warning of configWarnings(allConfig(), pulumi.getProject())) {
        void pulumi.log.warn(warning);
    }
}

export function configWarnings(config: Record<string, string>, project: string): string[] {
    const plain = configKeys("token").filter((key) => config[key] !== undefined && !isConfigSecret(key));
    // In a project of that name these are the project's own keys.
    const unread = unreadKeys(Object.keys(config)).filter(({ key }) => !key.startsWith(`${project}:`));
    return [
        ...plain.map(
            (key) =>
                `${key}: must be a secret (it is in plain text in the stack's configuration and state). ` +
                `Run \`pulumi config set --secret ${key}\` and enter it again.`,
        ),
        ...unread.map(
            ({ key, instead }) =>
                `${key}: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean ${instead}?`,
        ),
    ];
}

function assertSdkPassesConfig(): void {
    if (isAtLeast(sdkVersion, OLDEST_SDK)) {
        return;
    }
    throw runError(
        `@pulumi/pulumi: must be ${OLDEST_SDK} or newer (got ${sdkVersion}, which does not pass the stack's ` +
            "configuration to dynamic providers). Run npm install @pulumi/pulumi@latest.",
    );
}

/**
 * Pulumi's host looks for the package from the project's folder, wherever the program found it (hoisted or bundled, for
 * example). The host's own error would be "Cannot find module" for each resource.
 */
function assertHostFindsPackage(): void {
    // Pulumi sets it for a program; unit tests with mocks have no host.
    if (!process.env["PULUMI_NODEJS_MONITOR"]) {
        return;
    }
    const folder = process.cwd();
    try {
        createRequire(join(folder, "index.js")).resolve(PROVIDER_MODULE);
    } catch {
        throw runError(
            `pulumi-buddyworks: must be a direct dependency of this project (Pulumi cannot find it from ${folder}, from where it ` +
                "creates, refreshes and destroys resources). Run npm install pulumi-buddyworks.",
        );
    }
}
