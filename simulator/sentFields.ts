/**
 * Which fields of a request's body take effect, according to the switches. A letter names the source of each rule:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import type { Behaviour } from "./behaviour";
import { commonFields, dockerfileFields, fieldsOf } from "./fields";
import { withoutOperands } from "./triggerConditions";
import type { StoredAction, WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

/** D: the fields that only responses have. A: a request that contains them is accepted, and they are ignored. */
const RESPONSE_ONLY = ["id", "url", "html_url", "last_execution_status", "current_revision", "pipeline"];

/** True for a field that an action needs, so that a PATCH without it does not reset it. */
function isRequired(type: string, name: string): boolean {
    return name === "name" || name === "type" || (name === "dockerfile_path" && type === "DOCKERFILE");
}

/** The field names that no documentation of a `DOCKERFILE` action has. Of other types every name is accepted. */
export function unknownFieldNames(type: string, body: WireObject): string[] {
    return type === "DOCKERFILE" ? namesBeside({ ...commonFields, ...dockerfileFields }, body) : [];
}

/** The names of the type's own fields, if the type is not `DOCKERFILE`. */
export function ownFieldNames(type: string, body: WireObject): string[] {
    return type === "DOCKERFILE" ? [] : namesBeside(commonFields, body);
}

function namesBeside(fields: WireObject, body: WireObject): string[] {
    const known = [...Object.keys(fields), "after_action_id", ...RESPONSE_ONLY];
    return Object.keys(body).filter((name) => !known.includes(name));
}

/** A: unknown fields are ignored without an error, as JSON APIs of this age do. */
export function acceptedFields(behaviour: Behaviour, type: string, body: WireObject): WireObject {
    const kept = behaviour.unknownField === "kept" ? unknownFieldNames(type, body) : [];
    const names = [...Object.keys(fieldsOf(type, behaviour)), "after_action_id", ...ownFieldNames(type, body), ...kept];
    const accepted = names
        .filter((name) => body[name] !== undefined && name !== "__proto__")
        .map((name): [string, unknown] => [name, body[name]]);
    const fields = Object.fromEntries(accepted);
    return behaviour.orOperands === "kept" || fields["trigger_conditions"] === undefined
        ? fields
        : { ...fields, trigger_conditions: withoutOperands(fields["trigger_conditions"]) };
}

/** The fields that a POST stores. */
export function fieldsToCreate(behaviour: Behaviour, body: WireObject): WireObject {
    const fields = acceptedFields(behaviour, String(body["type"]), body);
    return behaviour.afterActionIdOnCreate === "moved" ? fields : without(fields, ["after_action_id"]);
}

/** The fields that a PATCH changes. D: only those sent. O: a list is replaced as a whole, an empty value clears. */
export function fieldsToUpdate(behaviour: Behaviour, action: StoredAction, body: WireObject): WireObject {
    const accepted = without(acceptedFields(behaviour, action.type, body), ["type"]);
    const movable = behaviour.afterActionIdOnPatch === "moved" ? accepted : without(accepted, ["after_action_id"]);
    const fields = [...Object.keys(fieldsOf(action.type, behaviour)), ...ownFieldNames(action.type, action)];
    const optional = fields.filter((name) => !isRequired(action.type, name));
    return { ...resets(behaviour, optional, body), ...changes(behaviour, action, movable) };
}

/** The values that the sent fields get, according to the switches. */
export function changes(behaviour: Behaviour, stored: WireObject, sent: WireObject): WireObject {
    const effective = Object.entries(sent).filter(([, value]) => !isIgnored(behaviour, value));
    const changed = effective.map(([name, value]): [string, unknown] => [
        name,
        behaviour.listsReplaced ? value : addedTo(stored[name], value),
    ]);
    return Object.fromEntries(changed);
}

/** The fields that a PATCH resets because it does not contain them. */
export function resets(behaviour: Behaviour, names: string[], body: WireObject): WireObject {
    const unsent = behaviour.patchKeepsUnsent ? [] : names.filter((name) => body[name] === undefined);
    return Object.fromEntries(unsent.map((name) => [name, null]));
}

/** True for an empty value that a switch has the API ignore. */
function isIgnored({ clearText, clearNull, clearList }: Behaviour, value: unknown): boolean {
    if (!isEmpty(value)) {
        return false;
    }
    const handling = value === null ? clearNull : value === "" ? clearText : clearList;
    return handling === "ignored";
}

/** The old list with the new entries added. An entry with the identity of an old one replaces it. */
function addedTo(old: unknown, added: unknown): unknown {
    if (!Array.isArray(old) || !Array.isArray(added) || added.length === 0) {
        return added;
    }
    const merged = new Map<string, unknown>();
    for (const entry of [...old, ...added]) {
        merged.set(identityOf(entry), entry); // an existing key keeps its position
    }
    return [...merged.values()];
}

/** The key of a variable, the id of a build secret, the name of a build argument, or the whole entry. */
function identityOf(entry: unknown): string {
    if (isObject(entry)) {
        return String(entry["key"] ?? entry["id"] ?? JSON.stringify(entry));
    }
    return String(entry).split("=", 1)[0] ?? "";
}

function without(fields: WireObject, names: readonly string[]): WireObject {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
