import { isObject, type JsonObject } from "../json";
import type { Problem } from "../problem";

/** Where the resource class passes Pulumi's `customTimeouts` option on: a dynamic provider's host tells no handler of it. */
export const CUSTOM_TIMEOUTS = "__customTimeouts";

const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 1e-3, µs: 1e-3, ns: 1e-6 } as const;

/** How long the operation may take, as the option says; `undefined` where it says nothing. */
export function customTimeoutMs(inputs: JsonObject, operation: "create" | "update"): number | undefined {
    const timeouts = inputs[CUSTOM_TIMEOUTS];
    return isObject(timeouts) ? durationMs(timeouts[operation]) : undefined;
}

/** A delete is handed the outputs alone, in which the option does not stand. */
export function customTimeoutProblems(inputs: JsonObject): Problem[] {
    const timeouts = inputs[CUSTOM_TIMEOUTS];
    if (!isObject(timeouts) || durationMs(timeouts["delete"]) === undefined) {
        return [];
    }
    const what = "has no effect, because Pulumi does not tell dynamic providers of it when they delete";
    return [{ path: "customTimeouts.delete", what, remedy: "a delete gives up after ten minutes", warning: true }];
}

/** A duration in Go's form, such as `1h30m`; the engine refuses what has another form. */
function durationMs(text: unknown): number | undefined {
    if (typeof text !== "string" || !/^(\d+(\.\d+)?(h|ms|m|s|us|µs|ns))+$/.test(text)) {
        return undefined;
    }
    const parts = [...text.matchAll(/([\d.]+)(h|ms|m|s|us|µs|ns)/g)];
    const total = parts.reduce(
        (sum, [, number, unit]) => sum + Number(number) * UNIT_MS[unit as keyof typeof UNIT_MS],
        0,
    );
    return total > 0 ? total : undefined;
}
