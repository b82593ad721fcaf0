import { isObject, type JsonObject } from "../json";
import type { Problem } from "../problem";

/** The hidden input with Pulumi's `customTimeouts` option, which a dynamic provider's host passes to no handler. */
export const CUSTOM_TIMEOUTS = "__customTimeouts";

const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 1e-3, µs: 1e-3, ns: 1e-6 } as const;

/** How long the operation may take by the option; `undefined` where it does not say. */
export function customTimeoutMs(inputs: JsonObject, operation: "create" | "update"): number | undefined {
    const timeouts = inputs[CUSTOM_TIMEOUTS];
    return isObject(timeouts) ? durationMs(timeouts[operation]) : undefined;
}

/** Pulumi passes only the outputs to a delete and a read, and they do not hold the option. */
export function customTimeoutProblems(inputs: JsonObject): Problem[] {
    const timeouts = inputs[CUSTOM_TIMEOUTS];
    if (!isObject(timeouts)) {
        return [];
    }
    const without = ["delete", "read"].filter((operation) => durationMs(timeouts[operation]) !== undefined);
    return without.map((operation) => ({
        path: `customTimeouts.${operation}`,
        must: "be left out",
        got: `Pulumi does not pass it to dynamic providers when they ${operation}, so it has no effect`,
        fix: `A ${operation} gives up after ten minutes.`,
        warning: true,
    }));
}

/** A duration in Go's form, such as `1h30m`; the engine refuses any other form. */
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
