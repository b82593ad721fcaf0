import { spawn } from "node:child_process";

export interface CommandOptions {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    timeoutMs?: number;
}

/** What a command printed on both streams. Rejects when it cannot start, fails or takes too long. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    // With a timeout the command gets a group of its own, so that what it started is ended with it. Without one it
    // stays in ours, so that a Ctrl-C ends it even where nobody handles the signal.
    const hasOwnGroup = options.timeoutMs !== undefined && process.platform !== "win32";
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, {
            cwd: options.cwd,
            env: options.env,
            stdio: ["ignore", "pipe", "pipe"],
            windowsHide: true,
            detached: hasOwnGroup,
        });
        let output = "";
        let failure: Error | undefined;
        const collect = (chunk: Buffer): void => {
            output += chunk.toString();
        };
        child.stdout.on("data", collect);
        child.stderr.on("data", collect);

        const kill = (): void => killProcess(child.pid, hasOwnGroup);
        process.once("exit", kill);
        const timer = options.timeoutMs === undefined ? undefined : setTimeout(giveUp, options.timeoutMs);
        function giveUp(): void {
            failure = new Error(`no end within ${(options.timeoutMs ?? 0) / 1000} s`);
            kill();
        }

        child.once("error", (error) => {
            failure = error;
        });
        child.once("close", (code, signal) => {
            clearTimeout(timer);
            process.removeListener("exit", kill);
            if (!failure && code !== 0) {
                failure = new Error(lastLines(output) || `ended with ${signal ?? `exit code ${code}`}`);
            }
            if (failure) {
                reject(failure);
                return;
            }
            resolve(output);
        });
    });
}

function killProcess(id: number | undefined, hasOwnGroup: boolean): void {
    if (id === undefined) {
        return;
    }
    try {
        process.kill(hasOwnGroup ? -id : id, "SIGKILL");
    } catch {
        // It has ended by itself in the meantime.
    }
}

function lastLines(output: string): string {
    const lines = output.split(/\r?\n/).map((line) => line.trim());
    return lines
        .filter((line) => line !== "")
        .slice(-3)
        .join(" | ");
}
