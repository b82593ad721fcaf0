import { isObject, type Json, type JsonObject } from "../json";
import type { Part, PartTable } from "./parts";

/** True when this value of another part makes no secret. */
export function isOpen(value: unknown, open: readonly unknown[]): boolean {
    return value === undefined || value === null || value === "" || open.includes(value);
}

/** True when the part is secret in this object, whose other parts are looked up by the names that inputs have. */
export function isSecretPart(part: Part<unknown>, partOf: (name: string) => Json | undefined): boolean {
    const conditions = Object.entries(part.secretUnless ?? {});
    return part.secret === true || conditions.some(([name, open]) => !isOpen(partOf(name), open));
}

/** True when the part can be a secret, whether it is one in a given object or not. */
export function mayBeSecret(part: Part<unknown>): boolean {
    return part.secret === true || part.secretUnless !== undefined;
}

/** True when objects of this table, or what is nested in them, can hold a secret. */
export function holdsSecrets(table: PartTable | undefined, seen: readonly PartTable[] = []): table is PartTable {
    if (table === undefined || seen.includes(table)) {
        return false;
    }
    return Object.values(table).some((part) => mayBeSecret(part) || holdsSecrets(part.type.parts, [...seen, table]));
}

/** The values of all parts that `isWanted` chooses, in an object of this table or a list of them, at any depth. */
export function partValues(
    value: Json | undefined,
    table: PartTable,
    isWanted: (part: Part<unknown>, object: JsonObject) => boolean,
): Json[] {
    const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
    return objects.flatMap((object) =>
        Object.entries(table).flatMap(([name, part]): Json[] => {
            const own = object[name];
            if (own === undefined) {
                return [];
            }
            const nested = part.type.parts === undefined ? [] : partValues(own, part.type.parts, isWanted);
            return isWanted(part, object) ? [own] : nested;
        }),
    );
}
