import { performance } from "node:perf_hooks";

export type Progress = (line: string) => void;

const REMINDER_MS = 10_000;

/** Runs a long step and says every ten seconds that it is still at it. */
export async function withProgress<T>(progress: Progress, what: string, step: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const seconds = (): number => Math.round((performance.now() - started) / 1000);
    progress(`${what} …`);
    const reminder = setInterval(() => progress(`  ${what}: ${seconds()} s so far`), REMINDER_MS);
    try {
        return await step();
    } finally {
        clearInterval(reminder);
    }
}
