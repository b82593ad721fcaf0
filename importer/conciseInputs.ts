import type { FieldType, PartTable } from "../provider/fields/fieldType";
import { allInputs } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject, unlessEmpty } from "../provider/json";
import type { ResourceType } from "../provider/types/resourceType";

/** The inputs of a response as a person would write them: without those that Buddy uses by default. */
export function conciseInputs(type: ResourceType, response: JsonObject): JsonObject {
    return conciseObject(type.fields, allInputs(type, response));
}

function conciseObject(types: Readonly<Record<string, { type: FieldType<unknown> }>>, object: JsonObject): JsonObject {
    const entries = Object.entries(object).flatMap(([name, value]): [string, Json][] => {
        const type = types[name]?.type;
        const concise = type === undefined ? undefined : conciseValue(type, value);
        return concise === undefined ? [] : [[name, concise]];
    });
    return Object.fromEntries(entries);
}

/** Lists keep their order, which the normal form may not. */
function conciseValue(type: FieldType<unknown>, value: Json): Json | undefined {
    if (!Array.isArray(value)) {
        return type.normalize(value);
    }
    const parts: PartTable = type.parts ?? {};
    return unlessEmpty(value.map((entry) => (isObject(entry) ? conciseObject(parts, entry) : entry)));
}
