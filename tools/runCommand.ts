import { spawn } from "node:child_process";

export interface CommandOptions {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    timeoutMs?: number;
    /** Ends the command; the promise then rejects with the signal's reason. */
    signal?: AbortSignal | undefined;
}

/** What a command printed on both streams. Rejects when it cannot start, fails or takes too long. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
    const { signal, timeoutMs } = options;
    if (signal?.aborted) {
        return Promise.reject(signal.reason);
    }
    // If we may have to end the command, it gets a group of its own, so that what it started is ended with it. If not,
    // it stays in ours, so that a Ctrl-C ends it even where nobody handles that.
    const hasOwnGroup = (timeoutMs ?? signal) !== undefined && process.platform !== "win32";
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
        const end = (reason: Error): void => {
            failure = reason;
            kill();
        };
        const abort = (): void => end(signal?.reason);
        process.once("exit", kill);
        signal?.addEventListener("abort", abort, { once: true });
        const timer =
            timeoutMs === undefined
                ? undefined
                : setTimeout(() => end(new Error(`no end within ${timeoutMs / 1000} s`)), timeoutMs);

        child.once("error", (error) => {
            failure = error;
        });
        child.once("close", (code, killedBy) => {
            clearTimeout(timer);
            process.removeListener("exit", kill);
            signal?.removeEventListener("abort", abort);
            if (!failure && code !== 0) {
                failure = new Error(lastLines(output) || `ended with ${killedBy ?? `exit code ${code}`}`);
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
