import { requestsText, seconds, table, times, whole } from "./format";
import { aboveLeast, type Goal, goalsOf } from "./goals";
import type { Phase } from "./measurement";
import { type Cell, cellsOf, measured, type Results, ratioOf, secondsOf, sizeOf } from "./results";
import { FLOOR, OURS, TAUGHT, TAUGHT_ONCE, UNSAVED, VARIANTS } from "./variants";

/** The results as a page. Ratios are of commands that took turns, unless the page says otherwise. */
export function reportOf(results: Results): string {
    return [
        goalTable(goalsOf(results)),
        commandTable(results),
        engineTable(results),
        stateTable(results),
        trafficTable(results),
        startTable(results),
    ].join("\n\n");
}

export function legend(): string {
    return VARIANTS.map(({ name, meaning }) => `- **${name}**: ${meaning}`).join("\n");
}

function commandTable(results: Results): string {
    const cells = cellsOf(results).filter((cell) => measured(results, OURS, cell).length > 0);
    const rows = cells.map((cell) => {
        const floorCell = { ...cell, latencyMs: 0 };
        return [
            cell.count,
            `${cell.latencyMs} ms`,
            cell.phase,
            seconds(secondsOf(results, FLOOR, floorCell)),
            seconds(secondsOf(results, OURS, cell)),
            times(aboveLeast(results, cell)),
            times(ratioOf(results, [TAUGHT, OURS], cell)),
            times(ratioOf(results, [TAUGHT_ONCE, OURS], cell)),
        ];
    });
    const head = [
        "actions",
        "latency",
        "command",
        "floor",
        "ours",
        "ours ÷ least",
        "taught ÷ ours",
        "taught-once ÷ ours",
    ];
    return `## Commands

A command takes at least the floor's time, which has no latency, and ⌈actions ÷ ${results.parallel}⌉ times the latency if it sends requests.

${table(head, rows)}`;
}

/** These write checkpoints. */
const CHANGING: readonly Phase[] = ["up", "update", "destroy"];

/** Of commands that took turns; otherwise of medians, and the text says so. */
function checkpointShare(results: Results, cell: Cell): string {
    const share = ratioOf(results, [UNSAVED, OURS], cell);
    if (!Number.isNaN(share)) {
        return percent(1 - share);
    }
    return `${percent(1 - secondsOf(results, UNSAVED, cell) / secondsOf(results, OURS, cell))}, in separate runs`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What nothing in this package can change. */
function engineTable(results: Results): string {
    const cells = cellsOf(results)
        .filter(({ phase }) => CHANGING.includes(phase))
        .filter((cell) => [UNSAVED, OURS].every((variant) => measured(results, variant, cell).length > 0));
    const rows = cells.map((cell) => {
        const each = (secondsOf(results, OURS, cell) / cell.count) * 1000;
        return [cell.count, cell.phase, `${each.toFixed(1)} ms`, checkpointShare(results, cell)];
    });
    const { checkMs, diffMs, readMs, axiosMs } = results.handling;
    const shares = table(["actions", "command", "ours, per action", "checkpoints' share"], rows);
    return `## What the engine takes
${rows.length > 0 ? `\n${shares}\n` : ""}
A checkpoint is the whole state, which the engine writes to its backend before and after each change; here to a folder.
The engine also starts itself, the program and the host, and calls check and diff for one resource at a time. This package
takes ${checkMs.toFixed(2)} ms to check an unchanged action and ${diffMs.toFixed(2)} ms to diff it.

A refresh sends a request for each action; the floor's sends none. A read through this package takes ${readMs.toFixed(2)} ms,
${times(readMs / axiosMs)} the time of the same request by axios alone.`;
}

function stateTable(results: Results): string {
    const rows = VARIANTS.filter(({ name }) => name !== UNSAVED).map(({ name }) => {
        const size = sizeOf(results, name);
        const floor = sizeOf(results, FLOOR);
        return [
            name,
            whole(size?.bytesPerResource),
            whole(size?.providerBytes),
            times((size?.bytesPerResource ?? Number.NaN) / (floor?.bytesPerResource ?? Number.NaN)),
        ];
    });
    return `## State\n\n${table(["variant", "bytes per resource", "`__provider`, stored twice", "÷ floor"], rows)}`;
}

function trafficTable(results: Results): string {
    const cells = cellsOf(results).filter(({ latencyMs }) => latencyMs === 0);
    const rows = cells.map((cell) => {
        const traffic = [OURS, TAUGHT].flatMap((name) => {
            const [first] = measured(results, name, cell);
            return [requestsText(first?.requests), String(first?.connections ?? "–")];
        });
        const memory = [FLOOR, OURS, TAUGHT].map((name) => whole(measured(results, name, cell)[0]?.hostPeakMb));
        return [cell.count, cell.phase, ...traffic, memory.join(" / ")];
    });
    const head = ["actions", "command", "ours: requests", "connections", "taught: requests", "connections"];
    return `## Requests, connections and memory\n\n${table([...head, "host's peak, MB: floor / ours / taught"], rows)}`;
}

function startTable({ starts }: Results): string {
    const { sdkMs, packageMs, handlerMs, firstRequestMs, hostMs } = starts;
    const row = (what: string, ms: number) => [what, `${ms.toFixed(0)} ms`, times(ms / sdkMs)];
    const rows = [
        row("loading Pulumi's SDK, as every program does", sdkMs),
        row("loading this package in a program", packageMs),
        row("loading the handlers in the host", handlerMs),
        row("loading what the first request needs", firstRequestMs),
        row("Pulumi's host until it listens, before any handler", hostMs),
    ];
    return `## Starting\n\n${table(["what", "median", "÷ SDK"], rows)}`;
}

function goalTable(goals: readonly Goal[]): string {
    const rows = goals.map(({ text, found, isMet }) => [text, found, isMet ? "yes" : "no"]);
    return `## Goals\n\n${table(["goal", "measured", "met"], rows)}`;
}
