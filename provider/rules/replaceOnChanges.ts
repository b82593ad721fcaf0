import { isObject, isSame, type Json, type JsonObject } from "../json";

/** Where the resource class passes Pulumi's `replaceOnChanges` option on. */
export const REPLACE_ON_CHANGES = "__replaceOnChanges";

/**
 * True when one of the paths in Pulumi's option `replaceOnChanges` leads to something that changed in this input. The
 * engine applies the option to the keys a provider names as changed, and a dynamic provider's host passes no such keys
 * on: without this the option would do nothing, silently.
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
    const parts = String(path).matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g);
    return [...parts].map(([, quoted, index, plain]) => quoted?.replace(/\\(.)/g, "$1") ?? index ?? plain ?? "");
}

/** What lies there; a wildcard stands for everything below it. */
function valueAt(value: Json | undefined, [first, ...rest]: string[]): Json | undefined {
    if (first === undefined || first === "*") {
        return value;
    }
    if (Array.isArray(value)) {
        return valueAt(value[Number(first)], rest);
    }
    return isObject(value) && Object.hasOwn(value, first) ? valueAt(value[first], rest) : undefined;
}
