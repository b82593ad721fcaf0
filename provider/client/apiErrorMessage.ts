import { STATUS_CODES } from "node:http";
import { isObject, type Json, type JsonObject } from "../json";
import { oneLine, shortened } from "../printable";
import { redact } from "../redact";

/** An answer as the client received it, reduced to what explaining it needs. */
export interface HttpResponse {
    status: number;
    headers: Readonly<Record<string, string | undefined>>;
    text: string;
}

export function isSuccess({ status }: HttpResponse): boolean {
    return status >= 200 && status < 300;
}

/** Of Buddy's own words, headers included. */
const LONGEST_WORDS = 500;
const LONGEST_EXCERPT = 200;
/** More than this is not looked at: no message shows what stands behind it. */
const LONGEST_READ = 16 * 1024;
/** With more of them the message would be longer than it may be. */
const MOST_WORDS = 200;

/** The body as a JSON object, or `undefined` when it is anything else: HTML, text, nothing, cut JSON. */
export function responseObject({ text }: HttpResponse): JsonObject | undefined {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** Buddy's own words, or a short plain excerpt of whatever came instead; without the secrets, and at most 500 characters. */
export function apiErrorText(answer: HttpResponse, secrets: readonly string[]): string {
    const body = responseObject(answer);
    const errors = Array.isArray(body?.["errors"]) ? body["errors"] : [];
    const messages = errors.map((error) => (isObject(error) ? error["message"] : error)).filter(isWord);
    const oauth = [body?.["error"], body?.["error_description"], body?.["message"]].filter(isWord);
    const [words, separator] = messages.length > 0 ? [messages, "; "] : [oauth, ": "];
    if (words.length === 0) {
        return excerpt(answer.text, secrets);
    }
    const shown = words.slice(0, MOST_WORDS).map((word) => safeLine(word, secrets));
    return shortened(shown.join(separator), LONGEST_WORDS);
}

function isWord(value: Json | undefined): value is string {
    return typeof value === "string" && value.trim() !== "";
}

/** Text of any kind as one short line: no tags, no secrets, nothing that is not printable. */
export function excerpt(text: string, secrets: readonly string[]): string {
    const start = redact(text.slice(0, LONGEST_READ), secrets).slice(0, 4096);
    const plain = start.replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
    // Once more: tags may have stood within a secret.
    return shortened(safeLine(plain, secrets), LONGEST_EXCERPT);
}

function safeLine(text: string, secrets: readonly string[]): string {
    return oneLine(redact(text.slice(0, LONGEST_READ), secrets));
}

/** True for a 404 without Buddy's `errors`: of another server, or of something in between. It says nothing of Buddy's objects. */
export function isForeignNotFound(answer: HttpResponse): boolean {
    const errors = responseObject(answer)?.["errors"];
    const isBuddys =
        Array.isArray(errors) && errors.some((error) => isObject(error) && typeof error["message"] === "string");
    return answer.status === 404 && !isBuddys;
}

const FOREIGN_NOT_FOUND =
    "not Buddy's own 404, so nothing counts as gone: check that buddyworks:baseUrl is the address of Buddy's API (self-hosted: " +
    "with /api at its end), and what answers in between, such as a proxy";

interface Explanation {
    /** None of them is repeated. */
    secrets: readonly string[];
    scopes: string;
}

/** `400 Bad Request: name is required; type is required. <what to do>` */
export function apiErrorMessage(answer: HttpResponse, { secrets, scopes }: Explanation): string {
    const title = STATUS_CODES[answer.status];
    const line = title === undefined ? String(answer.status) : `${answer.status} ${title}`;
    const words = apiErrorText(answer, secrets);
    const known = apiErrorText(answer, []);
    const hint = isForeignNotFound(answer) ? FOREIGN_NOT_FOUND : remedy(answer.status, known, scopes);
    const held = answer.status === 401 || answer.status === 403 ? scopeHeaders(answer, secrets, words.length) : "";
    return [words === "" ? line : `${line}: ${words}`, hint, held].filter((part) => part !== "").join(" — ");
}

// Told apart by their words only: see buddy-api, section 7.
function remedy(status: number, words: string, scopes: string): string {
    if (/API is disabled/i.test(words)) {
        return "switch the API on in the workspace's settings, under Security";
    }
    if (/only active workspace/i.test(words)) {
        return "the workspace is suspended, unpaid or closed; nothing was changed";
    }
    if (/not permitted until all jobs/i.test(words)) {
        return "something runs in Buddy: try again when the run is over";
    }
    const hint = statusRemedy(status, scopes);
    return [400, 403, 404].includes(status) && /integration/i.test(words) && !/is required/i.test(words)
        ? [hint, INTEGRATION_REMEDY].filter((part) => part !== "").join("; ")
        : hint;
}

const INTEGRATION_REMEDY =
    "an integration can be disabled, or limited to some pipelines: look at its settings in Buddy";

function statusRemedy(status: number, scopes: string): string {
    if (status === 401) {
        return (
            "the token is wrong, expired, or of another region or workspace: check buddyworks:token (or BUDDY_TOKEN) and " +
            "buddyworks:region; after a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain " +
            "refresh and destroy use the configuration of the last up"
        );
    }
    if (status === 403) {
        return `the token lacks a scope, a role, or access from this address or workspace: it needs ${scopes}`;
    }
    if (status === 404) {
        return "check workspace, projectName (its name id) and pipelineId, and that the region is right";
    }
    if (status === 407) {
        return "the proxy wants another login: write user and password into HTTPS_PROXY, as http://user:password@host:port";
    }
    if (status === 429) {
        return "Buddy's rate limit; run the command again later";
    }
    if (status >= 300 && status < 400) {
        return "redirects are not followed; set buddyworks:baseUrl to the final address";
    }
    return "";
}

// Spelled with a zero by Buddy, since November 2025.
function scopeHeaders({ headers }: HttpResponse, secrets: readonly string[], used: number): string {
    const [held = "", accepted = ""] = ["x-0auth-scopes", "x-accepted-0auth-scopes"].map((name) =>
        safeLine(headers[name] ?? "", secrets),
    );
    const left = LONGEST_WORDS - used;
    const parts = [
        ["the token has", shortened(held, left)],
        ["accepted are", shortened(accepted, left - held.length)],
    ];
    return parts.flatMap(([what, scopes]) => (scopes === "" ? [] : [`${what} ${scopes}`])).join(", ");
}
