import { spawn } from "node:child_process";

export interface Ran {
    code: number | null;
    stdout: string;
    stderr: string;
    /** Both streams in the order they came. */
    all: string;
}

interface Running {
    args: readonly string[];
    cwd: string;
    env: Record<string, string>;
    onStart?: (pid: number) => void;
    /** When to give up on it. */
    longestMs?: number;
}

// Less than a test may take, so that a command that hangs shows what it printed.
const LONGEST_RUN_MS = 270_000;

/** Runs a command to its end, or ends it together with everything it started. */
export function runProcess(
    command: string,
    { args, cwd, env, onStart, longestMs = LONGEST_RUN_MS }: Running,
): Promise<Ran> {
    return new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
        if (child.pid !== undefined) {
            onStart?.(child.pid);
        }
        const ran: Ran = { code: null, stdout: "", stderr: "", all: "" };
        const collect = (stream: "stdout" | "stderr") => (chunk: Buffer) => {
            ran[stream] += chunk.toString();
            ran.all += chunk.toString();
        };
        child.stdout.on("data", collect("stdout"));
        child.stderr.on("data", collect("stderr"));
        const killGroup = () => {
            if (child.pid === undefined || child.exitCode !== null) {
                return;
            }
            process.kill(-child.pid, "SIGKILL");
        };
        process.once("exit", killGroup);
        const timer = setTimeout(() => {
            killGroup();
            reject(new Error(`${command} ${args.join(" ")}: not done after ${longestMs / 1000} s\n${ran.all}`));
        }, longestMs);
        child.once("error", reject);
        child.once("close", (code) => {
            clearTimeout(timer);
            process.removeListener("exit", killGroup);
            resolve({ ...ran, code });
        });
    });
}
