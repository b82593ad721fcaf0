import { isObject, type Json, type JsonObject } from "../provider/json";

/** What a schema says of a value, however the document nests it. */
export interface View {
    /** JSON types without null; empty where the schema names none. */
    types: readonly string[];
    /** The texts that the value can be, where the schema names them. */
    words: readonly string[] | undefined;
    /** The schemas of an object's properties, not read yet: they may be circular. */
    properties: ReadonlyMap<string, JsonObject>;
    required: readonly string[];
    /** The schema of a list's entries. */
    entries: JsonObject | undefined;
    /** For responses only. */
    isReadOnly: boolean;
    /** References that lead nowhere, so that a part of the schema is not known. */
    brokenRefs: readonly string[];
}

/** A schema that says nothing. */
export const ANYTHING: View = {
    types: [],
    words: undefined,
    properties: new Map(),
    required: [],
    entries: undefined,
    isReadOnly: false,
    brokenRefs: [],
};

/** What the schema itself says, without references and the schemas it combines. */
export function ownView(schema: JsonObject): View {
    const properties = Object.entries(isObject(schema["properties"]) ? schema["properties"] : {});
    const values = "const" in schema ? [schema["const"]] : listOf(schema["enum"]);
    const words = values?.filter((value) => typeof value === "string");
    const entries = isObject(schema["items"]) ? schema["items"] : undefined;
    return {
        types: typesOf(schema, {
            isObject: properties.length > 0,
            isList: entries !== undefined,
            isWord: !!words?.length,
        }),
        words: words?.length ? words : undefined,
        properties: new Map(properties.flatMap(([name, each]) => (isObject(each) ? [[name, each]] : []))),
        required: listOf(schema["required"])?.filter((name) => typeof name === "string") ?? [],
        entries,
        isReadOnly: schema["readOnly"] === true,
        brokenRefs: [],
    };
}

function typesOf({ type }: JsonObject, seen: { isObject: boolean; isList: boolean; isWord: boolean }): string[] {
    const named = (listOf(type) ?? [type]).filter((each) => typeof each === "string");
    if (named.length > 0) {
        return named.filter((each) => each !== "null");
    }
    const looks = { object: seen.isObject, array: seen.isList, string: seen.isWord };
    return Object.entries(looks).flatMap(([each, isSeen]) => (isSeen ? [each] : []));
}

function listOf(value: Json | undefined): Json[] | undefined {
    return Array.isArray(value) ? value : undefined;
}

/** What both say together, as `allOf` means it. */
export function both(one: View, other: View): View {
    return {
        types: common(one.types, other.types),
        words: one.words && other.words ? common(one.words, other.words) : (one.words ?? other.words),
        properties: merged("allOf", one.properties, other.properties),
        required: union(one.required, other.required),
        entries: combined("allOf", one.entries, other.entries),
        isReadOnly: one.isReadOnly || other.isReadOnly,
        brokenRefs: union(one.brokenRefs, other.brokenRefs),
    };
}

/** What holds where one of both does, as `oneOf` and `anyOf` mean it. */
export function either(one: View, other: View): View {
    const isAny = one.types.length === 0 || other.types.length === 0;
    return {
        types: isAny ? [] : union(one.types, other.types),
        words: one.words && other.words ? union(one.words, other.words) : (one.words ?? other.words),
        properties: merged("anyOf", one.properties, other.properties),
        required: one.required.filter((name) => other.required.includes(name)),
        entries: combined("anyOf", one.entries, other.entries),
        isReadOnly: one.isReadOnly && other.isReadOnly,
        brokenRefs: union(one.brokenRefs, other.brokenRefs),
    };
}

function union(one: readonly string[], other: readonly string[]): string[] {
    return [...new Set([...one, ...other])];
}

/** An empty list says nothing. So do lists that contradict each other: the document is wrong, but both are readable. */
function common(one: readonly string[], other: readonly string[]): readonly string[] {
    const shared = one.filter((each) => other.includes(each));
    return shared.length > 0 ? shared : union(one, other);
}

type Combination = "allOf" | "anyOf";

function merged(how: Combination, one: View["properties"], other: View["properties"]): View["properties"] {
    const names = union([...one.keys()], [...other.keys()]);
    return new Map(
        names.flatMap((name): [string, JsonObject][] => {
            const schema = combined(how, one.get(name), other.get(name));
            return schema === undefined ? [] : [[name, schema]];
        }),
    );
}

function combined(how: Combination, one?: JsonObject, other?: JsonObject): JsonObject | undefined {
    return one && other && one !== other ? { [how]: [one, other] } : (one ?? other);
}
