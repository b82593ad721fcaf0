import type { Part, PartTable } from "../provider/fields/fieldType";
import { isCiphertext } from "../provider/fields/objectType";
import { holdsSecrets, isSecretPart } from "../provider/fields/secrets";
import { bodyFields } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject, unlessEmpty } from "../provider/json";
import type { ResourceType } from "../provider/types/resourceType";
import { propertyName } from "./propertyInputs";
import { HIDDEN, type UnmanagedInput } from "./unmanagedInput";

/**
 * What Buddy returns encrypted or not at all. An object or a list with one hidden part is left out as a whole: an update
 * sends it whole, and would send it without that part.
 */
export function hiddenInputs({ fields }: ResourceType, response: JsonObject, readable: JsonObject): UnmanagedInput[] {
    const typed = bodyFields(fields).flatMap(([name, { wire, secret, type }]): UnmanagedInput[] => {
        const value = response[wire];
        // Some responses lack the password; an action with a login has one.
        if (secret && (isGiven(value) || isGiven(response["login"]))) {
            return [{ name, why: "hidden", value: HIDDEN }];
        }
        const { parts } = type;
        const objects = holdsSecrets(parts) ? objectsIn(value) : [];
        const hidden = objects.map((object) => hiddenParts(object, parts ?? {}));
        if (hidden.flat().length > 0) {
            const outlines = withHiddenParts(objectsIn(readable[name]), hidden);
            return [{ name, why: "hidden", value: Array.isArray(value) ? outlines : (outlines[0] ?? HIDDEN) }];
        }
        return hasCiphertext(value) ? [{ name, why: "hidden", value: readable[name] ?? HIDDEN }] : [];
    });
    const properties = Object.entries(readable).flatMap(([name, value]): UnmanagedInput[] => {
        const property = propertyName(name);
        if (property === undefined || !hasHidden(value)) {
            return [];
        }
        return [{ name, why: hasCiphertext(response[property]) ? "hidden" : "secret", value }];
    });
    return [...typed, ...properties];
}

function objectsIn(value: Json | undefined): JsonObject[] {
    return (Array.isArray(value) ? value : [value]).filter(isObject);
}

function isGiven(value: Json | undefined): boolean {
    return unlessEmpty(value) !== undefined;
}

const hasCiphertext = (value: Json | undefined): boolean => holds(value, isCiphertext);
const hasHidden = (value: Json | undefined): boolean => holds(value, (text) => text === HIDDEN);

/** True if the value, or one inside it, is wanted. */
function holds(value: Json | undefined, isWanted: (value: Json | undefined) => boolean): boolean {
    if (Array.isArray(value)) {
        return value.some((entry) => holds(entry, isWanted));
    }
    return isObject(value) ? Object.values(value).some((entry) => holds(entry, isWanted)) : isWanted(value);
}

/**
 * The parts that are secret or encrypted. A value that may be secret counts even if the response lacks it; a password
 * does not, because most variables have none.
 */
function hiddenParts(object: JsonObject, table: PartTable): string[] {
    const isSecret = (part: Part<unknown>) => isSecretPart(part, (name) => object[table[name]?.wire ?? name]);
    return Object.entries(table).flatMap(([name, part]) => {
        const value = object[part.wire];
        const isHidden = isSecret(part) && (part.secret !== true || isGiven(value));
        return isHidden || isCiphertext(value) ? [name] : [];
    });
}

/** The objects as a program would write them, with {@link HIDDEN} for the hidden parts of each. */
function withHiddenParts(objects: readonly JsonObject[], hidden: readonly string[][]): JsonObject[] {
    return hidden.map((names, index) => ({
        ...objects[index],
        ...Object.fromEntries(names.map((name) => [name, HIDDEN])),
    }));
}
