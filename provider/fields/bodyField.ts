import { boolean, enumOf, integer, string } from "./scalarTypes";

// Rows of the field tables. When the program removes such an input, it is set back to `unset`, which is Buddy's default.

/** A setting that is on or off. */
export function flag<W extends string>(wire: W, unset = false) {
    return { in: "body", wire, type: boolean({ unset }), clear: unset } as const;
}

/** A text, which is empty by default. */
export function text<W extends string>(wire: W) {
    return { in: "body", wire, type: string(), clear: "" } as const;
}

/** One of Buddy's words. */
export function choice<W extends string, V extends string>(wire: W, values: readonly V[], unset: V) {
    return { in: "body", wire, type: enumOf(values, { unset }), clear: unset } as const;
}

/** A whole number, 0 or more. */
export function number<W extends string>(wire: W, unset: number, unit: string) {
    const type = integer({ least: 0, unset, fix: `Give a number of ${unit}.` });
    return { in: "body", wire, type, clear: unset } as const;
}
