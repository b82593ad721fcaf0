import { errorMessage } from "./errorMessage";
import { isObject, type Json, type JsonObject, plainJson } from "./json";
import { PartialFailure } from "./operations/partialFailure";
import { safeMessage } from "./safeMessage";

interface Received {
    properties: Record<string, unknown>;
    also?: Record<string, unknown>;
}

type Handler<R> = (properties: JsonObject, also: JsonObject) => Promise<R>;

/**
 * Keeps the traps of Pulumi's dynamic-provider host shut (seen with SDK 3.270.0):
 * results come back as fresh plain JSON, because anything else fails *after* the remote object exists (#2205), and
 * whatever is thrown becomes a fresh plain Error, because other throws hang the command or print foreign data.
 */
export async function wrapHandler<R extends object>(
    { properties, also = {} }: Received,
    handler: Handler<R>,
): Promise<R> {
    const own = given(properties);
    const other = given(also);
    try {
        return plainJson(await handler(own, other)) as R; // the same shape, minus what the host cannot carry
    } catch (error) {
        throw cleanError(error, safeMessage(errorMessage(error), [own, other]), own["__provider"] ?? null);
    }
}

/** NaN and Infinity stay what they are, which is for `check` to refuse: as `null` they would be inputs that are not set. */
function given(value: Record<string, unknown>): JsonObject {
    const plain = plainJson(value, (number) => number);
    return isObject(plain) ? plain : {};
}

function cleanError(error: unknown, message: string, provider: Json): Error {
    const clean = new Error(message);
    // The host prints the stack below the message of check, diff, read and delete.
    clean.stack = "";
    if (!(error instanceof PartialFailure)) {
        return clean;
    }
    // Without `__provider` the saved resource could be neither read nor deleted.
    const properties = { ...(plainJson(error.properties) as JsonObject), __provider: provider };
    return Object.assign(clean, { id: error.id, properties, reasons: [message] });
}
