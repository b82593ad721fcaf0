import type { Unwrap } from "@pulumi/pulumi";
import type { IntegrationArgs } from "../args/nestedArgs";
import type { FieldType, Parts } from "../fields/fieldType";
import { object } from "../fields/objectType";
import { string, typeProblem } from "../fields/scalarTypes";
import { isObject, type Json, UNKNOWN, unlessEmpty } from "../json";

const parts: Parts<{ hashId?: string; identifier?: string }> = {
    hashId: { wire: "hash_id", type: string() },
    identifier: { wire: "identifier", type: string() },
};
const base = object(parts);
const MUST = "hold exactly one of hashId and identifier";
const FIX = 'Give either { hashId: "…" } or { identifier: "…" }.';

/**
 * An integration, under exactly one of its two names. Buddy's response may hold both names and more (or only the other
 * one), so the name that the program wrote is compared, and nothing where the response lacks it.
 */
export const integration: FieldType<Unwrap<IntegrationArgs>> = {
    form: base.form,
    parts: base.parts,
    problems(value, location) {
        if (!isObject(value)) {
            return typeProblem(value, location, "be an object", FIX);
        }
        const given = [value["hashId"], value["identifier"]].filter((name) => name !== undefined && name !== null);
        const problems = base.problems(value, location);
        if (given.length === 2 && !given.includes(UNKNOWN)) {
            problems.push({ path: location.path, must: MUST, got: "got both", fix: FIX });
        }
        if (given.length === 0 || given.includes("")) {
            problems.push({ path: location.path, must: MUST, got: "got neither", fix: FIX });
        }
        return problems;
    },
    toWire: base.toWire,
    fromWire(wire, input) {
        if (!isObject(wire) || !isObject(input)) {
            return unlessEmpty(base.fromWire(wire));
        }
        const own = Object.entries(input).filter(([, name]) => name !== null);
        const found = own.map(([name, value]): [string, Json] => {
            const named = wire[name === "hashId" ? "hash_id" : "identifier"];
            return [name, typeof named === "string" ? named : value];
        });
        return Object.fromEntries(found);
    },
    /** Of both names, the one on Buddy's page that nobody can change. */
    normalize(value) {
        const names = base.normalize(value);
        return isObject(names) && names["hashId"] !== undefined ? { hashId: names["hashId"] } : names;
    },
};
