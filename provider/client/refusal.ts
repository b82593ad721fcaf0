import { STATUS_CODES } from "node:http";
import type { JsonObject } from "../json";
import { isObject } from "../json";

/** An answer as the client received it, reduced to what explaining it needs. */
export interface Answer {
    status: number;
    headers: Readonly<Record<string, string | undefined>>;
    text: string;
}

export function isSuccess({ status }: Answer): boolean {
    return status >= 200 && status < 300;
}

const LONGEST_EXCERPT = 200;

/** The body as a JSON object, or `undefined` when it is anything else: HTML, text, nothing, cut JSON. */
export function answerObject({ text }: Answer): JsonObject | undefined {
    try {
        const value = JSON.parse(text);
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

/** All of Buddy's own words, or a short plain excerpt of whatever came instead. */
export function refusalWords(answer: Answer): string {
    const body = answerObject(answer);
    const errors = Array.isArray(body?.["errors"]) ? body["errors"] : [];
    const messages = errors.flatMap((error) => {
        if (typeof error === "string") {
            return [error];
        }
        return isObject(error) && typeof error["message"] === "string" ? [error["message"]] : [];
    });
    if (messages.length > 0) {
        return oneLine(messages.join("; "));
    }
    const oauth = [body?.["error"], body?.["error_description"], body?.["message"]].filter(
        (word) => typeof word === "string" && word !== "",
    );
    if (oauth.length > 0) {
        return oneLine(oauth.join(": "));
    }
    return excerpt(answer.text);
}

/** Text of any kind as one short line: no tags, no control characters. */
export function excerpt(text: string): string {
    const plain = oneLine(
        text
            .slice(0, 4096)
            .replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ")
            .replace(/<[^>]*>/g, " "),
    );
    return plain.length > LONGEST_EXCERPT ? `${plain.slice(0, LONGEST_EXCERPT)}…` : plain;
}

function oneLine(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
    return text.replace(/[\u0000-\u001f\u007f\s]+/g, " ").trim();
}

/** True for a 404 without Buddy's `errors`: of another server, or of something in between. It says nothing of Buddy's objects. */
export function isForeignNotFound(answer: Answer): boolean {
    const errors = answerObject(answer)?.["errors"];
    const isBuddys =
        Array.isArray(errors) && errors.some((error) => isObject(error) && typeof error["message"] === "string");
    return answer.status === 404 && !isBuddys;
}

const FOREIGN_NOT_FOUND =
    "not Buddy's own 404, so nothing counts as gone: check that buddy:baseUrl is the address of Buddy's API (self-hosted: " +
    "with /api at its end), and what answers in between, such as a proxy";

/** Both of Buddy's vocabularies, old and new. */
const ACTION_SCOPES =
    "EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ)";

/** `400 Bad Request: name is required; type is required. <what to do>` */
export function explainRefusal(answer: Answer, scopes: string = ACTION_SCOPES): string {
    const title = STATUS_CODES[answer.status];
    const line = title === undefined ? String(answer.status) : `${answer.status} ${title}`;
    const words = refusalWords(answer);
    const hint = isForeignNotFound(answer) ? FOREIGN_NOT_FOUND : remedy(answer.status, words, scopes);
    const held = answer.status === 401 || answer.status === 403 ? scopeHeaders(answer) : "";
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
    if (status === 401) {
        return (
            "the token is wrong, expired, or of another region or workspace: check buddy:token (or BUDDY_TOKEN) and " +
            "buddy:region; after a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain " +
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
        return "redirects are not followed; set buddy:baseUrl to the final address";
    }
    return "";
}

// Spelled with a zero by Buddy, since November 2025.
function scopeHeaders({ headers }: Answer): string {
    const held = headers["x-0auth-scopes"];
    const accepted = headers["x-accepted-0auth-scopes"];
    const parts = [held && `the token has ${oneLine(held)}`, accepted && `accepted are ${oneLine(accepted)}`];
    return parts.filter(Boolean).join(", ");
}
