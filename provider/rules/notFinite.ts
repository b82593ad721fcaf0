import { isObject, type Json } from "../json";
import type { Problem } from "../problem";

/**
 * NaN and Infinity, wherever they are. Pulumi hands them over as they are, but JSON has `null` in their place: to Buddy an
 * `adoptActionId` of `Number(process.env.ID)` with ID unset would be one that is not given.
 */
export function notFiniteProblems(value: Json | undefined, path = ""): Problem[] {
    if (typeof value === "number" && !Number.isFinite(value)) {
        return [{ path, what: `must be a finite number (got ${value})`, remedy: "check how the program computes it" }];
    }
    if (Array.isArray(value)) {
        return value.flatMap((entry, index) => notFiniteProblems(entry, `${path}[${index}]`));
    }
    if (!isObject(value)) {
        return [];
    }
    const at = (name: string) => (path === "" ? name : `${path}.${name}`);
    return Object.entries(value).flatMap(([name, entry]) => notFiniteProblems(entry, at(name)));
}
