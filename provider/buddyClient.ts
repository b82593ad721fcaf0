import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosInstance, isAxiosError } from "axios";
import axiosRetry, { type IAxiosRetryConfig } from "axios-retry";
import { type ActionPath, isPathSegment, type PipelinePath, pipelineText } from "./actionPath";
import { BuddyRefusal, BuddySilence } from "./errors";
import type { JsonObject } from "./json";
import { redact } from "./redaction";
import { type Answer, answerObject, excerpt, explainRefusal, refusalWords } from "./refusal";
import { isFailedHandshake, isRateLimit, retryWait, surelyDidNothing } from "./retryPolicy";
import { isLoopback, type Settings } from "./settings";
import { packageVersion } from "./version";

/** What every call takes besides its path: who hears of waits, and what no message may repeat. */
export interface CallOptions {
    notify: (text: string) => void;
    secrets: readonly string[];
}

/** Buddy's REST API for actions. Knows HTTP and nothing of Pulumi; the only file that knows axios. */
export interface BuddyClient {
    createAction(path: PipelinePath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    readAction(path: ActionPath, options: CallOptions): Promise<JsonObject>;
    updateAction(path: ActionPath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    deleteAction(path: ActionPath, options: CallOptions): Promise<void>;
}

interface Call extends CallOptions {
    method: "GET" | "POST" | "PATCH" | "DELETE";
    path: string;
    body?: JsonObject;
    /** What is attempted, as messages begin: `update action 34 in acme/site/12`. */
    attempt: string;
}

const LARGEST_ANSWER_BYTES = 10 * 1024 * 1024;

export function createBuddyClient(settings: Settings): BuddyClient {
    const http = createHttp(settings);
    const call = (request: Call) => send(http, settings, request);
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

function createHttp({ token, baseUrl, timeoutMs, insecure, ca }: Settings): AxiosInstance {
    const http = axios.create({
        timeout: timeoutMs,
        // A redirected POST would become a GET, and a redirect could carry the token to another host.
        maxRedirects: 0,
        maxContentLength: LARGEST_ANSWER_BYTES,
        // Bodies are parsed here: axios hands over cut JSON as text with status 200.
        responseType: "text",
        transformResponse: (body: unknown) => body,
        httpAgent: new HttpAgent({ keepAlive: true }),
        httpsAgent: new HttpsAgent({
            keepAlive: true,
            rejectUnauthorized: !insecure,
            ...(ca === undefined ? {} : { ca }),
        }),
        // A proxy has no business with traffic that leaves no machine, and over plain http would see the token.
        ...(isLoopback(new URL(baseUrl).hostname) ? { proxy: false as const } : {}),
        headers: {
            Authorization: `Bearer ${token}`,
            Accept: "application/json",
            "Content-Type": "application/json",
            "User-Agent": `pulumi-buddyworks/${packageVersion()} node/${process.versions.node}`,
        },
    });
    axiosRetry(http, { retries: 0 });
    return http;
}

interface Received {
    answer: Answer;
    attempt: string;
    secrets: readonly string[];
}

async function send(http: AxiosInstance, settings: Settings, call: Call): Promise<Received> {
    const { method, body, attempt } = call;
    const secrets = [settings.token, ...call.secrets];
    try {
        // Joined as text: URL resolution would drop the path of a self-hosted base.
        const response = await http.request({
            method,
            url: settings.baseUrl + call.path,
            ...(body === undefined ? {} : { data: JSON.stringify(body) }),
            "axios-retry": retries(call, settings),
        });
        return { answer: toAnswer(response), attempt, secrets };
    } catch (error) {
        // A fresh error: axios's own holds the token and the body.
        throw describeFailure(error, { call, settings, secrets });
    }
}

/** axios-retry runs the loop; every decision is retryPolicy's. */
function retries({ method, attempt, notify }: Call, { maxRetries }: Settings): IAxiosRetryConfig {
    let made = 0;
    let wait: number | undefined;
    return {
        retries: maxRetries,
        shouldResetTimeout: true,
        retryCondition(error) {
            const outcome = { ...toOutcome(error), method, retries: made };
            wait = retryWait(outcome, { maxRetries, now: Date.now(), random: Math.random() });
            if (wait === undefined) {
                return false;
            }
            made += 1;
            const reason = isRateLimit(outcome) ? "rate limited" : `no answer (${outcome.status ?? outcome.code})`;
            notify(`${attempt}: ${reason}, waiting ${Math.ceil(wait / 1000)} s (retry ${made} of ${maxRetries})`);
            return true;
        },
        retryDelay: () => wait ?? 0,
    };
}

interface Outcome {
    status?: number;
    headers?: Answer["headers"];
    words?: string;
    code?: string;
}

function toOutcome(error: unknown): Outcome {
    if (!isAxiosError(error)) {
        return {};
    }
    if (error.response === undefined) {
        return { code: error.code ?? "ERR_NETWORK" };
    }
    const answer = toAnswer(error.response);
    return { status: answer.status, headers: answer.headers, words: refusalWords(answer) };
}

function toAnswer({ status, headers, data }: { status: number; headers: object; data: unknown }): Answer {
    const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(plain), text: typeof data === "string" ? data : "" };
}

interface Failure {
    call: Call;
    settings: Settings;
    secrets: readonly string[];
}

function describeFailure(error: unknown, { call, settings, secrets }: Failure): Error {
    const { method, attempt } = call;
    if (isAxiosError(error) && error.response !== undefined) {
        const answer = toAnswer(error.response);
        return new BuddyRefusal(`${attempt}: ${redact(explainRefusal(answer), secrets)}`, answer.status);
    }
    const outcome = toOutcome(error);
    const doubt = method !== "GET" && !surelyDidNothing({ ...outcome, method, retries: 0 });
    const words = error instanceof Error ? excerpt(error.message) : "";
    return new BuddySilence(`${attempt}: ${redact(silenceText(outcome.code ?? "", words, settings), secrets)}`, doubt);
}

function silenceText(code: string, words: string, { baseUrl, timeoutMs }: Settings): string {
    if (code === "ECONNREFUSED" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
        return `nothing answers at ${baseUrl} (${code}) — check buddy:baseUrl, buddy:region and the network`;
    }
    if (isFailedHandshake({ status: undefined, code })) {
        return (
            `the certificate of ${baseUrl} is not trusted (${code}) — name your authority's PEM file in buddy:caFile, ` +
            "or for a trial set buddy:insecure to true"
        );
    }
    if (code === "ECONNABORTED" || code === "ETIMEDOUT") {
        return `no answer from ${baseUrl} within ${timeoutMs / 1000} s — buddy:timeout sets how long to wait`;
    }
    return `the connection to ${baseUrl} failed: ${[code, words].filter((part) => part !== "").join(" ")}`;
}

/** The action in the answer. A success that cannot be read may have taken effect all the same. */
function readable({ answer, attempt, secrets }: Received): JsonObject {
    const body = answerObject(answer);
    if (body !== undefined) {
        return body;
    }
    const shown = answer.text.trim() === "" ? "an empty body" : `"${redact(excerpt(answer.text), secrets)}"`;
    throw new BuddySilence(`${attempt}: ${answer.status} with ${shown} instead of JSON — check buddy:baseUrl`, true);
}
