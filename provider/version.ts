import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The first SDK that hands the stack's configuration to dynamic providers; the same as in the manifest. */
export const OLDEST_SDK = "3.139.0";

/** Compares major and minor versions. */
export function isAtLeast(version: string, oldest: string): boolean {
    const [major = 0, minor = 0] = version.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
    return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** This package's version; its manifest lies above both the sources and the compiled files, at different depths. */
export function packageVersion(): string {
    for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
        const manifest = readManifest(join(folder, "package.json"));
        if (manifest?.name === "pulumi-buddyworks") {
            return manifest.version;
        }
    }
    return "unknown"; // bundled into a program: nothing but the User-Agent depends on it
}

function readManifest(path: string): { name: string; version: string } | undefined {
    try {
        return JSON.parse(readFileSync(path, "utf8"));
    } catch {
        return undefined;
    }
}
