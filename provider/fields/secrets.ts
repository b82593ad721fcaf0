import { isObject, type Json, type JsonObject } from "../json";
import type { FieldTable } from "./fieldTable";
import type { Part, PartTable } from "./fieldType";

/** Shorter plain values ("1", "yes") are no secrets, and masking them would make messages unreadable. */
const SHORTEST_MASKED = 4;

/** True when this value of another part makes no secret. */
export function isOpen(value: unknown, openValues: readonly unknown[]): boolean {
    return value === undefined || value === null || value === "" || openValues.includes(value);
}

/** True when the part is secret in this object, whose other parts `partOf` looks up by the names of inputs. */
export function isSecretPart(part: Part<unknown>, partOf: (name: string) => Json | undefined): boolean {
    const conditions = Object.entries(part.secretUnless ?? {});
    return part.secret === true || conditions.some(([name, openValues]) => !isOpen(partOf(name), openValues));
}

/** True when the part can be a secret in some object. */
function mayBeSecret(part: Part<unknown>): boolean {
    return part.secret === true || part.secretUnless !== undefined;
}

/** True when objects of this table, or objects nested in them, can hold a secret. */
export function holdsSecrets(table: PartTable | undefined, seen: readonly PartTable[] = []): table is PartTable {
    if (table === undefined || seen.includes(table)) {
        return false;
    }
    return Object.values(table).some((part) => mayBeSecret(part) || holdsSecrets(part.type.parts, [...seen, table]));
}

/** The texts in the inputs that the field table calls secret. */
export function secretTexts(fields: FieldTable, inputs: JsonObject): string[] {
    return Object.entries(fields).flatMap(([name, { secret, type }]) => {
        if (secret) {
            return texts(inputs[name]);
        }
        const isSecret = (part: Part<unknown>, object: JsonObject) => isSecretPart(part, (other) => object[other]);
        return type.parts === undefined ? [] : texts(partValues(inputs[name], type.parts, isSecret));
    });
}

/** Secret texts, and texts that may be secret: handlers cannot know what else the program marked, and Buddy may echo it. */
export function sensitiveTexts(fields: FieldTable, inputs: JsonObject): string[] {
    const likely = Object.entries(fields).flatMap(([name, { sensitive, secret, type }]) => {
        if (!sensitive || secret) {
            return [];
        }
        return type.parts === undefined
            ? texts(inputs[name]).flatMap((pair) => [pair, pair.slice(pair.indexOf("=") + 1)])
            : texts(partValues(inputs[name], type.parts, (part) => part.sensitive === true || mayBeSecret(part)));
    });
    return [...secretTexts(fields, inputs), ...likely.filter((text) => text.length >= SHORTEST_MASKED)];
}

/** The values of all parts that `isWanted` chooses, in an object or a list of objects of this table, at any depth. */
function partValues(
    value: Json | undefined,
    table: PartTable,
    isWanted: (part: Part<unknown>, object: JsonObject) => boolean,
): Json[] {
    const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
    return objects.flatMap((object) =>
        Object.entries(table).flatMap(([name, part]): Json[] => {
            const own = object[name];
            if (own === undefined || isWanted(part, object)) {
                return own === undefined ? [] : [own];
            }
            return part.type.parts === undefined ? [] : partValues(own, part.type.parts, isWanted);
        }),
    );
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
