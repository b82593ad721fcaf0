import { errorMessage } from "../errorMessage";
import type { Move, OrderCheck } from "./actionOrder";
import { listObjects } from "./collectionState";
import type { OperationContext } from "./operationContext";

/**
 * Buddy documents `after_action_id` for creating an action, not that an update of it moves the action; so its list is read.
 * A wrong order is a warning and no failure: the update itself succeeded.
 */
export async function verifyMove(move: Move, context: OperationContext): Promise<void> {
    const { path, after } = move;
    const { client, options, stateOf, warn } = context;
    const { order } = stateOf(path);
    const accepted = "afterActionId: Buddy accepted the change, but";
    try {
        const listed = await listObjects(client, path, options);
        order.noteOrder(
            path.id,
            listed.map(({ id }) => id),
        );
    } catch (error) {
        await warn(
            `${accepted} its list of actions could not be read. ${errorMessage(error)} Check the order in Buddy.`,
        );
        return;
    }
    const result = await settledCheck(move, context);
    if (result === undefined) {
        await warn(`${accepted} its list lacks action ${path.id} or ${after}. Check the order in Buddy.`);
        return;
    }
    if (result.isRight) {
        return;
    }
    const { between } = result;
    const fix = `Move it in Buddy, or ${replacement(move, context)}`;
    await warn(
        between === undefined
            ? `${accepted} the action is still before action ${after}. ${fix}`
            : `${accepted} action ${between} is between action ${after} and this one. ${fix} No need if ${between} is being deleted.`,
    );
}

/** A pending create of this run may have put its action there. */
async function settledCheck({ path, after }: Move, { stateOf }: OperationContext): Promise<OrderCheck | undefined> {
    const { order } = stateOf(path);
    const result = order.check(path.id, after);
    if (result === undefined || result.isRight) {
        return result;
    }
    await stateOf(path).pendingCreatesSettled();
    return order.check(path.id, after);
}

/** A new action is placed at its creation, as Buddy documents. */
function replacement({ isAdopted }: Move, { urn }: OperationContext): string {
    const command = `\`pulumi up --replace '${urn ?? "its URN"}'\``;
    return isAdopted ? `remove adoptActionId and run ${command}.` : `replace it with ${command}.`;
}
