import { isObject, type Json, type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";
import { type FieldType, type Place, plainKind, wrongType } from "./fieldType";
import type { ObjectType } from "./objectType";

interface Entries {
    /** What each must be, for messages. */
    must: string;
    each: (entry: Json, place: Place) => Problem[];
}

function listProblems(value: Json, place: Place, { must, each }: Entries): Problem[] {
    if (!Array.isArray(value)) {
        return wrongType(value, place, "give a list");
    }
    return value.flatMap((entry, index) => {
        const path = `${place.path}[${index}]`;
        if (entry === null) {
            return [{ path, what: `must be ${must} (got nothing)`, remedy: "leave the entry out" }];
        }
        return entry === UNKNOWN ? [] : each(entry, { ...place, path });
    });
}

function entries(value: Json | undefined): Json[] {
    return Array.isArray(value) ? value : [];
}

/** A list of plain values in an order that counts. */
export function listOf<T>(kind: FieldType<T>): FieldType<T[]> {
    return {
        ...plainKind(),
        problems: (value, place) => listProblems(value, place, { must: "a value", each: kind.problems }),
    };
}

/** What lists of records have in common, whether their order counts or not. */
function recordList<T>(record: ObjectType<T>) {
    return {
        parts: record.parts,
        problems: (value: Json, place: Place) =>
            listProblems(value, place, { must: "an object", each: record.problems }),
        toWire: (value: Json) => entries(value).map(record.toWire),
        fromWire: (wire: Json | undefined) => unlessEmpty(entries(wire).map((entry) => record.fromWire(entry) ?? {})),
        concise: (wire: Json | undefined) => unlessEmpty(entries(wire).map((entry) => record.concise(entry) ?? {})),
        normalEntries: (value: Json | undefined) => entries(value).map((entry) => record.normalize(entry) ?? {}),
    };
}

/** Where a key stands that stood before; keys that are not known yet repeat none. */
function repeatedAt(keys: (Json | undefined)[]): number[] {
    return keys.flatMap((key, index) =>
        typeof key !== "string" || key === UNKNOWN || keys.indexOf(key) === index ? [] : [index],
    );
}

/** A list of records in an order that counts; compared entry by entry, on the parts the user wrote. */
export function objectList<T>(record: ObjectType<T>): FieldType<T[]> {
    const { normalEntries, ...common } = recordList(record);
    return {
        ...common,
        normalize: (value) => unlessEmpty(normalEntries(value)),
        observed: (wire, stated) =>
            unlessEmpty(
                entries(wire).map((entry, index) => {
                    const counterpart = entries(stated)[index];
                    const seen =
                        counterpart === undefined ? record.fromWire(entry) : record.observed(entry, counterpart);
                    return seen ?? {};
                }),
            ),
    };
}

interface KeyedOptions<T> {
    record: ObjectType<T>;
    /** The part that names an entry; unique in the list, the same name on the wire. */
    key: string & keyof T;
    /** What an entry is called in messages. */
    noun: string;
    /** Whether entries the user never wrote are somebody else's (`others`) or a difference (`drift`). */
    strangers: "others" | "drift";
}

/** A list of records matched by a key, in an order without meaning. */
export function objectsByKey<T>({ record, key, noun, strangers }: KeyedOptions<T>): FieldType<T[]> {
    const keyOf = (entry: Json | undefined) => (isObject(entry) ? entry[key] : undefined);
    const byKey = (one: Json, other: Json) => (String(keyOf(one)) < String(keyOf(other)) ? -1 : 1);

    function duplicates(value: Json, place: Place): Problem[] {
        const keys = entries(value).map(keyOf);
        return repeatedAt(keys).map((index) => {
            const what = place.mayQuote ? `"${keys[index]}" is used twice` : "used twice";
            return { path: `${place.path}[${index}].${key}`, what, remedy: `give each ${noun} its own ${key}` };
        });
    }

    const { normalEntries, ...common } = recordList(record);
    return {
        ...common,
        problems: (value, place) => [...common.problems(value, place), ...duplicates(value, place)],
        normalize: (value) => unlessEmpty(normalEntries(value).sort(byKey)),
        observed(wire, stated) {
            const present = entries(wire);
            const known = entries(stated).flatMap((entry) => {
                const match = present.find((candidate) => keyOf(candidate) === keyOf(entry));
                const seen = record.observed(match, entry);
                return seen === undefined ? [] : [seen];
            });
            if (strangers === "others") {
                return unlessEmpty(known);
            }
            const statedKeys = entries(stated).map(keyOf);
            const added = present.filter((entry) => !statedKeys.includes(keyOf(entry)));
            return unlessEmpty([...known, ...added.map((entry) => record.fromWire(entry) ?? {})]);
        },
    };
}

/**
 * Build arguments: a list of `KEY=value`, or of `KEY` where the value comes from the environment (as Docker's
 * `--build-arg KEY`), or a map of the former. Never quoted in messages, because people put secrets there. Each key
 * once; order carries no meaning, so the normal form is sorted.
 */
export function keyValues(): FieldType<string[] | Record<string, string>> {
    const asList = (value: Json | undefined): Json[] =>
        isObject(value)
            ? Object.entries(value).map(([key, entry]) => (entry === null ? key : `${key}=${entry}`))
            : entries(value);
    const keyOf = (pair: Json) => (typeof pair === "string" ? pair.split("=", 1)[0] : undefined);

    function mapProblems(map: JsonObject, place: Place): Problem[] {
        return Object.entries(map).flatMap(([key, entry]) => {
            const path = `${place.path}.${key}`;
            if (key === "" || key.includes("=")) {
                return [{ path: place.path, what: 'a key is empty or holds "="', remedy: "name each build argument" }];
            }
            return typeof entry === "string" ? [] : wrongType(entry, { ...place, path }, "give it as text in quotes");
        });
    }

    function pairProblems(pair: Json, place: Place): Problem[] {
        const remedy = 'write "KEY=value", or "KEY" to take the value from the environment';
        if (typeof pair !== "string") {
            return wrongType(pair, place, remedy);
        }
        const what = 'must begin with a key (it is empty or begins with "=")';
        return keyOf(pair) === "" ? [{ path: place.path, what, remedy }] : [];
    }

    return {
        problems(value, place) {
            if (isObject(value)) {
                return mapProblems(value, place);
            }
            if (!Array.isArray(value)) {
                return wrongType(value, place, 'give a list of "KEY=value" or a map');
            }
            const keys = value.map(keyOf);
            const repeated = repeatedAt(keys).map((index) => ({
                path: `${place.path}[${index}]`,
                what: "its key is used twice",
                remedy: "give each key once",
            }));
            return [...listProblems(value, place, { must: '"KEY=value"', each: pairProblems }), ...repeated];
        },
        toWire: (value) => asList(value),
        fromWire: unlessEmpty,
        concise: unlessEmpty,
        normalize: (value) => unlessEmpty([...asList(value)].sort()),
        observed(wire, stated) {
            const list = entries(wire);
            if (!isObject(stated)) {
                return unlessEmpty(list);
            }
            // The shape stays, because the engine knows by the path which values are secret. A program's map cannot say
            // a key without a value; what Buddy has of that kind is seen as null, and `KEY` is not `KEY=`.
            const pairs = list.map((pair): [string, Json] => {
                const [key = "", ...rest] = String(pair).split("=");
                return [key, rest.length === 0 ? null : rest.join("=")];
            });
            return unlessEmpty(Object.fromEntries(pairs));
        },
    };
}
