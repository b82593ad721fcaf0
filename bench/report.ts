import { requestsText, seconds, table, times, whole } from "./format";
import type { Goal } from "./goals";
import { type Load, PHASES, type Phase } from "./measurement";
import { type Cell, cellsOf, type LifecycleResults, loadsOf, measured, ratioOf, secondsOf } from "./results";
import { FLOOR, LEAST, OURS, TAUGHT, TAUGHT_ONCE, UNSAVED, type Variant } from "./variants";

/** The variants that were measured, with what each one is. */
export function legend(results: LifecycleResults, variants: readonly Variant[]): string {
    const isMeasured = (name: string) => results.measurements.some(({ variant }) => variant === name);
    return variants
        .filter(({ name }) => isMeasured(name) || [FLOOR, LEAST, OURS].includes(name))
        .map(({ name, meaning }) => `- **${name}**: ${meaning}`)
        .join("\n");
}

/** The load that the page shows first: the largest at which this package was compared with what is taught. */
export function mainLoad(results: LifecycleResults): Load {
    const isCompared = (load: Load) => measured(results, TAUGHT, { ...load, phase: "up" }).length > 0;
    const compared = loadsOf(results).filter((load) => load.latencyMs === 0 && isCompared(load));
    return compared.at(-1) ?? { count: 0, latencyMs: 0 };
}

export function goalTable(goals: readonly Goal[]): string {
    const rows = goals.map(({ text, found, met }) => [text, found, met === "no" ? "**no**" : met]);
    return table(["goal", "measured", "met"], rows);
}

/** The commands of one load. Ratios are of commands that took turns. */
export function commandTable(
    results: LifecycleResults,
    load: Load,
    words: Partial<Record<Phase, string>> = {},
): string {
    const isMeasured = (name: string) => PHASES.some((phase) => measured(results, name, { ...load, phase }).length > 0);
    const compared = [TAUGHT, TAUGHT_ONCE, UNSAVED].filter(isMeasured);
    const phases = PHASES.filter((phase) => measured(results, OURS, { ...load, phase }).length > 0);
    const rows = phases.map((phase) => {
        const cell = { ...load, phase };
        return [
            words[phase] ?? phase,
            seconds(secondsOf(results, FLOOR, { ...cell, latencyMs: 0 })), // it sends nothing, so latency changes nothing
            seconds(secondsOf(results, LEAST, cell)),
            seconds(secondsOf(results, OURS, cell)),
            times(ratioOf(results, [OURS, LEAST], cell)),
            ...compared.map((name) => times(ratioOf(results, [name, OURS], cell))),
            requestsOf(results, cell),
        ];
    });
    const head = ["command", "floor", "least", "ours", "ours ÷ least", ...compared.map((name) => `${name} ÷ ours`)];
    return table([...head, "ours: requests"], rows);
}

/** Those of every round; they are the same unless something was sent again. */
function requestsOf(results: LifecycleResults, cell: Cell): string {
    const texts = measured(results, OURS, cell).map(({ requests }) => requestsText(requests));
    return [...new Set(texts)].join(" or ");
}

/** The highest peak of the provider's host in any command of a load, in MB. */
export function hostPeak(results: LifecycleResults, variant: string, load: Load): string {
    const peaks = cellsOf(results)
        .filter(({ count, latencyMs }) => count === load.count && latencyMs === load.latencyMs)
        .flatMap((cell) => measured(results, variant, cell).map(({ hostPeakMb }) => hostPeakMb ?? 0));
    const highest = Math.max(0, ...peaks);
    return highest === 0 ? "–" : `${whole(highest)} MB`;
}
