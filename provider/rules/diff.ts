import type { dynamic } from "@pulumi/pulumi";
import type { Field } from "../fields/fieldTable";
import { bodyFields } from "../fields/wire";
import { hasUnknown, isSame, isSet, type Json, type JsonObject } from "../json";
import type { ResourceType } from "../types/resourceType";
import { demandsReplacement } from "./replaceOnChanges";

/**
 * Compares what the program sets, never the network. The engine calls this with (old outputs, new inputs), and during
 * refresh the other way round: (what Buddy says, the inputs of the state). So only the table's fields are compared: neither
 * other outputs nor any `__…` key (such as `__provider`).
 */
export function diffInputs({ fields }: ResourceType, olds: JsonObject, news: JsonObject): dynamic.DiffResult {
    const changes = changedFields({ fields, olds, news });
    const replacing = changes
        .filter(({ change }) => change === "request")
        .filter(({ name, field }) => isReplacing(field) || demandsReplacement(name, { olds, news }));
    const isInPlace = replacing.length > 0 && replacing.every(({ field }) => field.in === "body");
    return {
        changes: changes.length > 0,
        replaces: replacing.map(({ name }) => name),
        deleteBeforeReplace: isInPlace && keepsUniqueValue({ fields, olds, news }),
    };
}

function isReplacing(field: Field): boolean {
    return field.in === "path" || (field.in === "body" && field.replaces === true);
}

function keepsUniqueValue({ fields, olds, news }: Comparison): boolean {
    return bodyFields(fields).some(
        ([name, { unique }]) => unique && isSet(news[name]) && isSame(olds[name], news[name]),
    );
}

/**
 * True when an update has nothing to send and only brings the outputs up to date. Pulumi keeps the old outputs of a resource
 * without changes, so a removed `afterActionId` would stay there and hide that the same place is wanted anew later.
 */
export function isStateOnly({ fields }: ResourceType, olds: JsonObject, news: JsonObject): boolean {
    const changes = changedFields({ fields, olds, news });
    return changes.length > 0 && changes.every(({ change }) => change === "state");
}

/** What a change of an input takes: a request to Buddy, or an update of the state alone. */
type Change = "none" | "state" | "request";

interface Comparison extends Pick<ResourceType, "fields"> {
    olds: JsonObject;
    news: JsonObject;
}

function changedFields({ fields, olds, news }: Comparison) {
    return Object.entries(fields).flatMap(([name, field]) => {
        const change = changeOf(field, olds[name], news[name]);
        return change === "none" ? [] : [{ name, field, change }];
    });
}

function changeOf(field: Field, old: Json | undefined, next: Json | undefined): Change {
    if (field.in === "none") {
        return isSet(old) === isSet(next) ? "none" : "state";
    }
    if (field.in === "state") {
        return isSame(field.type.normalize(old), field.type.normalize(next)) ? "none" : "state";
    }
    if (field.in === "body" && field.shownWhenUnset && !isSet(next)) {
        return "none";
    }
    // Nothing can be sent for a removed input that has no clear value.
    if (field.in === "body" && field.clear === undefined && !field.required && !isSet(next)) {
        return isSet(old) ? "state" : "none";
    }
    // Asked first, because a list that is not known yet has the same normal form as no list.
    if (hasUnknown(next) || !isSame(field.type.normalize(old), field.type.normalize(next))) {
        return "request";
    }
    // The same build arguments as a list and as a map.
    const isOtherForm = isSet(old) && isSet(next) && Array.isArray(old) !== Array.isArray(next);
    return isOtherForm ? "state" : "none";
}
