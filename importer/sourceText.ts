import { isObject, type Json } from "../provider/json";
import { HIDDEN } from "./unmanagedInput";

/** A wider value takes several lines. */
const MAX_WIDTH = 96;

/** The expression for a secret, by its path: `["variables", "TOKEN", "value"]`. */
export type SecretSource = (path: readonly string[]) => string;

/** A value as TypeScript source. */
export function sourceOf(value: Json, secret: SecretSource = () => "undefined", path: readonly string[] = []): string {
    if (value === HIDDEN) {
        return secret(path);
    }
    if (Array.isArray(value)) {
        const entries = value.map((entry, index) => sourceOf(entry, secret, [...path, entryName(entry, index)]));
        return enclosed(["[", "]"], entries);
    }
    if (isObject(value)) {
        const entries = Object.entries(value).map(
            ([name, entry]) => `${keyOf(name)}: ${sourceOf(entry, secret, [...path, name])}`,
        );
        return enclosed(["{ ", " }"], entries);
    }
    return literal(value);
}

/** Escapes line separators that JSON allows: one would end a comment, and the text after it would run. */
function literal(value: Json): string {
    return JSON.stringify(value).replace(
        /[\u2028\u2029]/g,
        (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
    );
}

/** The part of the path for an entry of a list: its key or id, else its index. */
function entryName(entry: Json, index: number): string {
    const { key, id } = isObject(entry) ? entry : {};
    return String(key ?? id ?? index);
}

export function keyOf(name: string): string {
    if (name === "__proto__") {
        return `[${literal(name)}]`; // without brackets it would set the prototype
    }
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function enclosed([open, close]: readonly [string, string], entries: readonly string[]): string {
    const line = `${open}${entries.join(", ")}${close}`;
    if (line.length <= MAX_WIDTH && !line.includes("\n")) {
        return entries.length === 0 ? line.replace(/ /g, "") : line;
    }
    const indented = entries.map((entry) => `${indent(entry)},\n`).join("");
    return `${open.trim()}\n${indented}${close.trim()}`;
}

/** Strings hold no line breaks here: they are escaped. */
export function indent(text: string): string {
    return text.replace(/^/gm, "    ");
}
