import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as runtime from "@pulumi/pulumi/runtime";
import { version as sdkVersion } from "@pulumi/pulumi/version";
import { configKeys, unreadKeys } from "../settings/settingSources";
import { PROVIDER_MODULE } from "../stateContract";
import { perRun } from "./perRun";
import { runError } from "./runError";

/** The first SDK whose host tells dynamic providers the stack's configuration; with older ones no token would be found. */
const OLDEST_SDK = [3, 139] as const;

/** Which checks a program has had: one process can run many, each with a stack of its own. */
const checksOf = perRun(() => ({ host: false, config: false }));

/** What only the program can see and the user should hear once: before the first resource is registered. */
export function checkProgramOnce(): void {
    const checks = checksOf();
    if (!checks.host) {
        checks.host = true;
        assertHostTellsConfig();
        assertHostFindsUs();
    }
    checkConfigOnce();
}

/** The same for look-ups, which run in the program alone and need nothing that Pulumi's host would have to find. */
export function checkConfigOnce(): void {
    const checks = checksOf();
    if (checks.config) {
        return;
    }
    checks.config = true;
    for (const warning of configWarnings(runtime.allConfig(), pulumi.getProject())) {
        void pulumi.log.warn(warning);
    }
}

/** The SDK marks it as internal, so its types leave it out, and other versions may lack it. */
const { isConfigSecret = () => true } = runtime as { isConfigSecret?: (key: string) => boolean };

export function configWarnings(config: Record<string, string>, project: string): string[] {
    const plain = configKeys("token").filter((key) => config[key] !== undefined && !isConfigSecret(key));
    // In a project of that name these are the project's own keys.
    const unread = unreadKeys(Object.keys(config)).filter(({ key }) => !key.startsWith(`${project}:`));
    return [
        ...plain.map(
            (key) =>
                `${key} is stored in plain text, in the stack's configuration and in its state; ` +
                `run \`pulumi config set --secret ${key}\` and enter it again`,
        ),
        ...unread.map(({ key, instead }) => `${key} is no setting of pulumi-buddyworks; did you mean ${instead}?`),
    ];
}

function assertHostTellsConfig(): void {
    const [major = 0, minor = 0] = sdkVersion.split(".").map(Number);
    const [oldestMajor, oldestMinor] = OLDEST_SDK;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) {
        return;
    }
    throw runError(
        `this project has @pulumi/pulumi ${sdkVersion}, whose dynamic providers are not told the stack's configuration; ` +
            `pulumi-buddyworks needs ${OLDEST_SDK.join(".")}.0 or newer: npm install @pulumi/pulumi@latest`,
    );
}

/**
 * Pulumi's host looks for the package from the project's folder, wherever the program itself found it (a hoisted or
 * bundled copy, say). Its own failure would be a bare "Cannot find module" per resource.
 */
function assertHostFindsUs(): void {
    // Set by Pulumi's runner; unit tests with mocks have no host.
    if (!process.env["PULUMI_NODEJS_MONITOR"]) {
        return;
    }
    const folder = process.cwd();
    try {
        createRequire(join(folder, "index.js")).resolve(PROVIDER_MODULE);
    } catch {
        throw runError(
            `pulumi-buddyworks cannot be found from ${folder}, where Pulumi loads it to create, refresh and destroy ` +
                "resources; make it a direct dependency of this project: npm install pulumi-buddyworks",
        );
    }
}
