import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isAtLeast } from "../provider/version";

const run = promisify(execFile);

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** True when the folder, or one above it, holds a Pulumi project. */
export function isInPulumiProject(folder: string): boolean {
    const names = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];
    if (names.some((name) => existsSync(join(folder, name)))) {
        return true;
    }
    const parent = dirname(folder);
    return parent !== folder && isInPulumiProject(parent);
}

/** What `pulumi <args>` prints, without prompts. An error has Pulumi's own words in one line. */
export async function askPulumi(args: readonly string[]): Promise<string> {
    try {
        const { stdout } = await run("pulumi", [...args, "--non-interactive", "--color", "never"], {
            maxBuffer: MAX_OUTPUT_BYTES,
            windowsHide: true,
        });
        return stdout;
    } catch (error) {
        throw new Error(failureMessage(error));
    }
}

function failureMessage(error: unknown): string {
    const { code, stderr } = Object(error) as { code?: unknown; stderr?: unknown }; // whatever was thrown
    if (code === "ENOENT") {
        return "there is no pulumi command on PATH";
    }
    const lines = String(stderr ?? "")
        .split("\n")
        .map((line) => line.trim());
    const shown = lines.find((line) => line.startsWith("error: ")) ?? lines.find((line) => line !== "");
    return shown?.replace(/^error: /, "") ?? `pulumi ended with code ${String(code)}`;
}

/** Runs `pulumi <args>` in this terminal. Its output goes to standard error, because standard output has the program. */
export async function runPulumi(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
    const child = spawn("pulumi", args, { stdio: ["inherit", process.stderr, process.stderr], env });
    const [code, signal] = (await once(child, "close")) as [number | null, string | null]; // the event's arguments
    return signal === null ? (code ?? 1) : 1;
}

/** The CLI's version; `undefined` without a CLI. */
export async function pulumiVersion(): Promise<string | undefined> {
    const text = await askPulumi(["version"]).catch(() => "");
    return /^v?(\d+\.\d+\.\d+)/.exec(text.trim())?.[1];
}

/** The first CLI that takes inputs and outputs from an import file. */
export const OLDEST_IMPORTING = "3.254.0";

export function canImport(version: string): boolean {
    return isAtLeast(version, OLDEST_IMPORTING);
}
