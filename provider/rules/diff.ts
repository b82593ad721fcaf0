import type { dynamic } from "@pulumi/pulumi";
import { isSet } from "../fields/wire";
import { hasUnknown, isSame, type Json, type JsonObject } from "../json";
import { FIELD_ENTRIES, type Field } from "../types/dockerfileAction";
import { demandsReplacement } from "./replaceOnChanges";

/**
 * Compares what the user set, never the network. The engine calls this with (old outputs, new inputs), and during
 * refresh the other way round: (what Buddy says, the inputs of state). Both are therefore reduced to the table's
 * fields; outputs of ours and every `__…` key (`__provider` among them) count for nothing.
 */
export function diffInputs(olds: JsonObject, news: JsonObject): dynamic.DiffResult {
    const changed = changedFields({ olds, news });
    const replaces = changed
        .filter(({ change }) => change === "request")
        .filter(({ name, field }) => field.to === "path" || demandsReplacement(name, { olds, news }))
        .map(({ name }) => name);
    return { changes: changed.length > 0, replaces, deleteBeforeReplace: false };
}

/**
 * True when an update has nothing to send and only brings the outputs up to date. Pulumi keeps the old outputs of a resource
 * without changes, so a removed `afterActionId` would stay there and hide that the same place is wanted anew later.
 */
export function isStateOnly(olds: JsonObject, news: JsonObject): boolean {
    const changed = changedFields({ olds, news });
    return changed.length > 0 && changed.every(({ change }) => change === "state");
}

interface Comparison {
    olds: JsonObject;
    news: JsonObject;
}

/** What a change of an input takes: a request to Buddy, or an update of the state alone. */
type Change = "none" | "state" | "request";

function changedFields({ olds, news }: Comparison) {
    return FIELD_ENTRIES.flatMap(([name, field]) => {
        const change = changeOf(field, olds[name], news[name]);
        return change === "none" ? [] : [{ name, field, change }];
    });
}

function changeOf(field: Field, old: Json | undefined, next: Json | undefined): Change {
    if (field.to === "nowhere") {
        return isSet(old) === isSet(next) ? "none" : "state";
    }
    // Nothing can be sent for a removed input that has no clear value.
    if (field.to === "body" && field.clear === undefined && !field.required && !isSet(next)) {
        return isSet(old) ? "state" : "none";
    }
    // Not left to the comparison: the normal form of a list that is not known yet is that of none.
    if (hasUnknown(next)) {
        return "request";
    }
    if (!isSame(field.type.normalize(old), field.type.normalize(next))) {
        return "request";
    }
    // The same build arguments as a list and as a map.
    const isRestated = isSet(old) && isSet(next) && Array.isArray(old) !== Array.isArray(next);
    return isRestated ? "state" : "none";
}
