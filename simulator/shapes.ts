import { isObject } from "./wire";

/** Says what is wrong with a value; no message ever quotes a value, which could be a secret. */
export type Shape = (value: unknown, path: string) => string[];

export const text: Shape = (value, path) => (typeof value === "string" ? [] : [`${path} must be a string.`]);

export const flag: Shape = (value, path) => (typeof value === "boolean" ? [] : [`${path} must be a boolean.`]);

export const count: Shape = (value, path) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= 0
        ? []
        : [`${path} must be a non-negative integer.`];

export function oneOf(...allowed: string[]): Shape {
    return (value, path) =>
        typeof value === "string" && allowed.includes(value) ? [] : [`${path} must be one of ${allowed.join(", ")}.`];
}

export function listOf(item: Shape): Shape {
    return (value, path) =>
        Array.isArray(value)
            ? value.flatMap((entry, index) => item(entry, `${path}[${index}]`))
            : [`${path} must be an array.`];
}

/** An object whose unknown fields are ignored; `null` equals absent. */
export function record(shapes: { required?: Record<string, Shape>; optional?: Record<string, Shape> }): Shape {
    const required = Object.entries(shapes.required ?? {});
    const optional = Object.entries(shapes.optional ?? {});
    return (value, path) => {
        if (!isObject(value)) {
            return [`${path} must be an object.`];
        }
        const missing = required
            .filter(([field]) => value[field] === undefined || value[field] === null)
            .map(([field]) => `${path}.${field} is required.`);
        const wrong = [...required, ...optional]
            .filter(([field]) => value[field] !== undefined && value[field] !== null)
            .flatMap(([field, shape]) => shape(value[field], `${path}.${field}`));
        return [...missing, ...wrong];
    };
}
