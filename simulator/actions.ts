import type { Context } from "./answer";
import { actionAnswer } from "./answer";
import type { Reply } from "./reply";
import { failure, success } from "./reply";
import { createdFields, patchedFields } from "./sentFields";
import { editRecord } from "./state";
import { actionProblems, bodyProblems } from "./validation";
import type { WireObject } from "./wire";
import type { ActionRecord, Place } from "./world";
import { dropRecord, placeRecord } from "./world";

export function createAction(context: Context, place: Place, body: WireObject): Reply {
    const { behaviour, world } = context;
    const fields = createdFields(behaviour, body);
    const problems = distinct([
        ...bodyProblems({ behaviour, place, body }),
        ...actionProblems({ behaviour, place, body: fields }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    world.lastActionId += 1;
    const record: ActionRecord = {
        action: { id: world.lastActionId, name: String(body["name"]), type: String(body["type"]) },
        cleared: new Set(),
        revision: 0,
    };
    placeRecord(place.pipeline, record);
    editRecord(place.pipeline, record, fields);
    return success(actionAnswer(context, place, record), behaviour.createStatus);
}

export function updateAction(
    context: Context,
    place: Place,
    target: { record: ActionRecord; body: WireObject },
): Reply {
    const { behaviour } = context;
    const { record, body } = target;
    const patch = patchedFields(behaviour, record.action, body);
    const problems = distinct([
        ...bodyProblems({ behaviour, place, body, stored: record.action }),
        ...actionProblems({ behaviour, place, body: { ...record.action, ...patch } }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    editRecord(place.pipeline, record, patch);
    return success(actionAnswer(context, place, record), behaviour.updateStatus);
}

export function deleteAction({ behaviour }: Context, place: Place, record: ActionRecord): Reply {
    dropRecord(place.pipeline, record.action.id);
    return { status: behaviour.deleteStatus };
}

function distinct(messages: string[]): string[] {
    return [...new Set(messages)];
}
