import { isObject, isSame, type Json, type JsonObject } from "../json";

/** The hidden input with Pulumi's `replaceOnChanges` option. */
export const REPLACE_ON_CHANGES = "__replaceOnChanges";

/**
 * True when a path of Pulumi's option `replaceOnChanges` leads to a change in this input. The engine applies the option to
 * the keys that a provider names as changed, but a dynamic provider's host does not pass them on: without this the option
 * would silently do nothing.
 */
export function demandsReplacement(name: string, { olds, news }: { olds: JsonObject; news: JsonObject }): boolean {
    const paths = news[REPLACE_ON_CHANGES];
    if (!Array.isArray(paths)) {
        return false;
    }
    return paths.map(segments).some(([first, ...rest]) => {
        if (first !== name && first !== "*") {
            return false;
        }
        return !isSame(valueAt(olds[name], rest), valueAt(news[name], rest));
    });
}

/** `secrets[0].id` and `buildArgs["A.B"]` as their parts. */
function segments(path: Json): string[] {
    const parts = String(path).matchAll(/\["((?:[^"\\]|\\.)*)"\]|[^.[\]]+/g);
    return [...parts].map(([plain, quoted]) => quoted?.replace(/\\(.)/g, "$1") ?? plain);
}

/** The value at the path; a wildcard stands for everything below it. */
function valueAt(value: Json | undefined, [first, ...rest]: string[]): Json | undefined {
    if (first === undefined || first === "*") {
        return value;
    }
    if (Array.isArray(value)) {
        return valueAt(value[Number(first)], rest);
    }
    return isObject(value) && Object.hasOwn(value, first) ? valueAt(value[first], rest) : undefined;
}
