import { isObject, type Json, type JsonObject } from "../provider/json";
import { followed, type OpenApi, targetOf } from "./openApi";
import { ANYTHING, both, either, ownView, type View } from "./view";

/**
 * What the schema says, with references followed and the schemas that it combines put together. Where it offers several, those
 * that are wanted count, or all if none is.
 */
export function viewOf(document: OpenApi, schema: JsonObject, isWanted: (view: View) => boolean = () => false): View {
    const read = (each: JsonObject, above: readonly JsonObject[]): View => {
        if (above.includes(each)) {
            return ANYTHING; // it has been put in already
        }
        const way = [...above, each];
        const parts = objectsOf(each["allOf"]).map((part) => read(part, way));
        const choices = choicesOf(document, each)
            .filter((choice) => !choice.some((alternative) => way.includes(alternative))) // a base type names its own subtypes
            .map((choice) => choice.filter((alternative) => !isNull(alternative)).map((one) => read(one, way)))
            .flatMap((views) => {
                const wanted = views.filter(isWanted);
                const [first, ...others] = wanted.length > 0 ? wanted : views;
                return first === undefined ? [] : [others.reduce(either, first)];
            });
        return [...referred(each, way), ...parts, ...choices].reduce(both, ownView(each));
    };
    const referred = ({ $ref: ref }: JsonObject, way: readonly JsonObject[]): View[] => {
        if (typeof ref !== "string") {
            return [];
        }
        const target = targetOf(document, ref);
        return [target === undefined ? { ...ANYTHING, brokenRefs: [ref] } : read(target, way)];
    };
    return read(schema, []);
}

/** The words that the schema names for a property. */
export function wordsOf(document: OpenApi, { properties }: View, name: string): readonly string[] | undefined {
    const schema = properties.get(name);
    return schema === undefined ? undefined : viewOf(document, schema).words;
}

/** The lists of schemas of which one holds. References are followed as far as they lead somewhere. */
function choicesOf(document: OpenApi, schema: JsonObject): JsonObject[][] {
    const given = [schema["oneOf"], schema["anyOf"]].map(objectsOf).filter((choice) => choice.length > 0);
    const choices = given.length > 0 ? given : [mappedTo(schema)].filter((choice) => choice.length > 0);
    return choices.map((choice) => choice.map((each) => followed(document, each) ?? each));
}

/** What a discriminator leads to, by reference or by the schema's name alone. */
function mappedTo({ discriminator }: JsonObject): JsonObject[] {
    const mapping = isObject(discriminator) && isObject(discriminator["mapping"]) ? discriminator["mapping"] : {};
    const targets = new Set(Object.values(mapping).map(String));
    return [...targets].map((target) => ({ $ref: target.includes("/") ? target : `#/components/schemas/${target}` }));
}

/** The `{ type: "null" }` by which OpenAPI 3.1 says that a value may be null. */
function isNull(schema: JsonObject): boolean {
    const values = "const" in schema ? [schema["const"]] : schema["enum"];
    return schema["type"] === "null" || (Array.isArray(values) && values.every((value) => value === null));
}

function objectsOf(value: Json | undefined): JsonObject[] {
    return Array.isArray(value) ? value.filter(isObject) : [];
}
