import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { foldersOfPath, isExecutable } from "./pulumiCandidate";

export interface InstallLocation {
    /** For a person to read: "on PATH". */
    name: string;
    folders: string[];
}

export function pathLocation(env: NodeJS.ProcessEnv): InstallLocation {
    return { name: "on PATH", folders: foldersOfPath(env) };
}

/** Where installers put the CLI without telling the shell that is already open. */
export function usualLocation(home: string = homedir()): InstallLocation {
    const own = join(home, ".pulumi", "bin");
    const shared =
        process.platform === "win32"
            ? ["C:\\ProgramData\\chocolatey\\lib\\pulumi\\tools\\Pulumi\\bin", "C:\\Program Files (x86)\\Pulumi"]
            : ["/usr/local/bin", "/opt/homebrew/bin", "/opt/pulumi/bin", "/opt/pulumi"];
    return { name: "in the usual install folders", folders: [own, ...shared] };
}

/** The `pulumi` binaries in a location, each once, in the order a shell would find them. */
export function pulumiBinaries(location: InstallLocation): string[] {
    const binaries = location.folders.map((folder) => resolve(folder, pulumiFileName)).filter(isExecutable);
    return [...new Set(binaries)];
}

export const pulumiFileName = process.platform === "win32" ? "pulumi.exe" : "pulumi";
