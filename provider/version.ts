import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

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
