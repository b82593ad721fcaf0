import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from "node:https";
import { types } from "node:util";
import axios, { type AxiosInstance, isAxiosError } from "axios";
import type { JsonObject } from "../json";
import { isLoopback, type Settings } from "../settings/settings";
import { packageVersion } from "../version";
import { type HttpResponse, isSuccess } from "./apiErrorMessage";
import type { ConnectionFailure } from "./connectionFailure";
import { watchConnection } from "./connectionStage";
import { namedProxy } from "./proxy";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface HttpRequest {
    method: Method;
    path: string;
    body?: JsonObject;
}

/** What one request brought: an answer of whatever status, or none. */
export type Outcome = { response: HttpResponse } | { failure: ConnectionFailure };

/** Sends one request, once. The signal ends it, and its reason becomes the failure's code. */
export type HttpRequester = (request: HttpRequest, signal: AbortSignal) => Promise<Outcome>;

const LARGEST_ANSWER_BYTES = 10 * 1024 * 1024;

/** The only file that knows axios. */
export function createHttpRequester(settings: Settings): HttpRequester {
    const { baseUrl, insecure, ca } = settings;
    const { protocol } = new URL(baseUrl);
    const isSecure = protocol === "https:";
    const httpsAgent = new HttpsAgent({
        keepAlive: true,
        rejectUnauthorized: !insecure,
        ...(ca === undefined ? {} : { ca }),
    });
    const http = createHttp(settings, httpsAgent);

    return async ({ method, path, body }, signal) => {
        const connection = watchConnection({ isSecure });
        let isProxied = false;
        const failed = (code: string, detail: string, refusal?: HttpResponse): Outcome => {
            const proxy = isProxied || code === "ERR_INVALID_URL" ? namedProxy(protocol) : undefined;
            const { stage } = connection;
            return { failure: { code, detail, stage, ...(proxy && { proxy }), ...(refusal && { refusal }) } };
        };
        /** What answers before TLS stands is the proxy: axios hands its refusal of a tunnel over like Buddy's answer. */
        const received = (answer: HttpResponse): Outcome =>
            connection.stage === "open" ? { response: answer } : failed("", "", answer);
        /** Node's own request, which is what axios makes where it follows no redirects. */
        const request = (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest => {
            // axios tunnels by an agent of its own; to a proxy for plain http it sends the whole address.
            isProxied = isSecure ? options.agent !== httpsAgent : /^http:/.test(options.path ?? "");
            const send = options.protocol === "https:" ? httpsRequest : httpRequest;
            return connection.watch(send(options, onResponse));
        };
        try {
            const response = await http.request({
                method,
                // Joined as text: URL resolution would drop the path of a self-hosted base.
                url: baseUrl + path,
                ...(body === undefined ? {} : { data: JSON.stringify(body) }),
                signal,
                transport: { request },
            });
            return received(toAnswer(response));
        } catch (error) {
            // Nothing of axios's error goes further: it holds the token and the body.
            if (signal.aborted) {
                return failed(String(signal.reason), "");
            }
            if (isAxiosError(error) && error.response !== undefined) {
                // The connection broke in the middle of the body, which matters only where a body is needed.
                const answer = toAnswer(error.response);
                return isSuccess(answer) ? failed("ECONNRESET", "the answer broke off") : received(answer);
            }
            return types.isNativeError(error) ? failed(codeOf(error), error.message) : failed("", "");
        }
    };
}

function createHttp({ token, baseUrl }: Settings, httpsAgent: HttpsAgent): AxiosInstance {
    return axios.create({
        httpAgent: new HttpAgent({ keepAlive: true }),
        httpsAgent,
        // A redirected POST would become a GET, and a redirect could carry the token to another host.
        maxRedirects: 0,
        maxContentLength: LARGEST_ANSWER_BYTES,
        validateStatus: null,
        // Bodies are parsed elsewhere: axios hands over cut JSON as text with status 200.
        responseType: "text",
        transformResponse: (body: unknown) => body,
        // A proxy has no business with traffic that leaves no machine, and over plain http would see the token.
        ...(isLoopback(new URL(baseUrl).hostname) ? { proxy: false as const } : {}),
        headers: {
            Authorization: `Bearer ${token}`,
            Accept: "application/json",
            "Content-Type": "application/json",
            "User-Agent": `pulumi-buddyworks/${packageVersion()} node/${process.versions.node}`,
        },
    });
}

function codeOf(error: Error): string {
    return "code" in error && typeof error.code === "string" ? error.code : "ERR_NETWORK";
}

function toAnswer({ status, headers, data }: { status: number; headers: object; data: unknown }): HttpResponse {
    const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(plain), text: typeof data === "string" ? data : "" };
}
