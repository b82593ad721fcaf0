import type { IncomingMessage } from "node:http";
import type { WireObject } from "./wire";
import { isObject } from "./wire";

const BODY_LIMIT_BYTES = 1024 * 1024;
const JOURNAL_LIMIT_BYTES = 64 * 1024;
const DEPTH_LIMIT = 200;

/** The body of a request. */
export interface RequestBody {
    /** `undefined` if it is larger than 1 MiB. */
    content: string | undefined;
    /** How many bytes were read. */
    bytes: number;
}

/** Reads the whole body. What exceeds 1 MiB is discarded. */
export async function receivedBody(request: IncomingMessage): Promise<RequestBody> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request) {
        const part: Buffer = chunk; // a request without an encoding yields Buffers
        bytes += part.length;
        if (bytes <= BODY_LIMIT_BYTES) {
            chunks.push(part);
        }
    }
    return { content: bytes > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString("utf8"), bytes };
}

/**
 * Discards the body without waiting for it. The client can finish sending and use the connection again, but the
 * connection is closed after 1 MiB.
 */
export function discardedBody(request: IncomingMessage): RequestBody {
    let left = BODY_LIMIT_BYTES;
    request.on("data", (chunk: Buffer) => {
        left -= chunk.length;
        if (left < 0) {
            request.socket.destroy();
        }
    });
    return { content: "", bytes: 0 };
}

/** The parsed body for the journal. */
export function journalled({ content, bytes }: RequestBody): unknown {
    return content === undefined || bytes > JOURNAL_LIMIT_BYTES ? undefined : parsedJson(content);
}

function parsedJson(content: string): unknown {
    try {
        return JSON.parse(content);
    } catch {
        return undefined;
    }
}

/** D: the API takes JSON. A: the messages. */
export function jsonBody(request: {
    contentType: string | undefined;
    content: string;
}): { value: WireObject } | { problem: string } {
    if (!/^application\/json\s*(;|$)/i.test(request.contentType ?? "")) {
        return { problem: "Content-Type must be application/json." };
    }
    const value = parsedJson(request.content);
    if (value === undefined) {
        return { problem: "The body is not valid JSON." };
    }
    if (!isObject(value)) {
        return { problem: "The body must be a JSON object." };
    }
    return isTooDeep(value) ? { problem: `The body is nested deeper than ${DEPTH_LIMIT} levels.` } : { value };
}

/** Not recursive: deep nesting must not exhaust the stack. */
function isTooDeep(value: WireObject): boolean {
    let level: unknown[] = [value];
    for (let depth = 0; level.length > 0; depth += 1) {
        if (depth > DEPTH_LIMIT) {
            return true;
        }
        level = level.flatMap((entry) => (typeof entry === "object" && entry !== null ? Object.values(entry) : []));
    }
    return false;
}
