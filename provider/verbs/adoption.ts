import { type ActionPath, parseResourceId, pipelineText, resourceId } from "../client/actionPath";
import { isGone } from "../client/errors";
import { toCreateBody } from "../fields/wire";
import type { JsonObject } from "../json";
import { problemText } from "../rules/problem";
import { type Created, keepingId, pipelinePath } from "./creation";
import { assertDockerBuild, deleteAction, type Surroundings } from "./lifecycle";
import { warnUnlessMoved } from "./moveCheck";
import { outputs, urls } from "./outputs";

/** Takes over an action that exists: nothing is sent before its type is known. */
export async function adoptAction(inputs: JsonObject, surroundings: Surroundings): Promise<Created> {
    const { client, options, ledgers, urn = "" } = surroundings;
    const { adoptActionId: actionId, afterActionId: after } = inputs;
    if (typeof actionId !== "number") {
        throw new Error("adoptActionId: not a number; give the action's id");
    }
    const path: ActionPath = { ...pipelinePath(inputs), actionId };
    // Before anything can fail: a run that goes on after a failure must not delete what was to be taken over.
    ledgers(path).takeOver(actionId, urn);
    const found = await client.readAction(path, options).catch((error: unknown) => {
        if (!isGone(error)) {
            throw error;
        }
        const what = `adoptActionId: there is no action ${actionId} in ${pipelineText(path)}`;
        throw new Error(`${what}; check the id, projectName and pipelineId, or remove adoptActionId to create one`);
    });
    assertDockerBuild(found, path);
    const [objection] = ledgers(path).roster.objections(urn, actionId);
    if (objection !== undefined) {
        throw new Error(problemText(objection));
    }
    const isMoved = typeof after === "number";
    if (isMoved) {
        ledgers(path).placements.place(actionId, after);
    }
    const answer = await client.updateAction(path, toCreateBody(inputs), options);
    if (isMoved) {
        await warnUnlessMoved({ path, after, isAdopted: true }, surroundings);
    }
    return keepingId(resourceId(path), inputs, () => ({ ...urls(found), ...outputs(inputs, answer), actionId }));
}

/**
 * Deletes an action, unless another entry of the state goes on with it. Where `adoptActionId` is left in the program
 * and the resource is replaced or renamed, Pulumi has the new entry take the action over and deletes the old entry's:
 * the same one. An interrupted run, or an import done twice, can leave such pairs behind.
 */
export async function dropAction(id: string, surroundings: Surroundings): Promise<void> {
    const path = parseResourceId(id);
    const { takerOf, roster } = surroundings.ledgers(path);
    const taker = takerOf(path.actionId);
    const holder = roster.holderOf(path.actionId);
    if (taker === undefined && holder === undefined) {
        return deleteAction(id, surroundings);
    }
    const what = `action ${path.actionId} is not deleted with another entry of the state, because this resource`;
    const text =
        taker === undefined && holder?.isNew === false
            ? `actionId: ${what} has it`
            : `adoptActionId: ${what} takes it over; remove adoptActionId, so that a replacement makes a new action`;
    await surroundings.warn(text, taker ?? holder?.urn);
}
