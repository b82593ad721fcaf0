import type { JsonObject } from "../json";
import type { Settings } from "../settings/settings";
import { BuddyRefusal, BuddySilence } from "./errors";
import { type Answer, answerObject, excerpt, explainRefusal } from "./refusal";
import { isFailedHandshake, surelyDidNothing } from "./retryPolicy";
import type { Failed, Method, Transport } from "./transport";

/** What every call takes besides its path: who hears of waits, and what no message may repeat. */
export interface CallOptions {
    notify: (text: string) => void;
    secrets: readonly string[];
    /** Goes on after Ctrl-C, because it finds out or undoes what a write has done. */
    isCleanUp?: boolean;
}

export interface Call extends CallOptions {
    method: Method;
    path: string;
    body?: JsonObject;
    /** What is attempted, as messages begin: `update action 34 in acme/site/12`. */
    attempt: string;
    /** The scopes it needs, where they are not those of actions. */
    scopes?: string;
}

/** Sends calls, and turns every failure into one message that says what was attempted and what to do. */
export interface BuddyCaller {
    send(call: Call): Promise<Received>;
    /** The same, where an object is needed as answer. */
    ask(call: Call): Promise<JsonObject>;
}

export function createBuddyCaller(settings: Settings, transport: Transport): BuddyCaller {
    const send = (call: Call) => answered(transport, settings, call);
    return { send, ask: (call) => send(call).then(readable) };
}

/** An answer, with what a message about it needs. */
export interface Received {
    answer: Answer;
    attempt: string;
    secrets: readonly string[];
}

async function answered(transport: Transport, settings: Settings, call: Call): Promise<Received> {
    const { attempt, notify, secrets: own, scopes, ...request } = call;
    const secrets = [settings.token, ...own];
    const result = await transport.send({ ...request, notify: (text) => notify(`${attempt}: ${text}`) });
    if ("answer" in result) {
        return { answer: result.answer, attempt, secrets };
    }
    throw failure(result.failed, {
        method: call.method,
        settings,
        scopes,
        secrets,
        say: (text) => `${attempt}: ${text}`,
    });
}

interface Situation {
    method: Method;
    settings: Settings;
    scopes: string | undefined;
    /** Of which the words of others are to be freed. Our own hold none, and masks in them would tell what one is. */
    secrets: readonly string[];
    /** The message around a text. */
    say: (text: string) => string;
}

function failure(failed: Failed, { method, settings, scopes, secrets, say }: Situation): Error {
    const { answer, code, detail } = failed;
    const after = patienceText(failed);
    if (answer !== undefined) {
        return new BuddyRefusal(say(explainRefusal(answer, { scopes, secrets }) + after), answer.status);
    }
    // A POST is cancelled only while it waits; see the transport.
    const isHarmless =
        method === "GET" || code === "ERR_CANCELED" || surelyDidNothing({ method, retries: 0, code, detail });
    return new BuddySilence(say(silenceText(failed, settings, secrets) + after), !isHarmless);
}

function patienceText({ retries, isBudgetSpent }: Failed): string {
    const made = retries === 0 ? "" : ` (after ${retries} ${retries === 1 ? "retry" : "retries"})`;
    return isBudgetSpent ? `${made} (no more retries: too many requests failed at once)` : made;
}

function silenceText({ code, detail }: Failed, { baseUrl, timeoutMs }: Settings, secrets: readonly string[]): string {
    if (code === "ERR_CANCELED") {
        return "cancelled";
    }
    if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
        return `nothing answers at ${baseUrl} (${code}) — check buddy:baseUrl, buddy:region and the network`;
    }
    if (isFailedHandshake({ code })) {
        return (
            `the certificate of ${baseUrl} is not trusted (${code}) — name your authority's PEM file in buddy:caFile, ` +
            "or for a trial set buddy:insecure to true"
        );
    }
    if (code === "ECONNABORTED" || code === "ETIMEDOUT") {
        return `no answer from ${baseUrl} within ${timeoutMs / 1000} s — buddy:timeout sets how long to wait`;
    }
    const words = [code, excerpt(detail, secrets)].filter((part) => part !== "");
    return `the connection to ${baseUrl} failed: ${words.join(" ")}`;
}

/** The object in the answer. A success that cannot be read may have taken effect all the same. */
function readable({ answer, attempt, secrets }: Received): JsonObject {
    const body = answerObject(answer);
    if (body !== undefined) {
        return body;
    }
    const shown = answer.text.trim() === "" ? "an empty body" : `"${excerpt(answer.text, secrets)}"`;
    throw new BuddySilence(`${attempt}: ${answer.status} with ${shown} instead of JSON — check buddy:baseUrl`, true);
}
