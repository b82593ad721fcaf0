import type { Json } from "./json";

/**
 * True for text that stays one segment of a URL path and of a resource id. Percent-encoding alone is not enough: `..` is not
 * encoded, and a URL parser would climb up with it.
 */
export function isPathSegment(text: Json | undefined): text is string {
    if (typeof text !== "string" || text.trim() === "" || text === "." || text === "..") {
        return false;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
    return !/[/\\\u0000-\u001f\u007f]/.test(text);
}
