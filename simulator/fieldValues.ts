import type { Behaviour } from "./behaviour";
import type { Field } from "./fields";
import { isFreeText, isList } from "./fields";
import type { WireObject } from "./wire";
import { isEmpty } from "./wire";

/** Every field with its value; without one, with its default or in the form of an empty field. */
export function fieldValues(
    behaviour: Behaviour,
    fields: Record<string, Field>,
    stored: WireObject,
    defaultOf: (name: string, field: Field) => unknown,
): WireObject {
    const values = Object.entries(fields).map(([name, field]): [string, unknown] => [
        name,
        stored[name] ?? defaultOf(name, field) ?? empty(behaviour, field),
    ]);
    return Object.fromEntries(values);
}

/** How a field without a value is returned. Other clients of the API see none; Buddy's overview of the API says `null`. */
function empty({ emptyFields }: Behaviour, field: Field): null | [] | undefined {
    if (emptyFields === "mixed" && isList(field)) {
        return [];
    }
    return emptyFields === "null" || (emptyFields === "mixed" && isFreeText(field)) ? null : undefined;
}

/** Changes fields as a PATCH does: it replaces whole values, and an empty value clears the field. */
export function editFields(stored: WireObject, patch: WireObject): void {
    for (const [name, value] of Object.entries(structuredClone(patch))) {
        if (isEmpty(value)) {
            delete stored[name];
            continue;
        }
        stored[name] = value;
    }
}
