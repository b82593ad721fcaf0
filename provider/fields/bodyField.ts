import { boolean, enumOf, integer, string } from "./scalarTypes";

// Rows of the field tables whose inputs are set back to Buddy's default when the program removes them.

/** A setting that is off while nobody sets it. */
export function flag<W extends string>(wire: W) {
    return { in: "body", wire, type: boolean({ unset: false }), clear: false } as const;
}

/** A setting that is on while nobody sets it. */
export function flagOn<W extends string>(wire: W) {
    return { in: "body", wire, type: boolean({ unset: true }), clear: true } as const;
}

/** A text that is empty while nobody sets it. */
export function text<W extends string>(wire: W) {
    return { in: "body", wire, type: string(), clear: "" } as const;
}

/** One of Buddy's words, with the one that holds while nobody sets it. */
export function choice<W extends string, V extends string>(wire: W, values: readonly V[], unset: V) {
    return { in: "body", wire, type: enumOf(values, { unset }), clear: unset } as const;
}

/** A number from 0, with the one that holds while nobody sets it. */
export function number<W extends string>(wire: W, unset: number, unit: string) {
    const type = integer({ least: 0, unset, fix: `Give a number of ${unit}.` });
    return { in: "body", wire, type, clear: unset } as const;
}
