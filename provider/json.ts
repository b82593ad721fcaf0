import { isDeepStrictEqual } from "node:util";

/** Plain JSON data: what Pulumi's host hands over, what state keeps and what Buddy's API speaks. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object whose keys are not known beforehand. */
export interface JsonObject {
    [key: string]: Json;
}

/**
 * How a value that is not known yet reaches check and diff, at any depth. The same text as
 * `pulumi.runtime.unknownValue`, repeated here so that the host need not load the SDK a second time; a test compares both.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isObject(value: Json | undefined): value is JsonObject {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True when the value, or anything inside it, is not known yet. */
export function hasUnknown(value: Json | undefined): boolean {
    if (typeof value === "string") {
        return value === UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.some(hasUnknown);
    }
    return isObject(value) && Object.values(value).some(hasUnknown);
}

/** True for an input that the program sets; `false`, `""` and `[]` are set. */
export function isSet(value: Json | undefined): value is Json {
    return value !== undefined && value !== null;
}

/** A new object of the translated entries, without those that come out `undefined`. */
export function mapEntries<V>(
    object: Readonly<Record<string, V>>,
    translate: (value: V, name: string) => Json | undefined,
): JsonObject {
    const entries = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
        const translated = translate(value, name);
        return translated === undefined ? [] : [[name, translated]];
    });
    return Object.fromEntries(entries);
}

/** The one place where `null`, `""`, `[]`, `{}` and absent become the same thing: unset. */
export function unlessEmpty(value: Json | undefined): Json | undefined {
    if (value === null || value === "") {
        return undefined;
    }
    if (Array.isArray(value)) {
        return value.length === 0 ? undefined : value;
    }
    return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
}

export function isSame(one: Json | undefined, other: Json | undefined): boolean {
    return isDeepStrictEqual(one, other);
}

/**
 * A fresh copy that holds nothing but JSON: Pulumi's host fails on `undefined`, frozen objects and class instances,
 * and does so after the remote object exists. Never throws, because by then an id may depend on it.
 *
 * @param ofNotFinite what stands for NaN and Infinity, which JSON has not
 */
export function plainJson(value: unknown, ofNotFinite: (number: number) => Json = () => null): Json {
    if (value === null || typeof value === "boolean" || typeof value === "string") {
        return value;
    }
    if (typeof value === "number") {
        return Number.isFinite(value) ? value : ofNotFinite(value);
    }
    if (Array.isArray(value)) {
        return value.map((entry) => plainJson(entry, ofNotFinite));
    }
    if (typeof value !== "object") {
        return typeof value === "bigint" ? String(value) : null;
    }
    const kept = Object.entries(value).filter(([, entry]) => entry !== undefined && typeof entry !== "function");
    return Object.fromEntries(kept.map(([key, entry]) => [key, plainJson(entry, ofNotFinite)]));
}
