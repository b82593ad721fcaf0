import { type ActionPath, isPathSegment, type PipelinePath, pipelineText } from "./actionPath";
import { BuddyRefusal, BuddySilence } from "./errors";
import { isObject, type JsonObject } from "./json";
import { actionIdOf } from "./outputs";
import { redact } from "./redaction";
import { type Answer, answerObject, excerpt, explainRefusal } from "./refusal";
import { isFailedHandshake, surelyDidNothing } from "./retryPolicy";
import type { Settings } from "./settings";
import type { Failed, Method, Transport } from "./transport";

/** What every call takes besides its path: who hears of waits, and what no message may repeat. */
export interface CallOptions {
    notify: (text: string) => void;
    secrets: readonly string[];
    /** Goes on after Ctrl-C, because it finds out or undoes what a write has done. */
    isCleanUp?: boolean;
}

/** One action as a list shows it: enough to find it, not to compare it. */
export interface ActionSummary {
    id: number;
    name: string;
    type: string;
}

/** Buddy's REST API for actions. Knows addresses and messages, nothing of Pulumi and nothing of sockets. */
export interface BuddyClient {
    createAction(path: PipelinePath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    readAction(path: ActionPath, options: CallOptions): Promise<JsonObject>;
    updateAction(path: ActionPath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    deleteAction(path: ActionPath, options: CallOptions): Promise<void>;
    /** All actions of a pipeline, of whatever type. */
    listActions(path: PipelinePath, options: CallOptions): Promise<ActionSummary[]>;
}

const MOST_PAGES = 1000;

interface Call extends CallOptions {
    method: Method;
    path: string;
    body?: JsonObject;
    /** What is attempted, as messages begin: `update action 34 in acme/site/12`. */
    attempt: string;
}

export function createBuddyClient(settings: Settings, transport: Transport): BuddyClient {
    const call = (request: Call) => answered(transport, settings, request);
    return {
        async createAction(path, body, options) {
            const attempt = `create action in ${pipelineText(path)}`;
            return call({ ...options, method: "POST", path: actionsUrl(path), body, attempt }).then(readable);
        },
        async readAction(path, options) {
            return call({ ...options, method: "GET", path: actionUrl(path), attempt: attemptText("read", path) }).then(
                readable,
            );
        },
        async updateAction(path, body, options) {
            const attempt = attemptText("update", path);
            return call({ ...options, method: "PATCH", path: actionUrl(path), body, attempt }).then(readable);
        },
        async deleteAction(path, options) {
            await call({ ...options, method: "DELETE", path: actionUrl(path), attempt: attemptText("delete", path) });
        },
        async listActions(path, options) {
            const attempt = `list actions in ${pipelineText(path)}`;
            const page = (query: string) =>
                call({ ...options, method: "GET", path: actionsUrl(path) + query, attempt }).then(readable);
            const first = await page("");
            const listed = [...summaries(first, attempt)];
            // No paging is known for this list (buddy-api, section 1); should it have some, Buddy's other lists tell how.
            for (let number = 2; number <= pageCount(first); number += 1) {
                listed.push(...summaries(await page(`?page=${number}`), attempt));
            }
            return listed;
        },
    };
}

function attemptText(verb: string, path: ActionPath): string {
    return `${verb} action ${path.actionId} in ${pipelineText(path)}`;
}

function actionsUrl({ workspace, projectName, pipelineId }: PipelinePath): string {
    const parts = [workspace, projectName, String(pipelineId)];
    // Encoding alone leaves ".." as it is, and URL parsing would climb up with it.
    if (!parts.every(isPathSegment)) {
        throw new Error("workspace, projectName and pipelineId must be plain names");
    }
    const [domain, project, pipeline] = parts.map(encodeURIComponent);
    return `/workspaces/${domain}/projects/${project}/pipelines/${pipeline}/actions`;
}

function actionUrl(path: ActionPath): string {
    return `${actionsUrl(path)}/${encodeURIComponent(String(path.actionId))}`;
}

interface Received {
    answer: Answer;
    attempt: string;
    secrets: readonly string[];
}

async function answered(transport: Transport, settings: Settings, call: Call): Promise<Received> {
    const { attempt, notify, secrets: own, ...request } = call;
    const secrets = [settings.token, ...own];
    const result = await transport.send({ ...request, notify: (text) => notify(`${attempt}: ${text}`) });
    if ("answer" in result) {
        return { answer: result.answer, attempt, secrets };
    }
    throw failure(result.failed, {
        method: call.method,
        settings,
        say: (text) => `${attempt}: ${redact(text, secrets)}`,
    });
}

interface Situation {
    method: Method;
    settings: Settings;
    /** The message around a text, free of secrets. */
    say: (text: string) => string;
}

function failure(failed: Failed, { method, settings, say }: Situation): Error {
    const { answer, code, detail } = failed;
    const after = patienceText(failed);
    if (answer !== undefined) {
        return new BuddyRefusal(say(explainRefusal(answer) + after), answer.status);
    }
    // A POST is cancelled only while it waits; see the transport.
    const isHarmless =
        method === "GET" || code === "ERR_CANCELED" || surelyDidNothing({ method, retries: 0, code, detail });
    return new BuddySilence(say(silenceText(failed, settings) + after), !isHarmless);
}

function patienceText({ retries, isBudgetSpent }: Failed): string {
    const made = retries === 0 ? "" : ` (after ${retries} ${retries === 1 ? "retry" : "retries"})`;
    return isBudgetSpent ? `${made} (no more retries: too many requests failed at once)` : made;
}

function silenceText({ code, detail }: Failed, { baseUrl, timeoutMs }: Settings): string {
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
    const words = [code, excerpt(detail)].filter((part) => part !== "");
    return `the connection to ${baseUrl} failed: ${words.join(" ")}`;
}

/** The object in the answer. A success that cannot be read may have taken effect all the same. */
function readable({ answer, attempt, secrets }: Received): JsonObject {
    const body = answerObject(answer);
    if (body !== undefined) {
        return body;
    }
    const shown = answer.text.trim() === "" ? "an empty body" : `"${redact(excerpt(answer.text), secrets)}"`;
    throw new BuddySilence(`${attempt}: ${answer.status} with ${shown} instead of JSON — check buddy:baseUrl`, true);
}

function pageCount({ total_page_count: count }: JsonObject): number {
    return typeof count === "number" ? Math.min(count, MOST_PAGES) : 1;
}

function summaries({ actions }: JsonObject, attempt: string): ActionSummary[] {
    if (!Array.isArray(actions)) {
        throw new BuddySilence(`${attempt}: the answer holds no list of actions`, false);
    }
    return actions.filter(isObject).flatMap((action) => {
        const id = actionIdOf(action);
        const { name, type } = action;
        return id === undefined ? [] : [{ id, name: String(name ?? ""), type: String(type ?? "") }];
    });
}
