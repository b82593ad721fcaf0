import type { Phase } from "./measurement";
import { type Cell, cellsOf, loadsOf, measured, type Results, ratioOf, secondsOf, sizeOf } from "./results";
import { FLOOR, OURS, TAUGHT } from "./variants";

/** A goal, and whether it is met. */
export interface Goal {
    text: string;
    /** What was measured. */
    found: string;
    isMet: boolean;
}

const ABOVE_FLOOR = 1.1;
const ABOVE_LATENCY = 1.15;
const FASTER_UP = 3;
const FASTER_DESTROY = 2.5;
const COMPARED_COUNT = 500;
const STATE_BYTES = 2048;
const IMPORT_MS = 15;
const HANDLER_MS = 120;
const HOST_GROWTH = 1.1;
const KEPT_BYTES = 256;

/** How many requests each operation may send; a create may also list its pipeline. */
const REQUESTS: Record<Phase, Record<string, number>> = {
    up: { POST: 1 },
    "no-op up": {},
    preview: {},
    refresh: { GET: 1 },
    update: { PATCH: 1 },
    destroy: { DELETE: 1 },
};

export function goalsOf(results: Results): Goal[] {
    return [
        nearFloor(results),
        nearLatency(results),
        fasterThanTaught(results, "up", FASTER_UP),
        fasterThanTaught(results, "destroy", FASTER_DESTROY),
        smallState(results),
        fewRequests(results),
        flatMemory(results),
        quickStart(results),
    ];
}

/** The worst of the ratios. */
function worst(rows: readonly { cell: Cell; ratio: number }[], limit: number): Pick<Goal, "found" | "isMet"> {
    const sorted = rows.filter(({ ratio }) => !Number.isNaN(ratio)).sort((one, other) => other.ratio - one.ratio);
    const [first] = sorted;
    if (first === undefined) {
        return { found: "not measured", isMet: false };
    }
    const above = sorted.filter(({ ratio }) => ratio > limit).length;
    const { phase, count, latencyMs } = first.cell;
    const found = `at most ${first.ratio.toFixed(2)} × (${phase} of ${count}, ${latencyMs} ms); ${above} of ${sorted.length} above`;
    return { found, isMet: above === 0 };
}

function nearFloor(results: Results): Goal {
    const cells = cellsOf(results).filter(({ latencyMs }) => latencyMs === 0);
    const rows = cells.map((cell) => ({ cell, ratio: aboveLeast(results, cell) }));
    return { text: `each command within ${ABOVE_FLOOR} × of the floor without latency`, ...worst(rows, ABOVE_FLOOR) };
}

function nearLatency(results: Results): Goal {
    const cells = cellsOf(results).filter(({ latencyMs }) => latencyMs > 0);
    const rows = cells.map((cell) => ({ cell, ratio: aboveLeast(results, cell) }));
    const text = `with latency within ${ABOVE_LATENCY} × of ⌈N / parallelism⌉ × latency + floor`;
    return { text, ...worst(rows, ABOVE_LATENCY) };
}

/** How many times the least time ours takes: the floor's time and the latency of requests that cannot be sent sooner. */
export function aboveLeast(results: Results, cell: Cell): number {
    if (cell.latencyMs === 0) {
        return ratioOf(results, [OURS, FLOOR], cell);
    }
    const waves = Object.keys(REQUESTS[cell.phase]).length > 0 ? Math.ceil(cell.count / results.parallel) : 0;
    const least = (waves * cell.latencyMs) / 1000 + secondsOf(results, FLOOR, { ...cell, latencyMs: 0 });
    return secondsOf(results, OURS, cell) / least;
}

function fasterThanTaught(results: Results, phase: Phase, times: number): Goal {
    const ratios = loadsOf(results)
        .filter(({ latencyMs }) => latencyMs === 0)
        .map((load) => ({ count: load.count, ratio: ratioOf(results, [TAUGHT, OURS], { ...load, phase }) }))
        .filter(({ ratio }) => !Number.isNaN(ratio));
    const compared = ratios.find(({ count }) => count === COMPARED_COUNT)?.ratio ?? Number.NaN;
    return {
        text: `${phase} at least ${times} × as fast as taught, at ${COMPARED_COUNT} actions`,
        found: ratios.map(({ count, ratio }) => `${ratio.toFixed(2)} × at ${count}`).join(", ") || "not measured",
        isMet: compared >= times,
    };
}

function smallState(results: Results): Goal {
    const ours = sizeOf(results, OURS)?.bytesPerResource ?? Number.NaN;
    const floor = sizeOf(results, FLOOR)?.bytesPerResource ?? Number.NaN;
    return {
        text: `at most ${STATE_BYTES} bytes of state for the documentation's example`,
        found: `${Math.round(ours)}; the floor takes ${Math.round(floor)}`,
        isMet: ours <= STATE_BYTES,
    };
}

function fewRequests(results: Results): Goal {
    const rows = cellsOf(results).flatMap((cell) =>
        measured(results, OURS, cell).map(({ requests }) => ({ cell, requests })),
    );
    const tooMany = rows
        .filter(({ cell, requests }) => !isFew(requests, cell))
        .map(({ cell, requests }) => `${cell.phase} of ${cell.count}: ${JSON.stringify(requests)}`);
    return {
        text: "one request per create, update, read and delete, none for preview and no-op, one list per pipeline",
        found: tooMany.join(", ") || (rows.length === 0 ? "not measured" : "exactly so"),
        isMet: tooMany.length === 0 && rows.length > 0,
    };
}

function isFew({ GET: lists = 0, ...requests }: Record<string, number>, { phase, count }: Cell): boolean {
    const { GET: reads = 0, ...expected } = REQUESTS[phase];
    const isExact = Object.entries(expected).every(([method, each]) => requests[method] === each * count);
    const hasOthers = Object.keys(requests).some((method) => expected[method] === undefined);
    const mayList = phase === "up" ? count : 0;
    return isExact && !hasOthers && lists >= reads * count && lists <= reads * count + mayList;
}

/** Peaks include garbage, so they differ from run to run. What a process keeps does not. */
function flatMemory(results: Results): Goal {
    const { keptBytes } = results.handling;
    const cells = cellsOf(results).filter(({ latencyMs }) => latencyMs === 0);
    const peaks = cells.map((cell) => ({ cell, ratio: memoryRatio(results, cell) }));
    return {
        text: `memory of the host does not grow with the actions: at most ${KEPT_BYTES} bytes kept for each that was read`,
        found: `${Math.round(keptBytes)} bytes; peaks, which include garbage, ${worst(peaks, HOST_GROWTH).found} ${HOST_GROWTH} × the floor's`,
        isMet: keptBytes <= KEPT_BYTES,
    };
}

function memoryRatio(results: Results, cell: Cell): number {
    const peak = (variant: string): number =>
        Math.max(...measured(results, variant, cell).map(({ hostPeakMb }) => hostPeakMb ?? Number.NaN));
    return peak(OURS) / peak(FLOOR);
}

function quickStart({ starts }: Results): Goal {
    const { packageMs, handlerMs, firstRequestMs, loadsAxios } = starts;
    const cold = handlerMs + firstRequestMs;
    return {
        text: `import under ${IMPORT_MS} ms and without axios, a cold handler under ${HANDLER_MS} ms`,
        found:
            `import ${packageMs.toFixed(0)} ms ${loadsAxios ? "with" : "without"} axios, ` +
            `handler ${handlerMs.toFixed(0)} ms and ${firstRequestMs.toFixed(0)} ms more for the first request`,
        isMet: packageMs < IMPORT_MS && !loadsAxios && cold < HANDLER_MS,
    };
}
