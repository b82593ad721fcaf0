import { STATUS_CODES } from "node:http";
import { isObject, type Json, type JsonObject } from "../json";
import { oneLine, shortened } from "../printable";
import { redact } from "../redact";

/** A response, reduced to what the client needs. Header names are in lower case. */
export interface HttpResponse {
    status: number;
    headers: Readonly<Record<string, string | undefined>>;
    text: string;
}

/** The longest text of an API error, scope headers included. */
export const LONGEST_ERROR_TEXT = 500;
const LONGEST_EXCERPT = 200;
/** Text after this is not read: no message would show it. */
const LONGEST_READ = 16 * 1024;
/** More messages than this would exceed the longest text. */
const MOST_MESSAGES = 200;

export function isSuccess({ status }: HttpResponse): boolean {
    return status >= 200 && status < 300;
}

/** `404 Not Found` */
export function statusLine({ status }: HttpResponse): string {
    return [status, STATUS_CODES[status]].filter(Boolean).join(" ");
}

/** The body as a JSON object; `undefined` for anything else: HTML, text, nothing, cut JSON. */
export function responseObject({ text }: HttpResponse): JsonObject | undefined {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** True for an error in Buddy's own form. Other servers and proxies respond with HTML, text or other JSON. */
export function hasBuddyErrors(response: HttpResponse): boolean {
    const errors = responseObject(response)?.["errors"];
    return Array.isArray(errors) && errors.some((error) => isObject(error) && typeof error["message"] === "string");
}

/** True for a 404 that is not Buddy's own: it says nothing about Buddy's objects. */
export function isForeignNotFound(response: HttpResponse): boolean {
    return response.status === 404 && !hasBuddyErrors(response);
}

/** Buddy's error messages, or a short plain excerpt of any other body; without secrets and at most 500 characters long. */
export function apiErrorText(response: HttpResponse, secrets: readonly string[]): string {
    const body = responseObject(response);
    const errors = Array.isArray(body?.["errors"]) ? body["errors"] : [];
    const messages = errors.map((error) => (isObject(error) ? error["message"] : error)).filter(isText);
    const oauth = [body?.["error"], body?.["error_description"], body?.["message"]].filter(isText);
    const [texts, separator] = messages.length > 0 ? [messages, "; "] : [oauth, ": "];
    if (texts.length === 0) {
        return excerpt(response.text, secrets);
    }
    const shown = texts.slice(0, MOST_MESSAGES).map((text) => safeLine(text, secrets));
    return shortened(shown.join(separator), LONGEST_ERROR_TEXT);
}

/** Any text as one short line without tags and secrets. */
export function excerpt(text: string, secrets: readonly string[]): string {
    const start = redact(text.slice(0, LONGEST_READ), secrets).slice(0, 4096);
    const plain = start.replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
    // Redacted again, because tags may have split a secret.
    return shortened(safeLine(plain, secrets), LONGEST_EXCERPT);
}

/** Foreign text as one printable line without secrets. */
export function safeLine(text: string, secrets: readonly string[]): string {
    return oneLine(redact(text.slice(0, LONGEST_READ), secrets));
}

function isText(value: Json | undefined): value is string {
    return typeof value === "string" && value.trim() !== "";
}
