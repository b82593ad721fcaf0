import { packageVersion } from "../provider/version";
import type { Measurement } from "./measure";
import { deviation, type Observations, type Probe, type ProbeId } from "./probe";
import { PROBE_IDS, PROBES } from "./probes";

type Value = Observations[ProbeId];

/** What one probe found. */
export interface ProbeResult {
    id: ProbeId;
    assumed: Value;
    /** `null` if it could not be measured. */
    observed: Value | null;
    /** `null` if it could not be measured. */
    holds: boolean | null;
    /** True if the provider does something wrong because of it. */
    matters: boolean;
    /** Why it could not be measured. */
    reason?: string;
}

/** What `--json` writes: no names, ids, addresses or token. */
export interface Report {
    package: string;
    date: string;
    probes: ProbeResult[];
    /** What `startSimulator({ behaviour })` takes to behave like this Buddy. */
    behaviour: Partial<Observations>;
}

/** The exit codes of the command. */
export const ALL_HOLDS = 0;
export const DEVIATES = 1;
export const NOT_MEASURED = 2;

export function reportOf({ observed, reasons, otherwise }: Measurement, date: Date): Report {
    return {
        package: `pulumi-buddyworks ${packageVersion()}`,
        date: date.toISOString().slice(0, 10),
        probes: PROBE_IDS.map((id) => resultOf(id, observed[id], reasons[id] ?? otherwise)),
        behaviour: observed,
    };
}

function resultOf(id: ProbeId, observed: Value | undefined, reason = "not tried"): ProbeResult {
    const { assumed } = PROBES[id];
    if (observed === undefined) {
        return { id, assumed, observed: null, holds: null, matters: false, reason };
    }
    const found = deviationOf(id, observed);
    return { id, assumed, observed, holds: found === undefined, matters: found?.matters ?? false };
}

export function exitCodeOf({ probes }: Report): number {
    if (probes.some(({ matters }) => matters)) {
        return DEVIATES;
    }
    return probes.some(({ observed }) => observed === null) ? NOT_MEASURED : ALL_HOLDS;
}

/** `probe  assumed  observed  what it means for you`, one line each. */
export function tableText({ probes }: Report): string {
    const rows = probes.map(({ id, assumed, observed, holds, reason }) => [
        id,
        String(assumed),
        observed === null ? "?" : String(observed),
        holds ? "as assumed" : observed === null ? `not measured: ${reason}` : meaning(id, observed),
    ]);
    return aligned([["PROBE", "ASSUMED", "OBSERVED", "WHAT IT MEANS FOR YOU"], ...rows]);
}

/** The last lines: what matters, by name. */
export function summaryText({ probes }: Report): string {
    const names = (selected: ProbeResult[]) => selected.map(({ id }) => id).join(", ");
    const matters = probes.filter((probe) => probe.matters);
    const open = probes.filter(({ observed }) => observed === null);
    const held = probes.filter(({ holds }) => holds).length;
    return [
        `${held} of ${probes.length} assumptions hold.`,
        ...(matters.length > 0 ? [`This Buddy differs where it matters: ${names(matters)}.`] : []),
        ...(open.length > 0 ? [`Not measured: ${names(open)}.`] : []),
    ].join("\n");
}

export function aligned(rows: readonly (readonly string[])[]): string {
    const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
    return rows.map((row) => line(row).trimEnd()).join("\n");
}

function meaning(id: ProbeId, observed: Value): string {
    return deviationOf(id, observed)?.means ?? "";
}

function deviationOf(id: ProbeId, observed: Value) {
    return deviation(PROBES[id] as Probe<Value>, observed); // the probe of this value
}
