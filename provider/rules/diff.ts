import type { dynamic } from "@pulumi/pulumi";
import { FIELD_ENTRIES, type Field, type FieldName } from "../fields/fields";
import { isSet } from "../fields/wire";
import { hasUnknown, isSame, type Json, type JsonObject } from "../json";
import { demandsReplacement } from "./replaceOnChanges";

/**
 * Compares what the user set, never the network. The engine calls this with (old outputs, new inputs), and during
 * refresh the other way round: (what Buddy says, the inputs of state). Both are therefore reduced to the table's
 * fields; outputs of ours and every `__…` key (`__provider` among them) count for nothing.
 */
export function diffInputs(olds: JsonObject, news: JsonObject): dynamic.DiffResult {
    const changed = FIELD_ENTRIES.filter(([name, field]) => isChanged({ name, field, olds, news }));
    const replaces = changed
        .filter(([name, field]) => field.to === "path" || demandsReplacement(name, { olds, news }))
        .map(([name]) => name);
    return { changes: changed.length > 0, replaces, deleteBeforeReplace: false };
}

interface Comparison {
    name: FieldName;
    field: Field;
    olds: JsonObject;
    news: JsonObject;
}

function isChanged({ name, field, olds, news }: Comparison): boolean {
    if (field.to === "nowhere") {
        return false;
    }
    const old: Json | undefined = olds[name];
    const next: Json | undefined = news[name];
    // Nothing can be sent for a removed input that has no clear value, so its removal is no change.
    if (field.to === "body" && field.clear === undefined && !field.required && !isSet(next)) {
        return false;
    }
    // Not left to the comparison: the normal form of a list that is not known yet is that of none.
    if (hasUnknown(next)) {
        return true;
    }
    return !isSame(field.kind.normal(old), field.kind.normal(next));
}
