import { errorMessage } from "./errorMessage";
import type { FieldTable } from "./fields/fieldTable";
import { isObject, type Json, type JsonObject, plainJson } from "./json";
import { PartialFailure } from "./operations/partialFailure";
import { safeMessage } from "./safeMessage";

type Properties = Record<string, unknown>;

interface HandlerInput {
    fields: FieldTable;
    properties: Properties;
    olds?: Properties;
}

/**
 * Avoids the traps of Pulumi's dynamic-provider host (seen with SDK 3.270.0). Results become fresh plain JSON: anything else
 * fails *after* the remote object exists (#2205). Whatever is thrown becomes a fresh plain Error: anything else hangs the
 * command or prints foreign data.
 */
export async function wrapHandler<R extends object>(
    { fields, properties, olds = {} }: HandlerInput,
    handler: (properties: JsonObject, olds: JsonObject) => Promise<R>,
): Promise<R> {
    const plain = toJsonObject(properties);
    const plainOlds = toJsonObject(olds);
    try {
        return plainJson(await handler(plain, plainOlds)) as R; // the same shape, minus what the host cannot carry
    } catch (error) {
        const message = safeMessage(errorMessage(error), fields, [plain, plainOlds]);
        throw cleanError(error, message, plain["__provider"] ?? null);
    }
}

/** NaN and Infinity stay, for `check` to refuse: as `null` they would count as not set. */
function toJsonObject(value: Properties): JsonObject {
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
