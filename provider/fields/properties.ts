import { isObject, isSame, type Json, type JsonObject, mapEntries, unlessEmpty } from "../json";
import type { FieldType } from "./fieldType";
import { isCiphertext } from "./objectType";
import { typeProblem } from "./scalarTypes";

/** Never compared and never read: Buddy returns them as ciphertext in several forms, or not at all (buddy-api, section 5). */
const WRITE_ONLY = ["password", "passphrase"];

/** Fields by Buddy's own names, with any JSON as values. What the program writes is compared, and nothing else. */
export function properties(): FieldType<JsonObject> {
    return {
        form: { json: "object" },
        problems: (value, location) =>
            isObject(value) ? [] : typeProblem(value, location, "be an object", "Give Buddy's fields by their names."),
        toWire: (value) => value,
        fromWire: (wire, input) => unlessEmpty(input === undefined ? readable(wire) : observed(wire, input)),
        // Only null equals absent here: `false` may differ from Buddy's default, so adding it to a program is a change.
        normalize: (value) => unlessEmpty(without(value, (entry) => entry === null)),
    };
}

/** The fields that an update has to clear, with their old values. */
export function removedProperties(old: Json | undefined, next: Json | undefined): [string, Json][] {
    return entriesOf(old).filter(([name, value]) => value !== null && entryOf(next, name) === undefined);
}

/** True when a response to a clear still holds the old value. */
export function isKept(response: Json | undefined, old: Json): boolean {
    return !isEmpty(response) && isSame(observed(response, old), old);
}

/** The paths of fields that a request sent with a value and that its response lacks. */
export function missingPaths(response: Json | undefined, sent: Json | undefined, path: string): string[] {
    if (sent === undefined || isSame(observed(undefined, sent), sent)) {
        return [];
    }
    if (unlessEmpty(response) === undefined) {
        return [path];
    }
    return entriesOf(sent)
        .filter(([name]) => !WRITE_ONLY.includes(name))
        .flatMap(([name, value]) => missingPaths(entryOf(response, name), value, `${path}.${name}`));
}

/**
 * What a response holds of what the program wrote: the program's value while it means the same, else Buddy's. Ciphertext
 * cannot be compared, so the program's value stays.
 */
function observed(wire: Json | undefined, own: Json): Json | undefined {
    if (isCiphertext(wire) || (isEmpty(wire) && isEmpty(own))) {
        return own;
    }
    if (isObject(own) && (isObject(wire) || isEmpty(wire))) {
        return mapEntries(own, (value, name) =>
            WRITE_ONLY.includes(name) ? value : observed(entryOf(wire, name), value),
        );
    }
    if (Array.isArray(own) && Array.isArray(wire)) {
        return wire.map((entry, index) => withInput(entry, own[index]) ?? null);
    }
    return readable(wire);
}

function withInput(wire: Json, own: Json | undefined): Json | undefined {
    return own === undefined ? readable(wire) : observed(wire, own);
}

/** Without credentials. */
function readable(wire: Json | undefined): Json | undefined {
    return without(wire, (entry, name) => entry === null || isCiphertext(entry) || WRITE_ONLY.includes(name));
}

/** Without what `isLeftOut` names, at any depth. Lists keep their length. */
function without(
    value: Json | undefined,
    isLeftOut: (value: Json, name: string) => boolean,
    ownName = "",
): Json | undefined {
    if (value === undefined || isLeftOut(value, ownName)) {
        return undefined;
    }
    if (Array.isArray(value)) {
        return value.map((entry) => without(entry, isLeftOut) ?? null);
    }
    return isObject(value) ? mapEntries(value, (entry, name) => without(entry, isLeftOut, name)) : value;
}

/** True for what Buddy may leave out of a response, and for what it then means. */
function isEmpty(value: Json | undefined): boolean {
    return value === false || value === 0 || unlessEmpty(value) === undefined;
}

function entriesOf(value: Json | undefined): [string, Json][] {
    return isObject(value) ? Object.entries(value) : [];
}

/** Only an entry of its own: every object inherits a `constructor`. */
function entryOf(value: Json | undefined, name: string): Json | undefined {
    return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
