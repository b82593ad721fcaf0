import type { Load } from "./measurement";
import { FLOOR, LEAST, OURS, TAUGHT } from "./variants";

/** A load, the variants that run with it, and how often. */
export interface Run extends Load {
    variants: readonly string[];
    rounds: number;
}

export interface PlanOptions {
    counts: readonly number[];
    latencies: readonly number[];
    /** @default without latency `COMPARED`, with it `CLOSE` */
    variants?: readonly string[];
    /** @default one; with fewer than 1,000 actions `CLOSE` runs once more */
    rounds?: number;
}

/** What docs/benchmark.md needs: about 20 minutes on two idle cores. */
export const FULL: PlanOptions = { counts: [100, 500], latencies: [0, 50] };

/** Under five minutes. */
export const QUICK: PlanOptions = { counts: [50], latencies: [0, 50], rounds: 1 };

const PIPELINE_LOAD: Load = { count: 300, latencyMs: 0 };
/** These are so near to each other that one round does not tell. */
const CLOSE: readonly string[] = [LEAST, OURS];
const COMPARED: readonly string[] = [FLOOR, LEAST, OURS, TAUGHT];
const MANY = 1000;

export function planOf({ counts, latencies, variants, rounds }: PlanOptions): Run[] {
    return latencies.flatMap((latencyMs) =>
        counts.flatMap((count) => {
            const chosen = variants ?? (latencyMs === 0 ? COMPARED : CLOSE);
            return runsOf({ count, latencyMs }, { variants: chosen, rounds });
        }),
    );
}

/** The program that creates pipelines: twenty of fifteen actions each. */
export function pipelinePlanOf({ rounds }: Pick<PlanOptions, "rounds">): Run[] {
    return runsOf(PIPELINE_LOAD, { variants: [FLOOR, ...CLOSE], rounds });
}

interface Repetition {
    variants: readonly string[];
    rounds: number | undefined;
}

function runsOf(load: Load, { variants, rounds }: Repetition): Run[] {
    const first = { ...load, variants, rounds: rounds ?? 1 };
    const hasClose = CLOSE.every((name) => variants.includes(name));
    if (rounds !== undefined || load.count >= MANY || !hasClose) {
        return [first];
    }
    return [first, { ...load, variants: CLOSE, rounds: 1 }];
}
