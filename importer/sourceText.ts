import { isObject, type Json } from "../provider/json";
import { HIDDEN } from "./importedAction";

/** Wider values are written over several lines. */
const WIDEST = 96;

/** The expression for a value that Buddy never returns, by the way to it: `["variables", "TOKEN", "value"]`. */
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

/** Without line separators that JSON allows: one would end the comment around it, and what follows would be run. */
function literal(value: Json): string {
    return JSON.stringify(value).replace(
        /[\u2028\u2029]/g,
        (separator) => `\\u${separator.charCodeAt(0).toString(16)}`,
    );
}

/** Entries of lists are known by their key, where they have one. */
function entryName(entry: Json, index: number): string {
    const { key, id } = isObject(entry) ? entry : {};
    return String(key ?? id ?? index);
}

function keyOf(name: string): string {
    if (name === "__proto__") {
        return `[${literal(name)}]`; // uncomputed, it would name the prototype
    }
    return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

function enclosed([open, close]: readonly [string, string], entries: readonly string[]): string {
    const line = `${open}${entries.join(", ")}${close}`;
    if (line.length <= WIDEST && !line.includes("\n")) {
        return entries.length === 0 ? line.replace(/ /g, "") : line;
    }
    const indented = entries.map((entry) => `${indent(entry)},\n`).join("");
    return `${open.trim()}\n${indented}${close.trim()}`;
}

/** One level deeper. Strings hold no line breaks here: they are escaped. */
export function indent(text: string): string {
    return text.replace(/^/gm, "    ");
}
