import type { WireObject } from "./wire";

/** A response before it is sent, with a JSON body, a text or neither. */
export interface HttpResponse {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
    text?: { content: string; contentType: string };
}

export function success(body: WireObject, status = 200): HttpResponse {
    return { status, body };
}

/** O: every error of Buddy's API has this body, with one message or several (all clients). */
export function failure(status: number, ...messages: string[]): HttpResponse {
    return { status, body: { errors: messages.map((message) => ({ message })) } };
}

export function notFound(): HttpResponse {
    return failure(404, "Not found.");
}

/** Calls the handler of the request's method. A: a method without a handler is a 405. */
export function byMethod(method: string, handlers: Record<string, () => HttpResponse>): HttpResponse {
    const handler = Object.entries(handlers).find(([name]) => name === method)?.[1];
    if (handler !== undefined) {
        return handler();
    }
    const allowed = Object.keys(handlers).join(", ");
    return {
        ...failure(405, `Method ${method} is not allowed here; allowed: ${allowed}.`),
        headers: { Allow: allowed },
    };
}
