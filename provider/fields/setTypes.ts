import { isObject, isSame, type Json, unlessEmpty } from "../json";
import type { FieldType } from "./fieldType";
import { entriesOf, list, objectList } from "./listTypes";
import type { ObjectType } from "./objectType";
import { string } from "./scalarTypes";

/** A list of texts; neither their order nor repetitions carry a meaning. */
export function stringSet(): FieldType<string[]> {
    return { ...list(string()), normalize: (value) => unlessEmpty([...new Set(entriesOf(value))].sort()) };
}

/**
 * A list of objects that have no key and whose order carries no meaning. Of each, only the parts that the program wrote are
 * compared, so an entry of a response belongs to the entry of the program that it agrees with, else to one of the same `similar`
 * part.
 */
export function objectSet<T>(object: ObjectType<T>, similar: string & keyof T): FieldType<T[]> {
    const ordered = objectList(object);
    const agrees = (own: Json, wire: Json) =>
        isSame(object.normalize(object.fromWire(wire, own)), object.normalize(own));
    const isSimilar = (own: Json, wire: Json) => isObject(own) && isObject(wire) && own[similar] === wire[similar];
    return {
        ...ordered,
        normalize: (value) => unlessEmpty(entriesOf(ordered.normalize(value)).sort(byText)),
        fromWire(wire, input) {
            const [found, written] = [entriesOf(wire), entriesOf(input)];
            const partners = pairs(written, found, agrees);
            const taken = [...partners.values()];
            const rest = found.filter((entry) => !taken.includes(entry));
            const changed = pairs(
                written.filter((own) => !partners.has(own)),
                rest,
                isSimilar,
            );
            const entries = written.flatMap((own) => {
                const entry = partners.get(own) ?? changed.get(own);
                return entry === undefined ? [] : [object.fromWire(entry, own) ?? {}];
            });
            const added = rest.filter((entry) => ![...changed.values()].includes(entry));
            return unlessEmpty([...entries, ...added.map((entry) => object.fromWire(entry) ?? {})]);
        },
    };
}

/** Pairs as many entries of the program as possible, each with its own entry of the response, by augmenting paths. */
function pairs(
    written: readonly Json[],
    found: readonly Json[],
    fits: (own: Json, wire: Json) => boolean,
): Map<Json, Json> {
    const ownOf = new Map<Json, Json>();
    const findPartner = (own: Json, tried: Set<Json>): boolean =>
        found.some((entry) => {
            if (tried.has(entry) || !fits(own, entry)) {
                return false;
            }
            tried.add(entry);
            const holder = ownOf.get(entry);
            const isFree = holder === undefined || findPartner(holder, tried);
            if (isFree) {
                ownOf.set(entry, own);
            }
            return isFree;
        });
    for (const own of written) {
        findPartner(own, new Set());
    }
    return new Map([...ownOf].map(([entry, own]) => [own, entry]));
}

function byText(one: Json, other: Json): number {
    return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}
