import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { canImport, OLDEST_IMPORTING, pulumiVersion } from "../command/pulumiCommand";
import { isAtLeast, OLDEST_SDK, packageVersion } from "../provider/version";
import type { Check } from "./checks";

/** The oldest Node.js, as in the manifest. */
const OLDEST_NODE = "20.3.0";

/** What the provider runs with here; nothing of it matters for a measurement. */
export async function checkVersions(folder: string): Promise<Check[]> {
    const cli = await pulumiVersion();
    return [
        { subject: "package", state: "ok", text: `pulumi-buddyworks ${packageVersion()}` },
        nodeCheck(process.versions.node),
        sdkCheck(sdkVersion(folder)),
        cliCheck(cli),
    ];
}

export function nodeCheck(version: string): Check {
    return isAtLeast(version, OLDEST_NODE)
        ? { subject: "Node.js", state: "ok", text: version }
        : { subject: "Node.js", state: "note", text: `${version} is older than ${OLDEST_NODE}. Update it.` };
}

export function sdkCheck(version: string | undefined): Check {
    const subject = "Pulumi SDK";
    if (version === undefined) {
        return {
            subject,
            state: "note",
            text: "@pulumi/pulumi is not installed in this folder. Run this command in your project.",
        };
    }
    const fix = "Run npm install @pulumi/pulumi@latest.";
    return isAtLeast(version, OLDEST_SDK)
        ? { subject, state: "ok", text: version }
        : { subject, state: "note", text: `${version} is older than ${OLDEST_SDK}. ${fix}` };
}

export function cliCheck(version: string | undefined): Check {
    const subject = "Pulumi CLI";
    if (version === undefined) {
        return { subject, state: "note", text: "there is no pulumi command on PATH. Install it to use the provider." };
    }
    return canImport(version)
        ? { subject, state: "ok", text: version }
        : {
              subject,
              state: "note",
              text: `${version} cannot import dynamic resources. Update it to ${OLDEST_IMPORTING} or newer to use import.`,
          };
}

function sdkVersion(folder: string): string | undefined {
    try {
        const manifest = createRequire(join(folder, "index.js")).resolve("@pulumi/pulumi/package.json");
        return JSON.parse(readFileSync(manifest, "utf8")).version;
    } catch {
        return undefined;
    }
}
