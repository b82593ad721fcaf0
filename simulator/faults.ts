import type { Reply } from "./reply";
import { failure } from "./reply";
import { isObject } from "./wire";

/** Which requests a fault meets: all that match, `times` of them. */
export interface FaultTarget {
    /** Any method unless given. */
    method?: string | undefined;
    /** A part of the decoded path and query, or a pattern for it; any unless given. */
    path?: string | RegExp | undefined;
    /**
     * How many requests to meet; `Infinity` for every one until `faults.clear()`.
     * @default 1
     */
    times?: number | undefined;
}

/** Answers with this status instead of the request's own answer. Without `body` there is a message in Buddy's form. */
export interface StatusFault extends FaultTarget {
    /** An answer with a status of your choice. */
    kind: "status";
    /** The HTTP status, e.g. 503. */
    status: number;
    /**
     * Whether a write takes effect before it is answered so.
     * @default false
     */
    isApplied?: boolean | undefined;
    /** Text is sent as it is, anything else as JSON. */
    body?: unknown;
    /** Headers besides the usual ones. */
    headers?: Record<string, string> | undefined;
    /**
     * The body's media type.
     * @default JSON for objects, plain text for text
     */
    contentType?: string | undefined;
}

/** Rate limited, as 429 or in the older form of a 403; the request has no effect. */
export interface RateLimitFault extends FaultTarget {
    /** As 429, or as 403. */
    kind: "rateLimit" | "rateLimit403";
    /**
     * Seconds from now to the `X-Rate-Limit-Reset` answered.
     * @default 1
     */
    resetSeconds?: number | undefined;
}

/** Answers late by this many milliseconds; a write takes effect at once, even if the client gives up. */
export interface SlowFault extends FaultTarget {
    /** A late answer. */
    kind: "slow";
    /** How late, in milliseconds. */
    ms: number;
}

/**
 * - `cutBefore`: the connection breaks; a write has no effect.
 * - `cutAfter`: the write takes effect, then the connection breaks without an answer.
 * - `cutBody`: the write takes effect, the connection breaks in the middle of the JSON.
 * - `emptyBody`: the write takes effect, the status is right, the body is empty.
 * - `noId`: the write takes effect, the answer lacks its `id`.
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
     * Whether a write takes effect before it is answered so.
     * @default false
     */
    isApplied?: boolean | undefined;
}

/** What can go wrong, and which requests it meets; see each kind. */
export type Fault = StatusFault | RateLimitFault | SlowFault | PlainFault | HtmlFault;

/**
 * Failures waiting for their requests. They meet API requests only, never HTML pages or a foreign `Host`; the oldest
 * match goes first.
 */
export interface Faults {
    /** Adds a failure behind those that wait already. */
    add(fault: Fault): void;
    /** The faults that have not met all their requests yet. */
    pending(): Fault[];
    /** Forgets all failures that wait. */
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
            const met = queue.find(({ fault, left }) => left > 0 && isMet(fault, request));
            if (met === undefined) {
                return undefined;
            }
            met.left -= 1;
            queue = queue.filter(({ left }) => left > 0);
            return met.fault;
        },
    };
}

function isMet({ method, path }: FaultTarget, request: { method: string; path: string }): boolean {
    if (method !== undefined && method.toUpperCase() !== request.method) {
        return false;
    }
    if (path === undefined) {
        return true;
    }
    // search() ignores the lastIndex of a global pattern, test() would not
    return typeof path === "string" ? request.path.includes(path) : request.path.search(path) !== -1;
}

/** The answer that takes the place of the request's own, which then has no effect unless `hasEffect` says so. */
export function replacement(fault: Fault): Reply | undefined {
    switch (fault.kind) {
        case "status":
            return statusReply(fault);
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

/** True for a fault that strikes after the request was carried out. */
export function hasEffect(fault: Fault): boolean {
    return "isApplied" in fault && fault.isApplied === true;
}

/** The request's own answer, spoilt after the request took effect. */
export function spoilt(fault: Fault, reply: Reply): Reply {
    if (fault.kind === "emptyBody") {
        return { status: reply.status, ...(reply.headers && { headers: reply.headers }) };
    }
    if (fault.kind === "noId" && isObject(reply.body)) {
        const { id: _id, ...rest } = reply.body;
        return { ...reply, body: rest };
    }
    return reply;
}

function statusReply({ status, body, headers, contentType }: StatusFault): Reply {
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
