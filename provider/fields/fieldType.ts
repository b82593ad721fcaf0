import type { Json } from "../json";
import { unlessEmpty } from "../json";
import type { Problem } from "../problem";
import type { PartTable } from "./parts";

/** Where a value stands while it is checked, and whether a message may repeat it. */
export interface Place {
    path: string;
    /** False for `password`, `buildArgs`, `variables` and all that is nested in them. */
    mayQuote: boolean;
}

/**
 * What is special about one kind of value: its faults, its two spellings, and when two values mean the same.
 * `T` is the value's type in the resolved inputs; it exists for the compiler only, which holds the field table
 * against the arguments.
 */
export interface FieldType<T> {
    /** Faults that can be seen without asking Buddy. Never called with unset or wholly unknown values. */
    problems(value: Json, place: Place): Problem[];
    toWire(value: Json): Json;
    /** The input's form of what Buddy answered; `undefined` when it is unset there. */
    fromWire(wire: Json | undefined): Json | undefined;
    /** The same, as a program would write it: without what Buddy takes anyway, and without what it never returns. */
    concise(wire: Json | undefined): Json | undefined;
    /** The form in which values that mean the same are equal; `undefined` for whatever equals unset. */
    normalize(value: Json | undefined): Json | undefined;
    /** What Buddy answered, in the shape the user wrote, with the parts Buddy never returns carried over. */
    observed(wire: Json | undefined, stated: Json): Json | undefined;
    /** The parts of the object, or of each object of the list, where the value is one. */
    readonly parts?: PartTable | undefined;
    readonly type?: T;
}

export function typeWord(value: Json): string {
    if (Array.isArray(value)) {
        return "a list";
    }
    if (value === null) {
        return "null";
    }
    const words = { string: "text", number: "a number", boolean: "true or false", object: "an object" } as const;
    return words[typeof value as keyof typeof words];
}

export function wrongType(value: Json, place: Place, remedy: string): Problem[] {
    return [{ path: place.path, what: `${typeWord(value)} is given`, remedy }];
}

/** What holds of every value that Buddy spells as we do; `unset` is what it takes when the field is left out. */
export function plainKind(unset?: Json): Omit<FieldType<never>, "problems" | "type"> {
    return {
        toWire: (value) => value,
        fromWire: unlessEmpty,
        concise: (wire) => unlessDefault(wire, unset),
        normalize: (value) => unlessDefault(value, unset),
        observed: unlessEmpty,
    };
}

function unlessDefault(value: Json | undefined, unset: Json | undefined): Json | undefined {
    return value === unset ? undefined : unlessEmpty(value);
}

/** Text of any content. */
export function string(): FieldType<string> {
    return {
        problems: (value, place) =>
            typeof value === "string" ? [] : wrongType(value, place, "give it as text in quotes"),
        ...plainKind(),
    };
}

/** Text that Buddy always has: where a response lacks it, Buddy takes `fallback`. */
export function stringOr(fallback: string): FieldType<string> {
    const read = (wire: Json | undefined) => unlessEmpty(wire) ?? fallback;
    return { ...string(), fromWire: read, concise: read, observed: read };
}

interface Choice<V> {
    /** What Buddy takes when it is left out, where known. */
    unset?: V;
    /** Words that pass, and that no message recommends. */
    unnamed?: readonly V[];
}

/** One of Buddy's words; any other text passes with a warning. */
export function enumOf<V extends string>(values: readonly V[], { unset, unnamed = [] }: Choice<V> = {}): FieldType<V> {
    return {
        problems(value, place) {
            const known = values.filter((each) => !unnamed.includes(each)).join(", ");
            if (typeof value !== "string") {
                return wrongType(value, place, `use one of ${known}`);
            }
            if (values.some((each) => each === value)) {
                return [];
            }
            const what = place.mayQuote ? `"${value}" is not a documented value` : "not a documented value";
            return [{ path: place.path, what, remedy: `sent as it is; Buddy documents ${known}`, warning: true }];
        },
        ...plainKind(unset),
    };
}

/** A word that Buddy always has: where a response lacks it, Buddy takes `fallback`. */
export function enumOr<V extends string>(values: readonly V[], fallback: V): FieldType<V> {
    const read = (wire: Json | undefined) => unlessEmpty(wire) ?? fallback;
    return { ...enumOf(values, { unset: fallback }), fromWire: read, concise: read, observed: read };
}

/** A yes or no; `unset` is what Buddy takes when it is left out. */
export function boolean(unset: boolean): FieldType<boolean> {
    return {
        problems: (value, place) =>
            typeof value === "boolean" ? [] : wrongType(value, place, "use true or false, without quotes"),
        ...plainKind(unset),
    };
}

interface WholeNumber {
    least: number;
    most?: number;
    unit: string;
    /** What Buddy takes when it is left out, where known. */
    unset?: number;
}

/** A whole number in a range. */
export function integer({ least, most = Number.MAX_SAFE_INTEGER, unit, unset }: WholeNumber): FieldType<number> {
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    const remedy = `give ${unit} as a whole number ${range}`;
    // Ids may come back as numeric strings (buddy-api, assumed): read both, write numbers.
    const number = (wire: Json | undefined) => {
        if (typeof wire === "string" && /^\d+$/.test(wire)) {
            return Number(wire);
        }
        return unlessEmpty(wire);
    };
    return {
        problems(value, place) {
            if (typeof value !== "number") {
                return wrongType(value, place, `${remedy}, without quotes`);
            }
            if (Number.isSafeInteger(value) && value >= least && value <= most) {
                return [];
            }
            const what = place.mayQuote ? `${value} is out of range` : "out of range";
            return [{ path: place.path, what, remedy }];
        },
        ...plainKind(unset),
        fromWire: number,
        concise: (wire) => unlessDefault(number(wire), unset),
        observed: number,
    };
}

/** A kind that holds itself, and so is not there yet when its own table is made. */
export function lazily<T>(kind: () => FieldType<T>): FieldType<T> {
    return {
        problems: (value, place) => kind().problems(value, place),
        toWire: (value) => kind().toWire(value),
        fromWire: (wire) => kind().fromWire(wire),
        concise: (wire) => kind().concise(wire),
        normalize: (value) => kind().normalize(value),
        observed: (wire, stated) => kind().observed(wire, stated),
        get parts() {
            return kind().parts;
        },
    };
}
