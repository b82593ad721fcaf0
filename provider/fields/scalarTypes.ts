import { type Json, unlessEmpty } from "../json";
import type { Problem } from "../problem";
import type { FieldType, Location, WireForm } from "./fieldType";

interface Defaults<T> {
    /** What Buddy uses when the field is not sent, where that is known. */
    unset?: T;
    /** What a response without the field means, where that is a value. */
    absent?: T;
}

function scalarType<T extends Json>(
    form: WireForm,
    problems: FieldType<T>["problems"],
    { unset, absent }: Defaults<T> = {},
): FieldType<T> {
    return {
        form,
        problems,
        toWire: (value) => value,
        fromWire: (wire) => unlessEmpty(wire) ?? absent,
        normalize: (value) => (value === unset ? undefined : unlessEmpty(value)),
    };
}

/** Text of any content. */
export function string(defaults?: Defaults<string>): FieldType<string> {
    return scalarType(
        { json: "string" },
        (value, location) =>
            typeof value === "string" ? [] : typeProblem(value, location, "be a string", "Write it in quotes."),
        defaults,
    );
}

/** Text of a certain form. */
export function stringThat(
    isValid: (text: string) => boolean,
    { must, fix }: Pick<Problem, "must" | "fix">,
): FieldType<string> {
    return scalarType({ json: "string" }, (value, location) => {
        if (typeof value !== "string") {
            return string().problems(value, location);
        }
        const got = location.sensitive ? "got another text" : `got ${JSON.stringify(value)}`;
        return isValid(value) ? [] : [{ path: location.path, must, got, fix }];
    });
}

export function boolean({ unset }: { unset: boolean }): FieldType<boolean> {
    return scalarType(
        { json: "boolean" },
        (value, location) =>
            typeof value === "boolean"
                ? []
                : typeProblem(value, location, "be true or false", "Write true or false, without quotes."),
        { unset },
    );
}

/** One of Buddy's words. Another text passes with a warning: Buddy may know more words than its documentation. */
export function enumOf<V extends string>(
    values: readonly V[],
    defaults: Defaults<V> & { /** Words that pass and that no message recommends. */ outdated?: readonly V[] } = {},
): FieldType<V> {
    const { outdated = [] } = defaults;
    const must = `be one of ${values.filter((value) => !outdated.includes(value)).join(", ")}`;
    return scalarType(
        { json: "string", words: values, outdated },
        (value, { path, sensitive }) => {
            if (typeof value !== "string") {
                return typeProblem(value, { path, sensitive }, must, "Use one of these words, in quotes.");
            }
            if (values.some((known) => known === value)) {
                return [];
            }
            const got = sensitive ? "got another word" : `got "${value}"`;
            return [{ path, must, got, fix: "It is sent all the same, because Buddy may know it.", warning: true }];
        },
        defaults,
    );
}

interface IntegerRange {
    least: number;
    most?: number;
    /** What Buddy uses when the field is not sent, where that is known. */
    unset?: number;
    /** What to give, as a sentence. */
    fix: string;
}

export function integer({ least, most, unset, fix }: IntegerRange): FieldType<number> {
    const must = `be an integer ${most === undefined ? `of at least ${least}` : `from ${least} to ${most}`}`;
    const problems = (value: Json, location: Location): Problem[] => {
        if (typeof value !== "number") {
            const isNumeric = typeof value === "string" && /^\d+$/.test(value);
            return typeProblem(value, location, must, isNumeric ? "Write it without quotes." : fix);
        }
        const { path, sensitive } = location;
        const isValid = Number.isSafeInteger(value) && value >= least && (most === undefined || value <= most);
        return isValid ? [] : [{ path, must, got: sensitive ? "got another number" : `got ${value}`, fix }];
    };
    return {
        ...scalarType<number>({ json: "integer" }, problems, unset === undefined ? {} : { unset }),
        // Ids may come back as numeric strings (buddy-api, assumed): both are read, numbers are sent.
        fromWire: (wire) => (typeof wire === "string" && /^\d+$/.test(wire) ? Number(wire) : unlessEmpty(wire)),
    };
}

export function typeProblem(value: Json, { path }: Location, must: string, fix: string): Problem[] {
    return [{ path, must, got: `got ${typeName(value)}`, fix }];
}

function typeName(value: Json): string {
    if (value === null) {
        return "null";
    }
    if (typeof value === "object") {
        return Array.isArray(value) ? "a list" : "an object";
    }
    return `a ${typeof value}`;
}

/** A type that refers to itself and does not exist yet when its own table is made. */
export function lazily<T>(type: () => FieldType<T>): FieldType<T> {
    return {
        get form() {
            return type().form;
        },
        problems: (value, location) => type().problems(value, location),
        toWire: (value) => type().toWire(value),
        fromWire: (wire, input) => type().fromWire(wire, input),
        normalize: (value) => type().normalize(value),
        get parts() {
            return type().parts;
        },
    };
}
