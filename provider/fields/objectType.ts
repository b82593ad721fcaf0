import { isObject, isSame, type Json, type JsonObject, UNKNOWN } from "../json";
import { type Problem, unknownNameProblem } from "../problem";
import { type FieldType, type Place, wrongType } from "./fieldType";
import type { Part, Parts, PartTable } from "./parts";
import { isSecretPart } from "./secretParts";

/** A {@link FieldType} for one object; a list of them is built in `listKinds.ts`. */
export type ObjectType<T> = FieldType<T> & { readonly parts: PartTable };

/** Faults of an object whose parts are right each by itself. */
export type RecordRule = (value: JsonObject, place: Place) => Problem[];

/** How ciphertext begins: since April 2025 (Buddy's own tests), and before (documented example of the Transfer action). */
const CIPHERTEXT_PREFIXES = ["!encrypted ", "secure!"];

/** True for ciphertext as Buddy returns it: never a value, always secret. The prefix alone tells. */
export function isCiphertext(value: Json | undefined): boolean {
    return typeof value === "string" && CIPHERTEXT_PREFIXES.some((prefix) => value.startsWith(prefix));
}

export function object<T>(table: Parts<T>, rule: RecordRule = () => []): ObjectType<T> {
    const parts = table as PartTable; // the same object, looked up by text
    const names = Object.keys(parts);

    /** Parts of `value` that are set, each translated; what comes out unset is left out. */
    function translate(value: Json | undefined, translation: (part: Part<unknown>, name: string) => Json | undefined) {
        if (!isObject(value)) {
            return undefined;
        }
        const translated = Object.entries(parts).flatMap(([name, part]): [string, Json][] => {
            const result = translation(part, name);
            return result === undefined ? [] : [[name, result]];
        });
        return Object.fromEntries(translated);
    }

    const answered = (wire: JsonObject, part: Part<unknown>) => wire[part.wire] ?? wire[part.wireBefore ?? part.wire];

    /** True for what is never read from a response: secrets, by what Buddy says of the object, and ciphertext. */
    const isHidden = (part: Part<unknown>, wire: JsonObject) =>
        isSecretPart(part, (name) => wire[parts[name]?.wire ?? name]) || isCiphertext(answered(wire, part));

    const isComputed = ({ computedWhen = {} }: Part<unknown>, stated: JsonObject) =>
        Object.entries(computedWhen).some(([name, values]) => values.includes(stated[name] ?? null));

    return {
        parts,
        problems(value, place) {
            if (!isObject(value)) {
                return wrongType(value, place, `give an object with ${names.join(", ")}`);
            }
            const at = (name: string) => ({ ...place, path: `${place.path}.${name}` });
            const missing = Object.entries(parts).flatMap(([name, part]) =>
                part.required && (value[name] === undefined || value[name] === null || value[name] === "")
                    ? [{ path: at(name).path, what: "missing", remedy: "it is required" }]
                    : [],
            );
            const wrong = Object.entries(value).flatMap(([name, entry]) => {
                if (entry === UNKNOWN || entry === null) {
                    return [];
                }
                const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
                if (part === undefined) {
                    return [unknownNameProblem(at(name).path, name, names)];
                }
                return part.type.problems(entry, at(name));
            });
            return [...missing, ...wrong, ...rule(value, place)];
        },
        toWire(value) {
            const wire: JsonObject = {};
            for (const [name, entry] of Object.entries(isObject(value) ? value : {})) {
                const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
                if (part !== undefined && entry !== null) {
                    wire[part.wire] = part.type.toWire(entry);
                }
            }
            return wire;
        },
        fromWire(wire) {
            if (!isObject(wire)) {
                return undefined;
            }
            return translate(wire, (part) =>
                isHidden(part, wire) ? undefined : part.type.fromWire(answered(wire, part)),
            );
        },
        concise(wire) {
            if (!isObject(wire)) {
                return undefined;
            }
            return translate(wire, (part) =>
                isHidden(part, wire) ? undefined : part.type.concise(answered(wire, part)),
            );
        },
        normalize: (value) =>
            translate(value, (part, name) => part.type.normalize(isObject(value) ? value[name] : undefined)),
        observed(wire, stated) {
            if (!isObject(wire) || !isObject(stated)) {
                return undefined;
            }
            return translate(wire, (part, name) => {
                const own = stated[name];
                const found = answered(wire, part);
                if (own === undefined || own === null) {
                    return undefined;
                }
                if (isSecretPart(part, (each) => stated[each]) || isHidden(part, wire)) {
                    return own;
                }
                if (part.absentSaysNothing && found === undefined) {
                    return own;
                }
                if (isComputed(part, stated) && part.type.normalize(own) === undefined) {
                    return own;
                }
                const seen = part.type.observed(found, own);
                return isSame(part.type.normalize(seen), part.type.normalize(own)) ? own : seen;
            });
        },
    };
}
