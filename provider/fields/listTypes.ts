import { isObject, isSet, type Json, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";
import type { FieldType, Location } from "./fieldType";
import type { ObjectType } from "./objectType";
import { typeProblem } from "./scalarTypes";

interface Entries {
    /** What each entry must be, for messages. */
    must: string;
    problems: (entry: Json, location: Location) => Problem[];
}

export function listProblems(value: Json, location: Location, { must, problems }: Entries): Problem[] {
    if (!Array.isArray(value)) {
        return typeProblem(value, location, "be a list", "Put it in square brackets.");
    }
    return value.flatMap((entry, index) => {
        const path = `${location.path}[${index}]`;
        if (entry === null) {
            return [{ path, must, got: "got null", fix: "Remove the entry." }];
        }
        return entry === UNKNOWN ? [] : problems(entry, { ...location, path });
    });
}

export function entriesOf(value: Json | undefined): Json[] {
    return Array.isArray(value) ? value : [];
}

/** The positions of keys that occurred before; a key that is not known yet repeats none. */
export function repeatedAt(keys: (Json | undefined)[]): number[] {
    return keys.flatMap((key, index) => (!isSet(key) || key === UNKNOWN || keys.indexOf(key) === index ? [] : [index]));
}

/** A list of plain values whose order counts. */
export function list<T>(type: FieldType<T>): FieldType<T[]> {
    return {
        form: { json: "array", entries: type.form },
        problems: (value, location) => listProblems(value, location, { must: "be a value", problems: type.problems }),
        toWire: (value) => value,
        fromWire: (wire) => unlessEmpty(wire),
        normalize: unlessEmpty,
    };
}

/** A list of objects whose order counts; compared entry by entry. */
export function objectList<T>(object: ObjectType<T>): FieldType<T[]> {
    return {
        form: { json: "array", entries: object.form },
        parts: object.parts,
        problems: (value, location) =>
            listProblems(value, location, { must: "be an object", problems: object.problems }),
        toWire: (value) => entriesOf(value).map((entry) => object.toWire(entry)),
        fromWire: (wire, input) =>
            unlessEmpty(entriesOf(wire).map((entry, index) => object.fromWire(entry, entriesOf(input)[index]) ?? {})),
        normalize: (value) => unlessEmpty(entriesOf(value).map((entry) => object.normalize(entry) ?? {})),
    };
}

interface KeyedList<T> {
    object: ObjectType<T>;
    /** The part that names an entry: unique in the list, with the same name in requests. */
    key: string & keyof T;
    /** What an entry is called in messages. */
    noun: string;
    /** Whether entries that the program did not write belong to somebody else (`ignored`) or are a difference (`drift`). */
    others: "ignored" | "drift";
}

/** A list of objects matched by a key; their order carries no meaning. */
export function objectsByKey<T>({ object, key, noun, others }: KeyedList<T>): FieldType<T[]> {
    const keyOf = (entry: Json | undefined) => (isObject(entry) ? entry[key] : undefined);
    // A response may hold a numeric id as text.
    const foundKey = (entry: Json) => object.parts[key]?.type.fromWire(keyOf(entry));
    const byKey = (one: Json, other: Json) => (String(keyOf(one)) < String(keyOf(other)) ? -1 : 1);
    const ordered = objectList(object);

    function duplicates(value: Json, { path, sensitive }: Location): Problem[] {
        const keys = entriesOf(value).map(keyOf);
        return repeatedAt(keys).map((index) => ({
            path: `${path}[${index}].${key}`,
            must: "be unique",
            got: sensitive ? "it is used twice" : `${JSON.stringify(keys[index])} is used twice`,
            fix: `Give each ${noun} its own ${key}.`,
        }));
    }

    return {
        ...ordered,
        problems: (value, location) => [...ordered.problems(value, location), ...duplicates(value, location)],
        normalize: (value) => unlessEmpty(entriesOf(ordered.normalize(value)).sort(byKey)),
        fromWire(wire, input) {
            if (input === undefined) {
                return ordered.fromWire(wire);
            }
            const found = entriesOf(wire);
            const written = entriesOf(input).flatMap((entry) => {
                const match = found.find((candidate) => foundKey(candidate) === keyOf(entry));
                return object.fromWire(match, entry) ?? [];
            });
            const keys = others === "drift" ? entriesOf(input).map(keyOf) : found.map(foundKey);
            const added = found.filter((entry) => !keys.includes(foundKey(entry)));
            return unlessEmpty([...written, ...added.map((entry) => object.fromWire(entry) ?? {})]);
        },
    };
}
