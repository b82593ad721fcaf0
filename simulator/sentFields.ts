/**
 * What of a request's body takes effect, by the switches. Each rule carries what it rests on:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import type { Behaviour } from "./behaviour";
import { commonFields, dockerfileFields, fieldsOf } from "./fields";
import { withoutOperands } from "./triggerConditions";
import type { StoredAction, WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

/** D: what a response holds besides what was sent. Whoever sends it back means nothing by it (A). */
const RESPONSE_ONLY = ["id", "url", "html_url", "last_execution_status", "current_revision", "pipeline"];

/** True for a field that an action cannot be without: no PATCH resets it by not sending it. */
function isRequired(type: string, name: string): boolean {
    return name === "name" || name === "type" || (name === "dockerfile_path" && type === "DOCKERFILE");
}

/** The names in a body that no documentation of "Build Docker Image" has. Any name may belong to another type. */
export function unknownNames(type: string, body: WireObject): string[] {
    return type === "DOCKERFILE" ? namesBeside({ ...commonFields, ...dockerfileFields }, body) : [];
}

/** The names in an action or a body that belong to a type whose fields the simulator does not know. */
export function ownNames(type: string, body: WireObject): string[] {
    return type === "DOCKERFILE" ? [] : namesBeside(commonFields, body);
}

/** The names in a body that neither `fields` has nor every response. */
function namesBeside(fields: WireObject, body: WireObject): string[] {
    const known = [...Object.keys(fields), "after_action_id", ...RESPONSE_ONLY];
    return Object.keys(body).filter((name) => !known.includes(name));
}

/** A: what the API does not know is ignored without a word, as JSON APIs of this age do. */
export function takenFields(behaviour: Behaviour, type: string, body: WireObject): WireObject {
    const kept = behaviour.unknownField === "kept" ? unknownNames(type, body) : [];
    const names = [...Object.keys(fieldsOf(type, behaviour)), "after_action_id", ...ownNames(type, body), ...kept];
    const taken = names
        .filter((name) => body[name] !== undefined && name !== "__proto__")
        .map((name): [string, unknown] => [name, body[name]]);
    const fields = Object.fromEntries(taken);
    return behaviour.orOperands === "kept" || fields["trigger_conditions"] === undefined
        ? fields
        : { ...fields, trigger_conditions: withoutOperands(fields["trigger_conditions"]) };
}

/** What a POST stores. */
export function createdFields(behaviour: Behaviour, body: WireObject): WireObject {
    const fields = takenFields(behaviour, String(body["type"]), body);
    return behaviour.afterActionIdOnCreate === "moved" ? fields : without(fields, ["after_action_id"]);
}

/** What a PATCH changes. D: only the fields sent. O: lists are replaced whole, an empty value unsets. */
export function patchedFields(behaviour: Behaviour, action: StoredAction, body: WireObject): WireObject {
    const taken = without(takenFields(behaviour, action.type, body), ["type"]);
    const placed = behaviour.afterActionIdOnPatch === "moved" ? taken : without(taken, ["after_action_id"]);
    const obeyed = Object.entries(placed).filter(([, value]) => !isIgnored(behaviour, value));
    const changed = obeyed.map(([name, value]): [string, unknown] => [
        name,
        behaviour.listsReplaced ? value : addedTo(action[name], value),
    ]);
    const unsent = behaviour.patchKeepsUnsent
        ? []
        : [...Object.keys(fieldsOf(action.type, behaviour)), ...ownNames(action.type, action)].filter(
              (name) => body[name] === undefined && !isRequired(action.type, name),
          );
    return { ...Object.fromEntries(unsent.map((name) => [name, null])), ...Object.fromEntries(changed) };
}

/** True for an empty value that a switch has Buddy pass over. */
function isIgnored({ clearText, clearNull, clearList }: Behaviour, value: unknown): boolean {
    if (!isEmpty(value)) {
        return false;
    }
    const fate = value === null ? clearNull : value === "" ? clearText : clearList;
    return fate === "ignored";
}

/** The old list with the new entries; those that are the same thing take the old ones' places. */
function addedTo(old: unknown, added: unknown): unknown {
    if (!Array.isArray(old) || !Array.isArray(added) || added.length === 0) {
        return added;
    }
    const merged = new Map<string, unknown>();
    for (const entry of [...old, ...added]) {
        merged.set(identityOf(entry), entry); // an entry that is there already keeps its place
    }
    return [...merged.values()];
}

/** The key of a variable, the id of a build secret, the name of a build argument, else the whole entry. */
function identityOf(entry: unknown): string {
    if (isObject(entry)) {
        return String(entry["key"] ?? entry["id"] ?? JSON.stringify(entry));
    }
    return String(entry).split("=", 1)[0] ?? "";
}

function without(fields: WireObject, names: readonly string[]): WireObject {
    return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
