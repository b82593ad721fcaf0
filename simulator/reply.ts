import type { WireObject } from "./wire";

/** What a route decided, before it is put on the wire: a JSON body, an HTML page or neither. */
export interface Reply {
    status: number;
    headers?: Record<string, string>;
    body?: unknown;
    text?: { content: string; contentType: string };
}

export function success(body: WireObject, status = 200): Reply {
    return { status, body };
}

/** Every error of Buddy's API has this body, with one message or several (O: all clients). */
export function failure(status: number, ...messages: string[]): Reply {
    return { status, body: { errors: messages.map((message) => ({ message })) } };
}

export function notFound(): Reply {
    return failure(404, "Not found.");
}

/** Answers with the handler of the request's method, or with 405 and what is allowed instead (A). */
export function byMethod(method: string, handlers: Record<string, () => Reply>): Reply {
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
