import type { Context } from "./answer";
import { actionAnswer } from "./answer";
import { fieldsOf } from "./fields";
import type { Reply } from "./reply";
import { failure, success } from "./reply";
import { editRecord } from "./state";
import { actionProblems, bodyProblems } from "./validation";
import type { WireObject } from "./wire";
import { isEmpty } from "./wire";
import type { ActionRecord, Place } from "./world";
import { dropRecord, placeRecord } from "./world";

export function createAction(context: Context, place: Place, body: WireObject): Reply {
    const { behaviour, world } = context;
    const fields = knownFields(body, "DOCKERFILE");
    const problems = distinct([
        ...bodyProblems({ behaviour, place, body }),
        ...actionProblems({ behaviour, place, body: fields }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    world.lastActionId += 1;
    const record: ActionRecord = {
        action: { id: world.lastActionId, name: String(body["name"]), type: "DOCKERFILE" },
        revision: 0,
    };
    placeRecord(place.pipeline, record);
    editRecord(place.pipeline, record, fields);
    return success(actionAnswer(context, place, record), 201);
}

/** D: only the fields sent are updated. A: lists and objects are replaced whole, an empty value unsets. */
export function updateAction(
    context: Context,
    place: Place,
    target: { record: ActionRecord; body: WireObject },
): Reply {
    const { behaviour } = context;
    const { record, body } = target;
    const sent = knownFields(body, record.action.type);
    const { after_action_id: _place, ...placeless } = sent;
    const obeyed = behaviour.moveIgnored ? placeless : sent;
    const patch = behaviour.clearIgnored ? withoutEmpties(obeyed) : obeyed;
    const problems = distinct([
        ...bodyProblems({ behaviour, place, body, stored: record.action }),
        ...actionProblems({ behaviour, place, body: { ...record.action, ...patch } }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    editRecord(place.pipeline, record, patch);
    return success(actionAnswer(context, place, record));
}

export function deleteAction(place: Place, record: ActionRecord): Reply {
    dropRecord(place.pipeline, record.action.id);
    return { status: 204 };
}

/** A: what the API does not know is ignored without a word, as JSON APIs of this age do. */
function knownFields(body: WireObject, type: string): WireObject {
    const names = [...Object.keys(fieldsOf(type)), "after_action_id"];
    return Object.fromEntries(names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]));
}

function withoutEmpties(fields: WireObject): WireObject {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function distinct(messages: string[]): string[] {
    return [...new Set(messages)];
}
