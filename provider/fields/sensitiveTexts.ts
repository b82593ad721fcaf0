import { isObject, type Json, type JsonObject } from "../json";
import { FIELD_ENTRIES } from "../types/dockerfileAction";
import { isSecretPart, mayBeSecret, partValues } from "./secretParts";

/** Shorter plain values ("1", "yes") are no secrets, and masking them would make messages unreadable. */
const SHORTEST_MASKED = 4;

/** The texts in an action's inputs that the field table calls secret, whoever wrote them. */
export function secretTexts(inputs: JsonObject): string[] {
    return FIELD_ENTRIES.flatMap(([name, { secret, type: kind }]) => {
        const value = inputs[name];
        if (secret) {
            return texts(value);
        }
        const isSecret: Parameters<typeof partValues>[2] = (part, object) => isSecretPart(part, (own) => object[own]);
        return kind.parts === undefined ? [] : texts(partValues(value, kind.parts, isSecret));
    });
}

/**
 * The same, and what may well be secret: handlers cannot know what else the user marked. Buddy's error bodies can
 * echo what was sent, so its words are searched for all of these.
 */
export function sensitiveTexts(inputs: JsonObject): string[] {
    const likely = FIELD_ENTRIES.filter(([, { sensitive: neverQuoted, secret }]) => neverQuoted && !secret).flatMap(
        ([name, { type: kind }]) => {
            const value = inputs[name];
            return kind.parts === undefined
                ? texts(value).flatMap((pair) => [pair, pair.slice(pair.indexOf("=") + 1)])
                : texts(partValues(value, kind.parts, mayBeSecret));
        },
    );
    return [...secretTexts(inputs), ...likely.filter((text) => text.length >= SHORTEST_MASKED)];
}

function texts(value: Json | undefined): string[] {
    if (typeof value === "string") {
        return [value];
    }
    if (Array.isArray(value)) {
        return value.flatMap(texts);
    }
    return isObject(value) ? Object.values(value).flatMap(texts) : [];
}
