import { percent, requestsText, times, whole } from "./format";
import { ACTIONS_PER_PIPELINE, type Phase } from "./measurement";
import { type Cell, cellsOf, type LifecycleResults, measured, type Results, ratioOf, sizeOf } from "./results";
import { FLOOR, LEAST, OURS, TAUGHT } from "./variants";

export type Verdict = "yes" | "no" | "not measured";

/** A goal, and whether it is met. */
export interface Goal {
    text: string;
    /** What was measured. */
    found: string;
    met: Verdict;
}

const ABOVE_LEAST = 1.25;
const FASTER_THAN_TAUGHT = 2;
const COMPARED = { count: 500, latencyMs: 0 };
const ABOVE_FLOOR_STATE = 1.1;
/** Of the time that Pulumi's SDK takes to load, so that it is the same on any machine. */
const PACKAGE_SHARE = 0.05;
const HOST_SHARE = 0.25;
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
        nearLeast(results),
        fasterThanTaught(results),
        smallState(results),
        fewRequests(results),
        flatMemory(results),
        quickStart(results),
    ];
}

/** What a person must do about a goal that is not met; the page shows it as "no" until then. */
export function complaintsOf(goals: readonly Goal[]): string[] {
    return goals
        .filter(({ met }) => met === "no")
        .map(({ text, found }) => `not met: ${text} (${found}). Mend the cause, or reword the goal in bench/goals.ts.`);
}

function verdict(isMet: boolean): Verdict {
    return isMet ? "yes" : "no";
}

function nearLeast(results: Results): Goal {
    const text = `each command takes at most ${ABOVE_LEAST} × the least time`;
    const rows = [...ratiosToLeast(results, "actions"), ...ratiosToLeast(results.pipelines, "actions in pipelines")];
    const [worst] = rows.sort((one, other) => other.ratio - one.ratio);
    if (worst === undefined) {
        return { text, found: "–", met: "not measured" };
    }
    const above = rows.filter(({ ratio }) => ratio > ABOVE_LEAST).length;
    const number = above > 0 ? `; ${above} of ${rows.length} commands are above` : "";
    return { text, found: `at most ${times(worst.ratio)} (${worst.name})${number}`, met: verdict(above === 0) };
}

function ratiosToLeast(results: LifecycleResults | undefined, what: string): { name: string; ratio: number }[] {
    if (results === undefined) {
        return [];
    }
    return cellsOf(results)
        .map((cell) => ({
            name: `${cell.phase} of ${cell.count} ${what}, ${cell.latencyMs} ms`,
            ratio: ratioOf(results, [OURS, LEAST], cell),
        }))
        .filter(({ ratio }) => !Number.isNaN(ratio));
}

const CHANGING: readonly Phase[] = ["up", "update", "destroy"];

function fasterThanTaught(results: Results): Goal {
    const text = `up, update and destroy are at least ${FASTER_THAN_TAUGHT} × as fast as taught, at ${COMPARED.count} actions`;
    const rows = CHANGING.map((phase) => ({ phase, ratio: ratioOf(results, [TAUGHT, OURS], { ...COMPARED, phase }) }));
    if (rows.some(({ ratio }) => Number.isNaN(ratio))) {
        return { text, found: "–", met: "not measured" };
    }
    const found = rows.map(({ phase, ratio }) => `${phase} ${times(ratio)}`).join(", ");
    return { text, found, met: verdict(rows.every(({ ratio }) => ratio >= FASTER_THAN_TAUGHT)) };
}

function smallState(results: Results): Goal {
    const text = `the state of an action takes at most ${ABOVE_FLOOR_STATE} × the floor's`;
    const ours = sizeOf(results, OURS)?.bytesPerResource;
    const floor = sizeOf(results, FLOOR)?.bytesPerResource;
    if (ours === undefined || floor === undefined) {
        return { text, found: "–", met: "not measured" };
    }
    const found = `${times(ours / floor)}: ${whole(ours)} bytes, the floor's ${whole(floor)}`;
    return { text, found, met: verdict(ours <= ABOVE_FLOOR_STATE * floor) };
}

function fewRequests(results: Results): Goal {
    const text = "one request per create, read, update and delete, none for preview and no-op, one list per pipeline";
    const rows = cellsOf(results).flatMap((cell) =>
        measured(results, OURS, cell).map(({ requests }) => ({ cell, requests })),
    );
    if (rows.length === 0) {
        return { text, found: "–", met: "not measured" };
    }
    const others = rows
        .filter(({ cell, requests }) => !isFew(requests, cell))
        .map(({ cell, requests }) => `${cell.phase} of ${cell.count}: ${requestsText(requests)}`);
    return { text, found: others.join("; ") || "exactly so", met: verdict(others.length === 0) };
}

function isFew({ GET: lists = 0, ...requests }: Record<string, number>, { phase, count }: Cell): boolean {
    const { GET: reads = 0, ...expected } = REQUESTS[phase];
    const isExact = Object.entries(expected).every(([method, each]) => requests[method] === each * count);
    const hasOthers = Object.keys(requests).some((method) => expected[method] === undefined);
    const mayList = phase === "up" ? Math.ceil(count / ACTIONS_PER_PIPELINE) : 0;
    return isExact && !hasOthers && lists >= reads * count && lists <= reads * count + mayList;
}

/** Peaks of a process include garbage, so they differ from run to run. What a process keeps does not. */
function flatMemory({ handling: { keptBytes } }: Results): Goal {
    return {
        text: `the host keeps at most ${KEPT_BYTES} bytes of each action that it read`,
        found: `${whole(keptBytes)} bytes`,
        met: verdict(keptBytes <= KEPT_BYTES),
    };
}

function quickStart({ starts }: Results): Goal {
    const { sdkMs, packageMs, handlerMs, firstRequestMs, loadsAxios } = starts;
    const program = packageMs / sdkMs;
    const host = (handlerMs + firstRequestMs) / sdkMs;
    return {
        text: `loading adds at most ${percent(PACKAGE_SHARE)} to Pulumi's SDK in a program, without axios, and ${percent(HOST_SHARE)} in the host`,
        found: `${percent(program)} ${loadsAxios ? "with" : "without"} axios, ${percent(host)}`,
        met: verdict(program <= PACKAGE_SHARE && !loadsAxios && host <= HOST_SHARE),
    };
}
