import type { IncomingMessage } from "node:http";
import type { WireObject } from "./wire";
import { isObject } from "./wire";

const BODY_LIMIT_BYTES = 1024 * 1024;
const JOURNAL_LIMIT_BYTES = 64 * 1024;
const DEPTH_LIMIT = 200;

/** What a request brought besides its head. */
export interface RequestBody {
    /** `undefined` when it is above 1 MiB. */
    content: string | undefined;
    /** How many bytes of it were read. */
    bytes: number;
}

/** The whole body; above 1 MiB the rest is read and thrown away. */
export async function receivedBody(request: IncomingMessage): Promise<RequestBody> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request) {
        const part: Buffer = chunk; // without an encoding set, a request yields Buffers
        bytes += part.length;
        if (bytes <= BODY_LIMIT_BYTES) {
            chunks.push(part);
        }
    }
    return { content: bytes > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString("utf8"), bytes };
}

/**
 * Nothing of the body, and no waiting for it. What comes is thrown away, so that the client can finish sending and use
 * the connection again; above 1 MiB the connection goes, too.
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

/** The parsed body as far as the journal keeps it. */
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

/** A: the status and the words. D: the API speaks JSON. */
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

/** Level by level: deep nesting must not exhaust the stack, here or where the value is looked at. */
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
