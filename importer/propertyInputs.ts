import { isCiphertext } from "../provider/fields/objectType";
import { responseProperties } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject, mapEntries, unlessEmpty } from "../provider/json";
import type { ResourceType } from "../provider/types/resourceType";
import { HIDDEN } from "./unmanagedInput";

/** Until all inputs are chosen, each property has an input of its own: it is left to Buddy alone. */
const PREFIX = "properties.";

/** The property's own name; `undefined` for another input. */
export function propertyName(input: string): string | undefined {
    return input.startsWith(PREFIX) ? input.slice(PREFIX.length) : undefined;
}

/** Puts the properties back into one input. */
export function withProperties(inputs: JsonObject): JsonObject {
    const isProperty = ([name]: [string, Json]) => propertyName(name) !== undefined;
    const own = Object.entries(inputs).filter((entry) => !isProperty(entry));
    const properties = Object.entries(inputs).filter(isProperty);
    const named = properties.map(([name, value]): [string, Json] => [propertyName(name) ?? name, value]);
    return Object.fromEntries(named.length === 0 ? own : [...own, ["properties", Object.fromEntries(named)]]);
}

/** The properties of a response, without empty ones and with {@link HIDDEN} for secrets. */
export function propertyInputs({ fields }: ResourceType, response: JsonObject): JsonObject {
    const { properties } = fields;
    if (properties?.in !== "properties") {
        return {};
    }
    const concise = conciseEntries(responseProperties(fields, properties, response));
    return Object.fromEntries(Object.entries(concise).map(([name, value]) => [`${PREFIX}${name}`, value]));
}

function conciseEntries(object: JsonObject): JsonObject {
    return mapEntries(object, (value, name) => unlessEmpty(conciseValue(value, name)));
}

function conciseValue(value: Json, name: string): Json {
    if (Array.isArray(value)) {
        return value.map((entry) => conciseValue(entry, name));
    }
    if (isObject(value)) {
        // All of an integration's other fields are Buddy's.
        const { hash_id: hashId } = value;
        return name === "integration" && typeof hashId === "string" ? { hash_id: hashId } : conciseEntries(value);
    }
    return isCiphertext(value) || isSecretText(value, name) ? HIDDEN : value;
}

const SECRET_NAMES = /password|passphrase|passwd|secret|token|credential|webhook|(api|access|private)_?key/i;
/** Text that only refers to a variable of Buddy's is no secret. */
const REFERENCE = /^\$(\w+|\{\w+\})$/;

/** True for what a person would not write into a program: Buddy may return it in plain text. */
function isSecretText(value: Json, name: string): boolean {
    return typeof value === "string" && value !== "" && SECRET_NAMES.test(name) && !REFERENCE.test(value);
}
