import { accessSync, constants, realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { runCommand } from "./runCommand";
import { compareVersions, findVersion, OLDEST_PULUMI } from "./version";

export interface PulumiCli {
    /** Absolute path of the `pulumi` binary. */
    command: string;
    /** To be put in front of PATH, so that this CLI's own helpers are found first. */
    folder: string;
    version: string;
    /** How we came by it, for a person to read: "found on PATH". */
    origin: string;
}

export type Examined = { cli: PulumiCli } | { reason: string };

export interface Candidate {
    command: string;
    origin: string;
    env: NodeJS.ProcessEnv;
    signal?: AbortSignal | undefined;
}

// A binary of 115 MB on a cold disk, looked at by a virus scanner first, takes seconds.
const ANSWER_TIMEOUT_MS = 20_000;

// What a Node program with dynamic providers needs besides the CLI.
const HELPERS = ["pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];

/** Says whether a binary can run the project: it starts, is new enough, and finds its two helpers. */
export async function examineCandidate({ command, origin, env, signal }: Candidate): Promise<Examined> {
    const asked = await askVersion({ command, env, signal });
    if ("reason" in asked) {
        return asked;
    }
    const { version } = asked;
    if (compareVersions(version, OLDEST_PULUMI) < 0) {
        return { reason: `its version ${version} is older than ${OLDEST_PULUMI}` };
    }
    const missing = HELPERS.filter((helper) => !isHelperFound(helper, command, env));
    if (missing.length > 0) {
        return {
            reason: `${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} neither beside it nor on PATH`,
        };
    }
    return { cli: { command, folder: dirname(command), version, origin } };
}

export function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

export function foldersOfPath(env: NodeJS.ProcessEnv): string[] {
    return (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter((folder) => folder !== "");
}

async function askVersion({
    command,
    env,
    signal,
}: Omit<Candidate, "origin">): Promise<{ version: string } | { reason: string }> {
    // `pulumi version` writes a log file into its home folder; the user's own is none of our business.
    const home = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-"));
    try {
        const output = await runCommand(command, ["version"], {
            env: { ...env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" },
            timeoutMs: ANSWER_TIMEOUT_MS,
            signal,
        });
        const version = findVersion(output);
        return version ? { version } : { reason: "`pulumi version` prints no version" };
    } catch (error) {
        signal?.throwIfAborted();
        return { reason: `it does not run: ${error instanceof Error ? error.message : String(error)}` };
    } finally {
        await rm(home, { recursive: true, force: true });
    }
}

function isHelperFound(helper: string, command: string, env: NodeJS.ProcessEnv): boolean {
    // Package managers link the binary into a common folder; the CLI looks beside the real file.
    const folders = [dirname(command), dirname(realpathSync(command)), ...foldersOfPath(env)];
    const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
    return folders.some((folder) => endings.some((ending) => isExecutable(join(folder, helper + ending))));
}
