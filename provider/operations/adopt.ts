import { isNotFound } from "../client/errors";
import { isSet, toCreateBody } from "../fields/wire";
import type { AdoptionNotes } from "../host/adoptionNotes";
import type { JsonObject } from "../json";
import { type Problem, problemText } from "../problem";
import { type ActionPath, parseResourceId, pipelineText, resourceId } from "../resourcePath";
import { nameOf, registrationOf } from "../rules/actionOwners";
import { actionObject } from "./actionList";
import { type Created, pipelinePath, withPartialFailure } from "./create";
import { warnOfIgnored } from "./ignoredInputs";
import type { OperationContext } from "./operationContext";
import { outputs, urls } from "./outputs";
import { assertDockerBuild, deleteAction } from "./update";
import { verifyMove } from "./verifyMove";

/** What adopting and deleting need besides: what the run's other processes adopt. */
export interface AdoptionContext extends OperationContext {
    notes: AdoptionNotes;
}

/** Adopts an action that exists: nothing is sent before its type is known. */
export async function adoptAction(inputs: JsonObject, context: AdoptionContext): Promise<Created> {
    const { client, options, pipelineState: ledgers, notes } = context;
    const { adoptActionId: actionId, afterActionId: after } = inputs;
    if (typeof actionId !== "number") {
        throw new Error("adoptActionId: not a number; give the action's id");
    }
    const path: ActionPath = { ...pipelinePath(inputs), actionId };
    const { owners, markManaged: noteManaged, order: placements } = ledgers(path);
    const urn = context.urn ?? `adopter of ${actionId}`;
    // Before anything can fail: a run that goes on after a failure must not delete what was to be adopted.
    notes.add({ id: resourceId(path), urn: context.urn ?? "" });
    noteManaged(actionId);
    assertNone(owners.register(registrationOf(inputs, { urn, isNew: true })));
    const found = await client.read(actionObject(path), options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        const what = `adoptActionId: there is no action ${actionId} in ${pipelineText(path)}`;
        throw new Error(`${what}; check the id, projectName and pipelineId, or remove adoptActionId to create one`);
    });
    assertDockerBuild(found, path);
    assertNone(owners.conflicts(urn, actionId));
    const isMoved = typeof after === "number";
    if (isMoved) {
        placements.place(actionId, after);
    }
    const answer = await client.update(actionObject(path), toCreateBody(inputs), options);
    await warnOfIgnored(inputs, answer, context);
    if (isMoved) {
        await verifyMove({ path, after, isAdopted: true }, context);
    }
    return withPartialFailure(resourceId(path), inputs, () => ({
        ...urls(found),
        ...outputs(inputs, answer),
        actionId,
    }));
}

function assertNone([problem]: readonly Problem[]): void {
    if (problem !== undefined) {
        throw new Error(problemText(problem));
    }
}

/**
 * Deletes an action that its entry in the state owns. It stays at Buddy where the entry borrows it, or where a resource of
 * this run goes on with it: a renamed resource that adopts its own action is created before the old entry is deleted.
 */
export async function deleteUnlessOwned(id: string, state: JsonObject, context: AdoptionContext): Promise<void> {
    const path = parseResourceId(id);
    const stays = `action ${path.actionId} of ${pipelineText(path)} stays at Buddy, because`;
    if (isSet(state["adoptActionId"])) {
        return context.warn(
            `adoptActionId: ${stays} the entry that is deleted only borrowed it. To have Pulumi delete an adopted action, ` +
                "remove adoptActionId and run `pulumi up` before you remove the resource.",
        );
    }
    const adopter = context.notes.adopterOf(id);
    const urn = adopter ?? context.pipelineState(path).owners.ownerOf(path.actionId)?.urn;
    if (urn === undefined) {
        return deleteAction(id, context);
    }
    const owner = nameOf(urn) || "another resource of this run";
    return context.warn(`actionId: ${stays} ${owner} ${adopter === undefined ? "has" : "adopts"} it.`, urn);
}
