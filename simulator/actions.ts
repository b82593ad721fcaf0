import { actionResponse } from "./actionResponse";
import { distinct } from "./bodyRules";
import type { Context } from "./context";
import type { HttpResponse } from "./httpResponse";
import { failure, success } from "./httpResponse";
import { fieldsToCreate, fieldsToUpdate } from "./sentFields";
import { editRecord } from "./state";
import type { ActionRecord, PipelineLocation } from "./store";
import { moveRecord, removeRecord } from "./store";
import { actionProblems, bodyProblems } from "./validation";
import type { WireObject } from "./wire";

export function createAction(context: Context, location: PipelineLocation, body: WireObject): HttpResponse {
    const { behaviour, store } = context;
    const fields = fieldsToCreate(behaviour, body);
    const problems = distinct([
        ...bodyProblems({ behaviour, location, body }),
        ...actionProblems({ behaviour, location, body: fields }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    store.lastActionId += 1;
    const record: ActionRecord = {
        action: { id: store.lastActionId, name: String(body["name"]), type: String(body["type"]) },
        cleared: new Set(),
        revision: 0,
    };
    moveRecord(location.pipeline, record);
    editRecord(location.pipeline, record, fields);
    return success(actionResponse(context, location, record), behaviour.createStatus);
}

export function updateAction(
    context: Context,
    location: PipelineLocation,
    target: { record: ActionRecord; body: WireObject },
): HttpResponse {
    const { behaviour } = context;
    const { record, body } = target;
    const patch = fieldsToUpdate(behaviour, record.action, body);
    const problems = distinct([
        ...bodyProblems({ behaviour, location, body, stored: record.action }),
        ...actionProblems({ behaviour, location, body: { ...record.action, ...patch } }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    editRecord(location.pipeline, record, patch);
    return success(actionResponse(context, location, record), behaviour.updateStatus);
}

export function deleteAction({ behaviour }: Context, location: PipelineLocation, record: ActionRecord): HttpResponse {
    removeRecord(location.pipeline, record.action.id);
    return { status: behaviour.deleteStatus };
}
