import { isObject, isSame, type Json, type JsonObject, UNKNOWN } from "../json";
import { unknownNameProblem } from "../rules/problem";
import { type FieldKind, wrongType } from "./fieldKind";

/** One part of a nested object. */
export interface Part<T> {
    /** Buddy's name for it. */
    wire: string;
    kind: FieldKind<T>;
    required?: true;
    /** A name that older Buddy installations answer with. */
    wireBefore?: string;
    /** Always secret, and never read back. */
    secret?: true;
    /** Secret, and never read back, when this flag of the same object is set. */
    secretWhen?: string;
}

/** A {@link FieldKind} for one object; a list of them is built in `listKinds.ts`. */
export type RecordKind<T> = FieldKind<T> & { parts: Readonly<Record<string, Part<unknown>>> };

/** The table's form: each key of `T` exactly once, with a kind that fits its type. */
export type Parts<T> = { [K in keyof T]-?: Part<NonNullable<T[K]>> };

/** How ciphertext begins: since April 2025 (Buddy's own tests), and before (documented example of the Transfer action). */
const CIPHERTEXT_PREFIXES = ["!encrypted ", "secure!"];

/** True for ciphertext as Buddy returns it: never a value, always secret. The prefix alone tells. */
export function isCiphertext(value: Json | undefined): boolean {
    return typeof value === "string" && CIPHERTEXT_PREFIXES.some((prefix) => value.startsWith(prefix));
}

export function record<T>(table: Parts<T>): RecordKind<T> {
    const parts = table as Readonly<Record<string, Part<unknown>>>; // the same object, looked up by text
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

    const answered = (wire: JsonObject, part: Part<unknown>) =>
        wire[part.wire] ?? (part.wireBefore === undefined ? undefined : wire[part.wireBefore]);

    /** True when a part is never read back: the flag decides, in the program's object or in Buddy's, not the value's look. */
    const isWriteOnly = (part: Part<unknown>, isOn: (flag: string) => boolean) =>
        part.secret === true || (part.secretWhen !== undefined && isOn(part.secretWhen));

    const isHidden = (part: Part<unknown>, wire: JsonObject) =>
        isWriteOnly(part, (flag) => wire[parts[flag]?.wire ?? flag] === true) || isCiphertext(answered(wire, part));

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
                return part.kind.problems(entry, at(name));
            });
            return [...missing, ...wrong];
        },
        toWire(value) {
            const wire: JsonObject = {};
            for (const [name, entry] of Object.entries(isObject(value) ? value : {})) {
                const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
                if (part !== undefined && entry !== null) {
                    wire[part.wire] = part.kind.toWire(entry);
                }
            }
            return wire;
        },
        fromWire(wire) {
            if (!isObject(wire)) {
                return undefined;
            }
            return translate(wire, (part) =>
                isHidden(part, wire) ? undefined : part.kind.fromWire(answered(wire, part)),
            );
        },
        concise(wire) {
            if (!isObject(wire)) {
                return undefined;
            }
            return translate(wire, (part) =>
                isHidden(part, wire) ? undefined : part.kind.concise(answered(wire, part)),
            );
        },
        normal: (value) =>
            translate(value, (part, name) => part.kind.normal(isObject(value) ? value[name] : undefined)),
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
                if (isWriteOnly(part, (flag) => stated[flag] === true) || isHidden(part, wire)) {
                    return own;
                }
                const seen = part.kind.observed(found, own);
                return isSame(part.kind.normal(seen), part.kind.normal(own)) ? own : seen;
            });
        },
    };
}
