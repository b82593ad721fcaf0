import type { FieldType, PartTable } from "../provider/fields/fieldType";
import { allInputs, bodyFields } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject, mapEntries, unlessEmpty } from "../provider/json";
import type { ResourceType } from "../provider/types/resourceType";

/** The inputs of a response as a person would write them: without those that Buddy uses by default. */
export function conciseInputs({ fields }: ResourceType, response: JsonObject): JsonObject {
    const typed = Object.fromEntries(bodyFields(fields));
    return conciseObject(typed, allInputs({ fields: typed }, response));
}

function conciseObject(types: Readonly<Record<string, { type: FieldType<unknown> }>>, object: JsonObject): JsonObject {
    return mapEntries(object, (value, name) => {
        const type = types[name]?.type;
        return type === undefined ? undefined : conciseValue(type, value);
    });
}

/** Lists keep their order, which the normal form may not. */
function conciseValue(type: FieldType<unknown>, value: Json): Json | undefined {
    if (!Array.isArray(value)) {
        return type.normalize(value);
    }
    const parts: PartTable = type.parts ?? {};
    return unlessEmpty(value.map((entry) => (isObject(entry) ? conciseObject(parts, entry) : entry)));
}
