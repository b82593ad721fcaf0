import { isObject } from "./wire";

/** Returns what is wrong with a value. No message quotes the value, which could be a secret. */
export type Validator = (value: unknown, path: string) => string[];

export const string: Validator = (value, path) => (typeof value === "string" ? [] : [`${path} must be a string.`]);

export const boolean: Validator = (value, path) => (typeof value === "boolean" ? [] : [`${path} must be a boolean.`]);

export const integer: Validator = (value, path) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? []
        : [`${path} must be a non-negative integer.`];

export function enumOf(...allowed: string[]): Validator {
    return (value, path) =>
        typeof value === "string" && allowed.includes(value) ? [] : [`${path} must be one of ${allowed.join(", ")}.`];
}

export function listOf(item: Validator): Validator {
    return (value, path) =>
        Array.isArray(value)
            ? value.flatMap((entry, index) => item(entry, `${path}[${index}]`))
            : [`${path} must be an array.`];
}

/** An object. Unknown fields are ignored; `null` equals absent. */
export function object(fields: {
    required?: Record<string, Validator>;
    optional?: Record<string, Validator>;
}): Validator {
    const required = Object.entries(fields.required ?? {});
    const optional = Object.entries(fields.optional ?? {});
    return (value, path) => {
        if (!isObject(value)) {
            return [`${path} must be an object.`];
        }
        const missing = required
            .filter(([field]) => value[field] === undefined || value[field] === null)
            .map(([field]) => `${path}.${field} is required.`);
        const wrong = [...required, ...optional]
            .filter(([field]) => value[field] !== undefined && value[field] !== null)
            .flatMap(([field, validate]) => validate(value[field], `${path}.${field}`));
        return [...missing, ...wrong];
    };
}
