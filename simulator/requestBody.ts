import type { IncomingMessage } from "node:http";
import type { WireObject } from "./wire";
import { isObject } from "./wire";

const BODY_LIMIT_BYTES = 1024 * 1024;

/** The whole body as text, or `undefined` when it is above 1 MiB; the rest is read and thrown away. */
export async function bodyText(request: IncomingMessage): Promise<string | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request) {
        const bytes: Buffer = chunk; // without an encoding set, a request yields Buffers
        size += bytes.length;
        if (size <= BODY_LIMIT_BYTES) {
            chunks.push(bytes);
        }
    }
    return size > BODY_LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

export function parsedJson(content: string): unknown {
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
    return isObject(value) ? { value } : { problem: "The body must be a JSON object." };
}
