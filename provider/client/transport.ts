import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import axios, {
    AxiosError,
    type AxiosInstance,
    type AxiosResponse,
    type InternalAxiosRequestConfig,
    isAxiosError,
} from "axios";
import axiosRetry, { type IAxiosRetryConfig } from "axios-retry";
import type { Cancellation } from "../host/cancellation";
import type { JsonObject } from "../json";
import { isLoopback, type Settings } from "../settings/settings";
import { packageVersion } from "../version";
import { limitAttempt } from "./attemptLimit";
import { createGovernor, type Governor } from "./governor";
import { type Answer, refusalWords } from "./refusal";
import { createRetryBudget, type RetryBudget } from "./retryBudget";
import { type Attempt, isRateLimit, LONGEST_OPERATION_MS, retryWait } from "./retryPolicy";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface Request {
    method: Method;
    path: string;
    body?: JsonObject;
    /** Told what is being waited for, and how long. */
    notify: (text: string) => void;
    /** Once more after Ctrl-C: cleaning up, or finding out what a write has done. */
    isCleanUp?: boolean;
}

/** Why no answer can be given: the last one was a refusal, or none came. */
export interface Failed {
    answer?: Answer;
    code: string;
    detail: string;
    /** Retries made, and why there were no more of them, for the message. */
    retries: number;
    isBudgetSpent: boolean;
}

/** Sends requests with retries, within the budget and the pace all of them share. The only file that knows axios. */
export interface Transport {
    send(request: Request): Promise<{ answer: Answer } | { failed: Failed }>;
}

const LARGEST_ANSWER_BYTES = 10 * 1024 * 1024;
/** After Ctrl-C a read is cut off at once, a write that may be repeated soon. A POST is not: its id would be lost. */
const GRACE_MS: Readonly<Partial<Record<Method, number>>> = { GET: 0, PATCH: 3000, DELETE: 3000 };

export function createTransport(settings: Settings, cancellation: Cancellation): Transport {
    const shared: Shared = {
        settings,
        cancellation,
        http: createHttp(settings),
        governor: createGovernor(),
        budget: createRetryBudget(),
    };
    return { send: (request) => send(shared, request) };
}

interface Shared {
    settings: Settings;
    cancellation: Cancellation;
    http: AxiosInstance;
    governor: Governor;
    budget: RetryBudget;
}

function createHttp({ token, baseUrl, insecure, ca }: Settings): AxiosInstance {
    const http = axios.create({
        // A redirected POST would become a GET, and a redirect could carry the token to another host.
        maxRedirects: 0,
        maxContentLength: LARGEST_ANSWER_BYTES,
        // Bodies are parsed elsewhere: axios hands over cut JSON as text with status 200.
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

/** What becomes of one request over all its attempts. */
interface Course {
    retries: number;
    isBudgetSpent: boolean;
}

async function send(shared: Shared, request: Request): Promise<{ answer: Answer } | { failed: Failed }> {
    const { http, settings, cancellation } = shared;
    const course: Course = { retries: 0, isBudgetSpent: false };
    try {
        const response = await http.request({
            method: request.method,
            // Joined as text: URL resolution would drop the path of a self-hosted base.
            url: settings.baseUrl + request.path,
            ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
            ...(request.isCleanUp ? {} : { signal: cancellation.signal }),
            adapter: (config) => attemptOnce(shared, request, config),
            "axios-retry": retries(shared, request, course),
        });
        return { answer: toAnswer(response) };
    } catch (error) {
        // Nothing of axios's error goes further: it holds the token and the body.
        const { answer, code = "", detail = "" } = toOutcome(error);
        return { failed: { ...(answer === undefined ? {} : { answer }), code, detail, ...course } };
    }
}

async function attemptOnce(
    { settings, cancellation, governor, budget }: Shared,
    request: Request,
    config: InternalAxiosRequestConfig,
): Promise<AxiosResponse> {
    // Holds before an attempt and in the wait after it: axios would throw a good answer away when Ctrl-C came meanwhile.
    delete config.signal;
    const hold = governor.place(Date.now());
    if (hold > 0) {
        request.notify(`Buddy takes few requests more for now, waiting ${Math.ceil(hold / 1000)} s`);
        await sleep(hold, undefined, request.isCleanUp ? {} : { signal: cancellation.signal });
    }

    const grace = request.isCleanUp ? undefined : GRACE_MS[request.method];
    const limit = limitAttempt({ timeoutMs: settings.timeoutMs, cancelled: cancellation.signal, grace });
    try {
        const response = await axios.getAdapter("http")({ ...config, signal: limit.signal });
        governor.learn(toAnswer(response).headers, Date.now());
        budget.refill();
        return response;
    } catch (error) {
        if (limit.isTimedOut()) {
            throw new AxiosError("", "ETIMEDOUT", config);
        }
        if (isAxiosError(error) && error.response !== undefined) {
            governor.learn(toAnswer(error.response).headers, Date.now());
        }
        throw error;
    } finally {
        limit.end();
    }
}

/** axios-retry runs the loop; every decision is retryPolicy's. */
function retries(
    { settings, cancellation, governor, budget }: Shared,
    request: Request,
    course: Course,
): IAxiosRetryConfig {
    const { maxRetries } = settings;
    const deadline = Date.now() + LONGEST_OPERATION_MS;
    let wait: number | undefined;
    return {
        retries: maxRetries,
        shouldResetTimeout: true,
        async retryCondition(error) {
            const { answer, code, detail = "" } = toOutcome(error);
            const words = answer === undefined ? {} : { headers: answer.headers, words: refusalWords(answer, []) };
            const outcome: Attempt = {
                method: request.method,
                ...course,
                status: answer?.status,
                code,
                detail,
                ...words,
            };
            const now = Date.now();
            wait = retryWait(outcome, { maxRetries, now, deadline, random: Math.random() });
            if (wait === undefined || (cancellation.signal.aborted && !request.isCleanUp)) {
                return false;
            }
            if (isRateLimit(outcome)) {
                governor.pause(now + wait);
            } else if (!budget.take()) {
                course.isBudgetSpent = true;
                return false;
            }
            if (request.method === "POST" && (await cancellation.isAbandoned())) {
                return false;
            }
            course.retries += 1;
            if (error.config !== undefined && !request.isCleanUp) {
                error.config.signal = cancellation.signal; // ends the wait
            }
            const reason = isRateLimit(outcome) ? "rate limited" : `no answer (${outcome.status ?? outcome.code})`;
            request.notify(`${reason}, waiting ${Math.ceil(wait / 1000)} s (retry ${course.retries} of ${maxRetries})`);
            return true;
        },
        retryDelay: () => wait ?? 0,
    };
}

interface Outcome {
    answer?: Answer;
    code?: string;
    detail?: string;
}

function toOutcome(error: unknown): Outcome {
    const detail = error instanceof Error ? error.message : "";
    if (!isAxiosError(error)) {
        return { code: error instanceof Error && error.name === "AbortError" ? "ERR_CANCELED" : "", detail };
    }
    const { response } = error;
    if (response === undefined) {
        return { code: error.code ?? "ERR_NETWORK", detail };
    }
    // An error beside a good status: the connection broke in the middle of the body.
    const isCut = response.status >= 200 && response.status < 300;
    return isCut ? { code: "ECONNRESET", detail: "the answer broke off" } : { answer: toAnswer(response) };
}

function toAnswer({ status, headers, data }: { status: number; headers: object; data: unknown }): Answer {
    const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(plain), text: typeof data === "string" ? data : "" };
}
