import type { Behaviour } from "./behaviour";
import type { Field } from "./fields";
import type { WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

/** What is wrong with empty values in a body, according to the switches. */
export function emptyValueProblems(behaviour: Behaviour, body: WireObject): string[] {
    return [...(behaviour.clearNull === "refused" ? nullProblems(body) : []), ...emptyProblems(behaviour, body)];
}

/** D: types and enums. An empty value is valid: D for `null` in a PUT, A for the rest. */
export function typeProblems(body: WireObject, fields: Record<string, Field>): string[] {
    return Object.entries(fields)
        .filter(([field]) => !isEmpty(body[field]))
        .flatMap(([field, { validate }]) => validate(body[field], field));
}

export function distinct(messages: string[]): string[] {
    return [...new Set(messages)];
}

function nullProblems(value: unknown, path = ""): string[] {
    if (value === null) {
        return [`${path} must not be null.`];
    }
    if (Array.isArray(value)) {
        return value.flatMap((entry, index) => nullProblems(entry, `${path}[${index}]`));
    }
    if (isObject(value)) {
        return Object.entries(value).flatMap(([field, entry]) =>
            nullProblems(entry, path === "" ? field : `${path}.${field}`),
        );
    }
    return [];
}

function emptyProblems({ clearText, clearList }: Behaviour, body: WireObject): string[] {
    return Object.entries(body)
        .filter(
            ([, value]) =>
                (clearText === "refused" && value === "") ||
                (clearList === "refused" && Array.isArray(value) && value.length === 0),
        )
        .map(([field]) => `${field} must not be empty.`);
}
