import type { JsonObject } from "../json";
import type { Settings } from "../settings/settings";
import { apiErrorMessage, excerpt, type HttpResponse, isForeignNotFound, responseObject } from "./apiErrorMessage";
import { connectionErrorMessage } from "./connectionFailure";
import { BuddyApiError, BuddyConnectionError } from "./errors";
import type { Method } from "./httpRequester";
import { wasNotProcessed } from "./retryPolicy";
import type { Failed, Transport } from "./transport";
import type { Collection } from "./urls";

/** What every call takes besides its path: who hears of waits, and what no message may repeat. */
export interface RequestOptions {
    notify: (text: string) => void;
    secrets: readonly string[];
    /** When the whole operation must have ended, in milliseconds since 1970; without it each request has ten minutes. */
    deadline?: number;
    /** Goes on after Ctrl-C, and after the deadline, because it finds out or undoes what a write has done. */
    isCleanUp?: boolean;
}

export interface ApiRequest extends RequestOptions {
    method: Method;
    path: string;
    body?: JsonObject;
    /** What is attempted, as messages begin: `update action 34 in acme/site/12`. */
    title: string;
    /** What it is about; this and the method tell the scopes that it needs. */
    noun: Collection["noun"];
}

/** Sends calls, and turns every failure into one message that says what was attempted and what to do. */
export interface Requester {
    /** Where nothing is needed as answer; a page of HTML is none of Buddy's all the same. */
    request(call: ApiRequest): Promise<void>;
    /** Where an object is needed as answer. */
    requestJson(call: ApiRequest): Promise<JsonObject>;
}

export function createRequester(settings: Settings, transport: Transport): Requester {
    const received = (call: ApiRequest) => answered(transport, settings, call);
    return {
        async request(call) {
            const given = await received(call);
            if (given.answer.text.trim() !== "") {
                readable(given);
            }
        },
        requestJson: (call) => received(call).then(readable),
    };
}

/** An answer, with what a message about it needs. */
export interface Received {
    answer: HttpResponse;
    attempt: string;
    secrets: readonly string[];
}

async function answered(transport: Transport, settings: Settings, call: ApiRequest): Promise<Received> {
    const { title: attempt, notify, secrets: own, noun, ...request } = call;
    const secrets = [settings.token, ...own];
    const result = await transport.send({ ...request, notify: (text) => notify(`${attempt}: ${text}`) });
    if ("response" in result) {
        return { answer: result.response, attempt, secrets };
    }
    throw failure(result.failed, {
        method: call.method,
        settings,
        scopes: neededScopes(noun, call.method),
        secrets,
        say: (text) => `${attempt}: ${text}`,
    });
}

interface Situation {
    method: Method;
    settings: Settings;
    scopes: string;
    /** Of which the words of others are to be freed. Our own hold none, and masks in them would tell what one is. */
    secrets: readonly string[];
    /** The message around a text. */
    say: (text: string) => string;
}

function failure(failed: Failed, { method, settings, scopes, secrets, say }: Situation): Error {
    const after = retrySummary(failed);
    // What did not come from Buddy tells nothing of what Buddy did.
    const mayHaveTakenEffect = method !== "GET" && !wasNotProcessed(failed);
    if ("failure" in failed) {
        return new BuddyConnectionError(
            say(connectionErrorMessage(failed.failure, { settings, secrets }) + after),
            mayHaveTakenEffect,
        );
    }
    const { response: answer } = failed;
    const message = say(apiErrorMessage(answer, { scopes, secrets }) + after);
    return isForeignNotFound(answer)
        ? new BuddyConnectionError(message, mayHaveTakenEffect)
        : new BuddyApiError(message, answer.status);
}

function retrySummary({ retries, isBudgetSpent }: Failed): string {
    const made = retries === 0 ? "" : ` (after ${retries} ${retries === 1 ? "retry" : "retries"})`;
    return isBudgetSpent ? `${made} (no more retries: too many requests failed at once)` : made;
}

/** The object in the answer. A success that cannot be read may have taken effect all the same. */
function readable({ answer, attempt, secrets }: Received): JsonObject {
    const body = responseObject(answer);
    if (body !== undefined) {
        return body;
    }
    const shown = answer.text.trim() === "" ? "an empty body" : `"${excerpt(answer.text, secrets)}"`;
    throw new BuddyConnectionError(
        `${attempt}: ${answer.status} with ${shown} instead of JSON — check buddyworks:baseUrl`,
        true,
    );
}

/** Scopes in both of Buddy's vocabularies, old and since August 2026 (buddy-api, section 8). */
function neededScopes(noun: Collection["noun"], method: Method): string {
    if (noun === "integration") {
        return "INTEGRATION_INFO (since August 2026: INTEGRATION_READ)";
    }
    // Deleting a pipeline needs one scope more since 2026; whether deleting an action does is not documented.
    const more = method === "DELETE" ? ", and for a delete PIPELINE_MANAGE" : "";
    return `EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ${more})`;
}
