import type { HttpResponse } from "./httpResponse";
import { failure } from "./httpResponse";
import { isObject } from "./wire";

/** The requests that a fault applies to: the first `times` requests that match. */
export interface FaultTarget {
    /** The HTTP method; any if left out. */
    method?: string | undefined;
    /** A part of the decoded path and query, or a pattern for them; any if left out. */
    path?: string | RegExp | undefined;
    /**
     * How many requests it applies to; `Infinity` for every one until `faults.clear()`.
     * @default 1
     */
    times?: number | undefined;
}

/** Replaces the response by one with this status. Without `body`, the body is an error in Buddy's form. */
export interface StatusFault extends FaultTarget {
    /** A response with a status of your choice. */
    kind: "status";
    /** The HTTP status, e.g. 503. */
    status: number;
    /**
     * Whether a write takes effect nevertheless.
     * @default false
     */
    isApplied?: boolean | undefined;
    /** Text is sent as it is, anything else as JSON. */
    body?: unknown;
    /** Headers in addition to the usual ones. */
    headers?: Record<string, string> | undefined;
    /**
     * The body's media type.
     * @default JSON for objects, plain text for text
     */
    contentType?: string | undefined;
}

/** The rate limit's response: a 429, or a 403 as in older versions. The request has no effect. */
export interface RateLimitFault extends FaultTarget {
    /** `rateLimit` is a 429, `rateLimit403` a 403. */
    kind: "rateLimit" | "rateLimit403";
    /**
     * Seconds from now until the time in `X-Rate-Limit-Reset`.
     * @default 1
     */
    resetSeconds?: number | undefined;
}

/** Delays the response. A write takes effect at once, even if the client gives up. */
export interface SlowFault extends FaultTarget {
    /** A delayed response. */
    kind: "slow";
    /** The delay in milliseconds. */
    ms: number;
}

/**
 * - `cutBefore`: the connection breaks; a write has no effect.
 * - `cutAfter`: the write takes effect, then the connection breaks without a response.
 * - `cutBody`: the write takes effect, the connection breaks in the middle of the JSON.
 * - `emptyBody`: the write takes effect, the status is right, the body is empty.
 * - `noId`: the write takes effect, the response lacks its `id`.
 */
export interface PlainFault extends FaultTarget {
    /** Which of the above. */
    kind: "cutBefore" | "cutAfter" | "cutBody" | "emptyBody" | "noId";
}

/** A 502 with an HTML page, as gateways send it. */
export interface HtmlFault extends FaultTarget {
    /** A gateway's page. */
    kind: "html";
    /**
     * Whether a write takes effect nevertheless.
     * @default false
     */
    isApplied?: boolean | undefined;
}

/** A failure, and the requests that it applies to. */
export type Fault = StatusFault | RateLimitFault | SlowFault | PlainFault | HtmlFault;

/**
 * The failures to come. They apply to API requests only, never to HTML pages or to a `Host` that is not allowed. If
 * several match a request, the one added first applies.
 */
export interface Faults {
    /** Adds a failure. */
    add(fault: Fault): void;
    /** The faults that have not applied to `times` requests yet. */
    pending(): Fault[];
    /** Removes all failures. */
    clear(): void;
}

export interface FaultQueue extends Faults {
    take(request: { method: string; path: string }): Fault | undefined;
}

export function createFaults(): FaultQueue {
    let queue: { fault: Fault; left: number }[] = [];
    return {
        add: (fault) => {
            queue.push({ fault, left: fault.times ?? 1 });
        },
        pending: () => queue.map(({ fault }) => fault),
        clear: () => {
            queue = [];
        },
        take: (request) => {
            const entry = queue.find(({ fault, left }) => left > 0 && isMatch(fault, request));
            if (entry === undefined) {
                return undefined;
            }
            entry.left -= 1;
            queue = queue.filter(({ left }) => left > 0);
            return entry.fault;
        },
    };
}

function isMatch({ method, path }: FaultTarget, request: { method: string; path: string }): boolean {
    if (method !== undefined && method.toUpperCase() !== request.method) {
        return false;
    }
    if (path === undefined) {
        return true;
    }
    // search(), unlike test(), ignores the lastIndex of a global pattern
    return typeof path === "string" ? request.path.includes(path) : request.path.search(path) !== -1;
}

/** The response that replaces the regular one. The request has no effect unless `hasEffect` is true. */
export function replacement(fault: Fault): HttpResponse | undefined {
    switch (fault.kind) {
        case "status":
            return statusResponse(fault);
        case "rateLimit":
            return { ...failure(429, "Rate limit exceeded."), headers: limitHeaders(fault) };
        case "rateLimit403":
            return { ...failure(403, "Rate limit exceeded."), headers: limitHeaders(fault) };
        case "html":
            return { status: 502, text: { content: BAD_GATEWAY, contentType: "text/html; charset=utf-8" } };
        default:
            return undefined;
    }
}

/** True if the request takes effect although its response is replaced. */
export function hasEffect(fault: Fault): boolean {
    return "isApplied" in fault && fault.isApplied === true;
}

/** The regular response, damaged. */
export function damaged(fault: Fault, response: HttpResponse): HttpResponse {
    if (fault.kind === "emptyBody") {
        return { status: response.status, ...(response.headers && { headers: response.headers }) };
    }
    if (fault.kind === "noId" && isObject(response.body)) {
        const { id: _id, ...rest } = response.body;
        return { ...response, body: rest };
    }
    return response;
}

function statusResponse({ status, body, headers, contentType }: StatusFault): HttpResponse {
    const base = { status, ...(headers && { headers }) };
    if (body === undefined) {
        return { ...failure(status, "A fault of the simulator."), ...base };
    }
    if (typeof body === "string" || contentType !== undefined) {
        const content = typeof body === "string" ? body : JSON.stringify(body);
        return { ...base, text: { content, contentType: contentType ?? "text/plain; charset=utf-8" } };
    }
    return { ...base, body };
}

/** O: the header holds unix seconds. */
function limitHeaders({ resetSeconds }: RateLimitFault): Record<string, string> {
    const reset = Math.ceil(Date.now() / 1000 + (resetSeconds ?? 1));
    return { "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": String(reset) };
}

const BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";
