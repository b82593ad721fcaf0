import { isNotFound } from "../client/errors";
import { errorMessage } from "../errorMessage";
import { ignoredClears, toUpdateBody } from "../fields/wire";
import type { JsonObject } from "../json";
import { isStateOnly } from "../rules/diff";
import { parseResourceId } from "../types/resourceId";
import { ID_NAMES } from "../types/resourceType";
import { moveOf } from "./actionOrder";
import type { OperationContext } from "./operationContext";
import { computed, outputs, warnOfIgnoredInputs } from "./outputs";
import { verifyMove } from "./verifyMove";

interface Update {
    id: string;
    olds: JsonObject;
    news: JsonObject;
}

/** Brings the object to the new inputs with one request, and returns the outputs. */
export async function update({ id, olds, news }: Update, context: OperationContext): Promise<JsonObject> {
    const { type, client, options, warn, stateOf } = context;
    const path = parseResourceId(type.noun, id);
    const ids = { [ID_NAMES[type.noun].id]: path.id };
    const { order } = stateOf(path);
    const move = moveOf({ path, olds, news }, order);
    if (move === undefined && isStateOnly(type, olds, news)) {
        return { ...outputs(type, news, {}), ...computed(type, news, olds), ...ids };
    }
    if (move !== undefined) {
        order.place(path.id, move.after);
    }
    // `afterActionId` is sent only if it changed, or if the action that it names was moved.
    const sent = move === undefined ? olds : { ...olds, afterActionId: null };
    const response = await client.update(path, toUpdateBody(type, sent, news), options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        throw new Error(
            `${errorMessage(error)} If it was deleted in Buddy, run \`pulumi refresh\` and \`pulumi up\` to create it again.`,
        );
    });
    for (const name of ignoredClears(type, { olds, news, response })) {
        await warn(
            `${name}: was removed from the program, but Buddy keeps its old value. Set it explicitly, or clear it in Buddy.`,
        );
    }
    await warnOfIgnoredInputs(news, response, context);
    if (move !== undefined) {
        await verifyMove(move, context);
    }
    return { ...computed(type, news, olds), ...outputs(type, news, response), ...ids };
}
