import type { Unwrap } from "@pulumi/pulumi";
import type { IntegrationArgs } from "../args/nestedArgs";
import { type FieldType, string, wrongType } from "../fields/fieldType";
import { object } from "../fields/objectType";
import type { Parts } from "../fields/parts";
import { isObject, type Json, UNKNOWN, unlessEmpty } from "../json";

interface Names {
    hashId?: string;
    identifier?: string;
}

const parts: Parts<Names> = {
    hashId: { wire: "hash_id", type: string() },
    identifier: { wire: "identifier", type: string() },
};

/**
 * An integration under exactly one of its two names. Buddy's answer may hold both names and more (or, who knows, only
 * the other one), so it is compared on the name the user wrote, and not at all where that is missing.
 */
export function integration(): FieldType<Unwrap<IntegrationArgs>> {
    const base = object(parts);
    const remedy = 'give either { hashId: "…" } or { identifier: "…" }';

    return {
        parts: base.parts,
        problems(value, place) {
            if (!isObject(value)) {
                return wrongType(value, place, remedy);
            }
            const given = [value["hashId"], value["identifier"]].filter((name) => name !== undefined && name !== null);
            const problems = base.problems(value, place);
            if (given.length === 2 && !given.includes(UNKNOWN)) {
                problems.push({ path: place.path, what: "both hashId and identifier are given", remedy });
            }
            if (given.length === 0 || given.includes("")) {
                problems.push({ path: place.path, what: "neither hashId nor identifier is given", remedy });
            }
            return problems;
        },
        toWire: base.toWire,
        fromWire: (wire) => {
            const names = base.fromWire(wire);
            return isObject(names) && Object.keys(names).length > 0 ? names : undefined;
        },
        // One of the two; Buddy's page documents `hash_id`, and nobody can rename it.
        concise(wire) {
            const names = base.concise(wire);
            if (!isObject(names)) {
                return undefined;
            }
            const { hashId } = names;
            return unlessEmpty(hashId === undefined ? names : { hashId });
        },
        normalize: base.normalize,
        observed(wire: Json | undefined, stated: Json) {
            if (!isObject(wire)) {
                return undefined;
            }
            if (!isObject(stated)) {
                return base.fromWire(wire);
            }
            const own = Object.entries(stated).filter(([, name]) => name !== null);
            const seen = own.map(([form, name]): [string, Json] => {
                const found = form === "hashId" ? wire["hash_id"] : wire["identifier"];
                return [form, typeof found === "string" ? found : name];
            });
            return Object.fromEntries(seen);
        },
    };
}
