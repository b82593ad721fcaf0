import { readFile, writeFile } from "node:fs/promises";
import type { Handling } from "./handling";
import { type Load, type Measurement, PHASES, type Phase, type StateSize } from "./measurement";
import { median } from "./median";
import type { Starts } from "./starts";

/** What lifecycles of the variants of one program measured. */
export interface LifecycleResults {
    /** A description of the machine, for people. */
    machine: string;
    versions: Record<string, string>;
    /** How many operations the engine runs at once. */
    parallel: number;
    measurements: Measurement[];
    sizes: StateSize[];
}

/** The results of one or several runs of the benchmark. */
export interface Results extends LifecycleResults {
    starts: Starts;
    handling: Handling;
    /** Of the program that creates whole pipelines. */
    pipelines?: LifecycleResults;
}

type Measurements = Pick<LifecycleResults, "measurements">;

/** One command at one load. */
export interface Cell extends Load {
    phase: Phase;
}

export async function loadResults(file: string): Promise<Results> {
    return JSON.parse(await readFile(file, "utf8"));
}

export async function saveResults(file: string, results: Results): Promise<void> {
    await writeFile(file, `${JSON.stringify(results, undefined, 1)}\n`);
}

/** The loads that were measured, by latency, then by the number of resources. */
export function loadsOf({ measurements }: Measurements): Load[] {
    const keys = new Map(measurements.map(({ count, latencyMs }) => [`${latencyMs} ${count}`, { count, latencyMs }]));
    return [...keys.values()].sort((one, other) => one.latencyMs - other.latencyMs || one.count - other.count);
}

/** How many rounds of a load were measured. */
export function roundsOf({ measurements }: Measurements, load: Load): number {
    const same = measurements.filter(({ count, latencyMs }) => count === load.count && latencyMs === load.latencyMs);
    return Math.max(0, ...same.map(({ round }) => round + 1));
}

export function cellsOf(results: Measurements): Cell[] {
    return loadsOf(results).flatMap((load) => PHASES.map((phase) => ({ ...load, phase })));
}

export function measured({ measurements }: Measurements, variant: string, cell: Cell): Measurement[] {
    return measurements.filter(
        (one) =>
            one.variant === variant &&
            one.phase === cell.phase &&
            one.count === cell.count &&
            one.latencyMs === cell.latencyMs,
    );
}

export function secondsOf(results: Measurements, variant: string, cell: Cell): number {
    return median(measured(results, variant, cell).map(({ seconds }) => seconds));
}

/** How many times as long one variant takes as the other: the median of the ratio in each round, because a round runs both. */
export function ratioOf(results: Measurements, [variant, base]: readonly [string, string], cell: Cell): number {
    const bases = new Map(measured(results, base, cell).map(({ round, seconds }) => [round, seconds]));
    const ratios = measured(results, variant, cell).map(
        ({ round, seconds }) => seconds / (bases.get(round) ?? Number.NaN),
    );
    return median(ratios.filter((ratio) => !Number.isNaN(ratio)));
}

export function sizeOf({ sizes }: Results, variant: string): StateSize | undefined {
    return sizes.filter((size) => size.variant === variant).at(-1);
}
