import { readFileSync } from "node:fs";
import { cpus, platform, release, totalmem } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../tests/helpers/environment";

const BYTES_PER_GB = 2 ** 30;

/** The machine in plain words, without names that would tell it from others of its kind. */
export function machineInWords(): string {
    const [first, ...others] = cpus();
    const memory = Math.round(totalmem() / BYTES_PER_GB);
    const system = `${platform()} ${release().split("-")[0]}`;
    return `${others.length + 1} cores (${first?.model.trim() || "unnamed"}), ${memory} GB of memory, ${system}, state on a local disk`;
}

export function versionsOf(cliVersion: string): Record<string, string> {
    return {
        "pulumi-buddyworks": packageVersion(REPOSITORY),
        "Pulumi CLI": cliVersion,
        "@pulumi/pulumi": packageVersion(join(REPOSITORY, "node_modules", "@pulumi", "pulumi")),
        axios: packageVersion(join(REPOSITORY, "node_modules", "axios")),
        "Node.js": process.versions.node,
    };
}

function packageVersion(folder: string): string {
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return manifest.version;
}
