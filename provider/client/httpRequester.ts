import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from "node:https";
import { types } from "node:util";
import axios, { type AxiosInstance, isAxiosError } from "axios";
import type { JsonObject } from "../json";
import { isLoopback } from "../settings/baseUrl";
import type { Settings } from "../settings/settings";
import { packageVersion } from "../version";
import type { ConnectionFailure } from "./connectionFailure";
import { WatchedConnection } from "./connectionStage";
import { type HttpResponse, isSuccess } from "./httpResponse";
import { namedProxy } from "./proxy";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface HttpRequest {
    method: Method;
    path: string;
    body?: JsonObject;
}

/** A response with any status, or why there is none. */
export type Outcome = { response: HttpResponse } | { failure: ConnectionFailure };

/** Sends a request once. The signal ends it, and the signal's reason becomes the failure's code. */
export type HttpRequester = (request: HttpRequest, signal: AbortSignal) => Promise<Outcome>;

const LARGEST_RESPONSE_BYTES = 10 * 1024 * 1024;

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
        const connection = new WatchedConnection({ isSecure });
        let isProxied = false;
        const failed = (code: string, detail: string, proxyResponse?: HttpResponse): Outcome => {
            const proxy = isProxied || code === "ERR_INVALID_URL" ? namedProxy(protocol) : undefined;
            const { stage } = connection;
            return {
                failure: { code, detail, stage, ...(proxy && { proxy }), ...(proxyResponse && { proxyResponse }) },
            };
        };
        /** A response before the TLS handshake is the proxy's: axios returns its refusal of a tunnel like Buddy's response. */
        const received = (response: HttpResponse): Outcome =>
            connection.stage === "open" ? { response } : failed("", "", response);
        /** Node's own request, which axios makes as well when it follows no redirects. */
        const request = (options: RequestOptions, onResponse: (response: IncomingMessage) => void): ClientRequest => {
            // axios tunnels with its own agent; to a proxy for plain http it sends the whole address.
            isProxied = isSecure ? options.agent !== httpsAgent : /^http:/.test(options.path ?? "");
            const send = options.protocol === "https:" ? httpsRequest : httpRequest;
            return connection.watch(send(options, onResponse));
        };
        try {
            const response = await http.request({
                method,
                // Joined as text: URL resolution would drop the path of a self-hosted base URL.
                url: baseUrl + path,
                ...(body === undefined ? {} : { data: JSON.stringify(body) }),
                signal,
                transport: { request },
            });
            return received(toResponse(response));
        } catch (error) {
            // axios's error is not passed on: it holds the token and the body.
            if (signal.aborted) {
                return failed(String(signal.reason), "");
            }
            if (isAxiosError(error) && error.response !== undefined) {
                // The connection broke within the body, which matters only if a body is needed.
                const response = toResponse(error.response);
                return isSuccess(response) ? failed("ECONNRESET", "the response broke off") : received(response);
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
        maxContentLength: LARGEST_RESPONSE_BYTES,
        validateStatus: null,
        // Bodies are parsed elsewhere: axios returns cut JSON as text with status 200.
        responseType: "text",
        transformResponse: (body: unknown) => body,
        // Loopback traffic needs no proxy, and over plain http a proxy would see the token.
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

function toResponse({ status, headers, data }: { status: number; headers: object; data: unknown }): HttpResponse {
    const plain = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
    return { status, headers: Object.fromEntries(plain), text: typeof data === "string" ? data : "" };
}
