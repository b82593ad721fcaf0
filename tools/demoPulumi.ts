import { type ChildProcess, spawn } from "node:child_process";
import { Interrupted, type Interruption } from "./interruption";

export interface PulumiCall {
    command: string;
    args: readonly string[];
    cwd: string;
    env: NodeJS.ProcessEnv;
    /** Whether the reader sees the output; otherwise it is returned. */
    isShown: boolean;
    interruption: Interruption;
}

// Where there are process groups, the CLI gets its own: a second SIGINT makes it drop everything, and a Ctrl-C that
// reaches it from the terminal and from us would be two.
const hasProcessGroups = process.platform !== "win32";

// A CLI asked to stop finishes the request that is under way.
const STOP_TIMEOUT_MS = 30_000;

/** Runs the CLI to its end, also when interrupted; returns its standard output unless that was shown. */
export function runPulumi(call: PulumiCall): Promise<string> {
    const { polite, impatient } = call.interruption;
    if (polite.aborted) {
        return Promise.reject(new Interrupted());
    }
    return new Promise((resolve, reject) => {
        const output = call.isShown ? "inherit" : "pipe";
        const child = spawn(call.command, [...call.args, "--non-interactive"], {
            cwd: call.cwd,
            env: call.env,
            stdio: ["ignore", output, output],
            detached: hasProcessGroups,
        });
        let printed = "";
        let complaint = "";
        child.stdout?.on("data", (chunk: Buffer) => {
            printed += chunk.toString();
        });
        child.stderr?.on("data", (chunk: Buffer) => {
            complaint += chunk.toString();
        });

        let timer: NodeJS.Timeout | undefined;
        const kill = (): void => killPulumi(child);
        const stop = (): void => {
            child.kill("SIGINT");
            timer = setTimeout(kill, STOP_TIMEOUT_MS);
        };
        polite.addEventListener("abort", stop, { once: true });
        impatient.addEventListener("abort", kill, { once: true });
        process.once("exit", kill);

        child.once("error", reject);
        child.once("exit", () => {
            // What an interrupted CLI leaves running must not outlive it.
            if (polite.aborted) {
                kill();
            }
        });
        child.once("close", (code, signal) => {
            clearTimeout(timer);
            polite.removeEventListener("abort", stop);
            impatient.removeEventListener("abort", kill);
            process.removeListener("exit", kill);
            if (polite.aborted) {
                reject(new Interrupted());
                return;
            }
            if (code !== 0) {
                const end = signal ?? `exit code ${code}`;
                reject(new Error(`pulumi ${call.args[0]} ended with ${end}. ${complaint.trim()}`.trim()));
                return;
            }
            resolve(printed);
        });
    });
}

function killPulumi({ pid }: ChildProcess): void {
    if (pid === undefined) {
        return;
    }
    try {
        process.kill(hasProcessGroups ? -pid : pid, "SIGKILL");
    } catch {
        // It has ended by itself in the meantime.
    }
}
