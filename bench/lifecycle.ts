import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { type BenchStack, createBenchStack } from "./benchStack";
import { watchHostMemory } from "./hostMemory";
import type { Load, Measurement, Phase, StateSize } from "./measurement";
import { stateSize } from "./stateSize";
import type { Variant } from "./variants";

export interface LifecycleOptions extends Load {
    variants: readonly Variant[];
    /** The phases to measure, in this order. */
    phases: readonly Phase[];
    rounds: number;
    parallel: number;
    onMeasured: (measurement: Measurement) => Promise<void>;
    onSized: (size: StateSize) => void;
}

const ARGUMENTS: Record<Phase, readonly string[]> = {
    up: ["up", "--yes", "--skip-preview"],
    "no-op up": ["up", "--yes", "--skip-preview", "--expect-no-changes"],
    preview: ["preview", "--expect-no-changes"],
    refresh: ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    update: ["up", "--yes", "--skip-preview"],
    destroy: ["destroy", "--yes", "--skip-preview"],
};

/** Runs each command on a stack of each variant. The variants take turns, so a slower machine slows all of them. */
export async function measureLifecycles(options: LifecycleOptions): Promise<void> {
    const stacks: BenchStack[] = [];
    try {
        for (const variant of options.variants) {
            stacks.push(await createBenchStack(variant, options));
        }
        for (let round = 0; round < options.rounds; round++) {
            await measureRound(stacks, round, options);
        }
    } finally {
        await Promise.all(stacks.map((stack) => stack.remove()));
    }
}

async function measureRound(stacks: BenchStack[], round: number, options: LifecycleOptions): Promise<void> {
    for (const [index, phase] of options.phases.entries()) {
        for (const stack of rotated(stacks, round + index)) {
            await options.onMeasured(await measure(stack, { phase, round, options }));
            if (phase === "up" && round === 0) {
                options.onSized(await stateSize(stack, options.count));
            }
        }
    }
}

interface Step {
    phase: Phase;
    round: number;
    options: LifecycleOptions;
}

async function measure({ variant, project, simulator }: BenchStack, step: Step): Promise<Measurement> {
    const { phase, round, options } = step;
    project.env["BENCH_TAG"] = phase === "update" ? "14.07" : "14.06";
    simulator.journal.clear();
    const memory = watchHostMemory(join(project.folder, "project"));
    const started = performance.now();
    const ran = await project.run(...ARGUMENTS[phase], "--parallel", String(options.parallel), "--suppress-progress");
    const seconds = (performance.now() - started) / 1000;
    const hostPeakMb = memory.stop();
    if (ran.code !== 0) {
        throw new Error(`${variant.name}: ${phase} of ${options.count} ended with code ${ran.code}\n${ran.all}`);
    }
    const seen = simulator.journal.all();
    const requests: Record<string, number> = {};
    for (const { method } of seen) {
        requests[method] = (requests[method] ?? 0) + 1;
    }
    const connections = new Set(seen.map(({ connection }) => connection)).size;
    const { count, latencyMs } = options;
    return { variant: variant.name, count, latencyMs, phase, round, seconds, hostPeakMb, requests, connections };
}

function rotated<T>(list: readonly T[], by: number): T[] {
    const start = by % Math.max(1, list.length);
    return [...list.slice(start), ...list.slice(0, start)];
}
