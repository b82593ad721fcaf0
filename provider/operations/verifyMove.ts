import { errorMessage } from "../errorMessage";
import { isSame, type JsonObject } from "../json";
import type { ActionPath } from "../resourcePath";
import { listActions } from "./actionList";
import type { OrderCheck } from "./actionOrder";
import type { OperationContext } from "./operationContext";
import type { PipelineState } from "./pipelineState";

export interface Move {
    path: ActionPath;
    /** The action it was sent behind. */
    after: number;
    /** True when the program names the action in `adoptActionId`. */
    isAdopted: boolean;
}

/** An action's inputs, before and now. */
export interface Change {
    path: ActionPath;
    olds: JsonObject;
    news: JsonObject;
}

/** The move that an update has to send, if any: to another place, or after an action that this run has moved away. */
export function moveOf({ path, olds, news }: Change, { order: placements }: PipelineState): Move | undefined {
    const { afterActionId: after, adoptActionId } = news;
    if (typeof after !== "number") {
        return undefined;
    }
    if (isSame(after, olds["afterActionId"]) && !placements.isPlaced(path.actionId, after)) {
        return undefined;
    }
    return { path, after, isAdopted: adoptActionId === path.actionId };
}

/**
 * The action that this one has to be sent after again, although nothing changed here: this run moved it, and it stands
 * behind this one now. Without that a moved part of a chain would leave its rest where it was.
 */
export function movedPredecessor(
    { path, olds, news }: Change,
    { order: placements }: PipelineState,
): number | undefined {
    const { afterActionId: after } = news;
    if (typeof after !== "number" || !isSame(after, olds["afterActionId"])) {
        return undefined;
    }
    return placements.mustFollow(path.actionId, after) ? after : undefined;
}

/**
 * Buddy documents `after_action_id` for creating an action, not that a PATCH of it moves one; so its list is looked at.
 * What goes wrong here is told and no failure: the update itself is done.
 */
export async function verifyMove(move: Move, context: OperationContext): Promise<void> {
    const { path, after } = move;
    const { client, options, pipelineState: ledgers, warn } = context;
    const ledger = ledgers(path);
    const accepted = "afterActionId: Buddy accepted the change, but";
    try {
        const order = (await listActions(client, path, options)).map(({ id }) => id);
        ledger.order.noteOrder(path.actionId, order);
    } catch (error) {
        await warn(
            `${accepted} whether it moved the action is not known (${errorMessage(error)}); look at it in Buddy`,
        );
        return;
    }
    const standing = await settledStanding(move, ledger);
    if (standing === undefined) {
        await warn(`${accepted} its list lacks action ${path.actionId} or ${after}; look at the pipeline in Buddy`);
        return;
    }
    if (standing.isRight) {
        return;
    }
    const remedy = `move it in Buddy, or ${replacement(move, context)}`;
    if (standing.stranger === undefined) {
        await warn(`${accepted} the action still stands before action ${after}; ${remedy}`);
        return;
    }
    const { stranger } = standing;
    await warn(
        `${accepted} action ${stranger} stands between action ${after} and this one; unless ${stranger} is being deleted, ` +
            remedy,
    );
}

/** A create of this run may have put its action there, and its answer is still on its way. */
async function settledStanding({ path, after }: Move, ledger: PipelineState): Promise<OrderCheck | undefined> {
    const standing = ledger.order.check(path.actionId, after);
    if (standing === undefined || standing.isRight) {
        return standing;
    }
    await ledger.pendingCreatesSettled();
    return ledger.order.check(path.actionId, after);
}

/** A new action is placed at its creation, as Buddy documents. */
function replacement({ isAdopted }: Move, { urn }: OperationContext): string {
    const command = `\`pulumi up --replace '${urn ?? "its URN"}'\``;
    return isAdopted ? `remove adoptActionId and run ${command}` : `replace it: ${command}`;
}
