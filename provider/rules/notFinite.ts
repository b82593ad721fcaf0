import { isObject, type Json } from "../json";
import type { Problem } from "../problem";

/**
 * NaN and Infinity, at any depth. Pulumi hands them over as they are, but in JSON they become `null`: an `adoptActionId` of
 * `Number(process.env.ID)` with ID unset would then count as not set.
 */
export function notFiniteProblems(value: Json | undefined, path = ""): Problem[] {
    if (typeof value === "number" && !Number.isFinite(value)) {
        return [{ path, must: "be a finite number", got: `got ${value}`, fix: "Check how the program computes it." }];
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
