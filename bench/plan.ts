import type { Load } from "./measurement";
import { FLOOR, OURS, TAUGHT, TAUGHT_ONCE, UNSAVED } from "./variants";

/** A load, the variants that run with it, and how often. */
export interface Run extends Load {
    variants: readonly string[];
    rounds: number;
}

export interface PlanOptions {
    counts: readonly number[];
    latencies: readonly number[];
    variants: readonly string[];
    rounds?: number;
}

export const FULL: PlanOptions = {
    counts: [1, 100, 500, 2000],
    latencies: [0, 50, 200],
    variants: [FLOOR, OURS, TAUGHT, TAUGHT_ONCE, UNSAVED],
};

/** Under five minutes on two cores. */
export const QUICK: PlanOptions = { counts: [1, 50], latencies: [0, 50], variants: [FLOOR, OURS, TAUGHT], rounds: 1 };

/** The program that creates pipelines: twenty of fifteen actions each. */
export const PIPELINE_RUN: Run = { count: 300, latencyMs: 0, rounds: 2, variants: [FLOOR, OURS] };

const MANY = 1000;

/** Without latency all variants run. With latency only those that send requests do, and the slowest one only with few actions. */
export function planOf({ counts, latencies, variants, rounds }: PlanOptions): Run[] {
    return latencies.flatMap((latencyMs) =>
        counts.map((count) => ({
            count,
            latencyMs,
            rounds: rounds ?? roundsFor(count),
            variants: variants.filter((name) => isCompared(name, { count, latencyMs })),
        })),
    );
}

function roundsFor(count: number): number {
    if (count < 10) {
        return 5;
    }
    return count < MANY ? 2 : 1;
}

function isCompared(name: string, { count, latencyMs }: Load): boolean {
    if (latencyMs === 0) {
        return name !== TAUGHT_ONCE || count < MANY;
    }
    return name === OURS || (name === TAUGHT && count < MANY);
}
