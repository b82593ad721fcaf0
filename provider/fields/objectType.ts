import { isObject, isSame, type Json, type JsonObject, mapEntries, UNKNOWN, unlessEmpty } from "../json";
import { missingProblem, type Problem, unknownNameProblem } from "../problem";
import type { FieldType, Location, Part, Parts, PartTable } from "./fieldType";
import { typeProblem } from "./scalarTypes";
import { isSecretPart } from "./secrets";

/** The {@link FieldType} of one object; `listTypes.ts` makes lists of it. */
export type ObjectType<T> = FieldType<T> & { readonly parts: PartTable };

/** What is wrong with an object whose parts are right, each by itself. */
export type ObjectRule = (value: JsonObject, location: Location) => Problem[];

/** How ciphertext begins: since April 2025 (Buddy's own tests), and before (documented example of the Transfer action). */
const CIPHERTEXT_PREFIXES = ["!encrypted ", "secure!"];

/** True for ciphertext as Buddy returns it: never a value, always secret. The prefix alone tells. */
export function isCiphertext(value: Json | undefined): boolean {
    return typeof value === "string" && CIPHERTEXT_PREFIXES.some((prefix) => value.startsWith(prefix));
}

export function object<T>(table: Parts<T>, rule: ObjectRule = () => []): ObjectType<T> {
    const parts = table as PartTable; // the same object, looked up by text
    const names = Object.keys(parts);
    const partOf = (name: string) => (Object.hasOwn(parts, name) ? parts[name] : undefined);

    const wireValue = (wire: JsonObject, part: Part<unknown>) => wire[part.wire] ?? wire[part.wireBefore ?? part.wire];

    /** True for what is never read from a response: secrets, by what Buddy says of the object, and ciphertext. */
    const isHidden = (part: Part<unknown>, wire: JsonObject) =>
        isSecretPart(part, (name) => wire[parts[name]?.wire ?? name]) || isCiphertext(wireValue(wire, part));

    /** True when the response says nothing about the part as the program wrote it. */
    function saysNothing(
        part: Part<unknown>,
        { wire, input, own }: { wire: JsonObject; input: JsonObject; own: Json },
    ) {
        const isComputed = Object.entries(part.computedWhen ?? {}).some(([name, values]) =>
            values.includes(input[name] ?? null),
        );
        return (
            isSecretPart(part, (name) => input[name]) ||
            isHidden(part, wire) ||
            (part.absentSaysNothing && wireValue(wire, part) === undefined) ||
            (isComputed && part.type.normalize(own) === undefined)
        );
    }

    return {
        form: { json: "object" },
        parts,
        problems(value, location) {
            if (!isObject(value)) {
                return typeProblem(value, location, "be an object", `Give an object with ${names.join(", ")}.`);
            }
            const at = (name: string) => ({ ...location, path: `${location.path}.${name}` });
            const missing = names
                .filter((name) => parts[name]?.required && unlessEmpty(value[name]) === undefined)
                .map((name) => missingProblem(at(name).path));
            const wrong = Object.entries(value).flatMap(([name, entry]) => {
                if (entry === UNKNOWN || entry === null) {
                    return [];
                }
                const part = partOf(name);
                return part === undefined
                    ? [unknownNameProblem(at(name).path, name, names)]
                    : part.type.problems(entry, at(name));
            });
            return [...missing, ...wrong, ...rule(value, location)];
        },
        toWire(value) {
            const given = Object.entries(isObject(value) ? value : {}).flatMap(([name, entry]): [string, Json][] => {
                const part = partOf(name);
                return part === undefined || entry === null ? [] : [[part.wire, part.type.toWire(entry)]];
            });
            return Object.fromEntries(given);
        },
        fromWire(wire, input) {
            if (!isObject(wire)) {
                return undefined;
            }
            if (!isObject(input)) {
                return mapEntries(parts, (part) =>
                    isHidden(part, wire) ? undefined : part.type.fromWire(wireValue(wire, part)),
                );
            }
            return mapEntries(parts, (part, name) => {
                const own = input[name];
                if (own === undefined || own === null) {
                    return undefined;
                }
                return saysNothing(part, { wire, input, own })
                    ? own
                    : unlessSame(part.type, wireValue(wire, part), own);
            });
        },
        normalize: (value) =>
            isObject(value)
                ? unlessEmpty(mapEntries(parts, (part, name) => part.type.normalize(value[name])))
                : undefined,
    };
}

/** What a response says, or the program's own value while that means the same. */
export function unlessSame(type: FieldType<unknown>, wire: Json | undefined, own: Json): Json | undefined {
    const found = type.fromWire(wire, own);
    return isSame(type.normalize(found), type.normalize(own)) ? own : found;
}
