import type { ObjectPath } from "../provider/client/urls";
import type { Part, PartTable } from "../provider/fields/fieldType";
import { isCiphertext } from "../provider/fields/objectType";
import { holdsSecrets, isSecretPart } from "../provider/fields/secrets";
import { bodyFields } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject, unlessEmpty } from "../provider/json";
import { urls } from "../provider/operations/outputs";
import { problemText } from "../provider/problem";
import { resourceId } from "../provider/types/resourceId";
import type { ResourceType } from "../provider/types/resourceType";
import { conciseInputs } from "./conciseInputs";

/** Stands for a value that Buddy never returns. No text from Buddy holds a NUL. */
export const HIDDEN = "\0hidden";

/** An input that the program does not set, so that its value at Buddy stays. */
export interface UnmanagedInput {
    name: string;
    why: "hidden" | "newer" | "refused" | "incomplete";
    /** The value as far as Buddy returns it, with {@link HIDDEN} where a person has to complete it. */
    value: Json;
    /** What check says about a refused value. */
    problem?: string;
}

/** An action as the program declares it and as the state holds it. */
export interface ImportedAction {
    id: string;
    path: ObjectPath;
    /** Without values that Buddy uses by default. */
    inputs: JsonObject;
    unmanaged: UnmanagedInput[];
    /** The outputs that are no inputs. */
    computed: JsonObject;
}

/** Buddy's response as inputs that change nothing in the action. */
export function importedAction(type: ResourceType, response: JsonObject, path: ObjectPath): ImportedAction {
    const readable = conciseInputs(type, response);
    if (isComputedRegistry(readable)) {
        delete readable["dockerRegistry"];
    }
    const unusable = [...hiddenInputs(type, response, readable), ...refusedInputs(type, readable)];
    const usable = without(readable, unusable);
    const unmanaged = [...unusable, ...incompleteInputs(type, usable)];
    return {
        id: resourceId(path),
        path,
        inputs: { ...path.parent, ...without(usable, unmanaged) },
        unmanaged,
        computed: { actionId: path.id, ...urls(response) },
    };
}

function without(inputs: JsonObject, unmanaged: readonly UnmanagedInput[]): JsonObject {
    const names = unmanaged.map(({ name }) => name);
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

/**
 * What Buddy returns encrypted or not at all. An object or a list with one hidden part is left out as a whole: an update
 * sends it whole, and would send it without that part.
 */
function hiddenInputs({ fields }: ResourceType, response: JsonObject, readable: JsonObject): UnmanagedInput[] {
    return bodyFields(fields).flatMap(([name, { wire, secret, type }]): UnmanagedInput[] => {
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
}

function objectsIn(value: Json | undefined): JsonObject[] {
    return (Array.isArray(value) ? value : [value]).filter(isObject);
}

function isGiven(value: Json | undefined): boolean {
    return unlessEmpty(value) !== undefined;
}

function hasCiphertext(value: Json | undefined): boolean {
    if (Array.isArray(value)) {
        return value.some(hasCiphertext);
    }
    return isObject(value) ? Object.values(value).some(hasCiphertext) : isCiphertext(value);
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

/** Values that check refuses, or that this package does not know: these would not compile. */
function refusedInputs({ fields }: ResourceType, readable: JsonObject): UnmanagedInput[] {
    return bodyFields(fields).flatMap(([name, { type }]): UnmanagedInput[] => {
        const value = readable[name];
        const problems = value === undefined ? [] : type.problems(value, { path: name, sensitive: true });
        if (value === undefined || problems.length === 0) {
            return [];
        }
        const errors = problems.filter(({ warning }) => !warning).map(problemText);
        return errors.length === 0
            ? [{ name, why: "newer", value }]
            : [{ name, why: "refused", value, problem: errors.join(" ") }];
    });
}

/** Inputs that require others which Buddy does not return: alone they would not compile, or fail at preview. */
function incompleteInputs(type: ResourceType, inputs: JsonObject): UnmanagedInput[] {
    const incomplete = type
        .crossFieldProblems(inputs)
        .filter(({ warning }) => !warning)
        .map(({ path }) => (inputs[path] === undefined ? "dockerRegistry" : path));
    if (inputs["dockerRegistry"] === "DOCKER_HUB" && inputs["integration"] === undefined) {
        incomplete.push("dockerRegistry"); // without an integration its type requires the password
    }
    return bodyFields(type.fields).flatMap(([name]): UnmanagedInput[] => {
        const value = inputs[name];
        return value !== undefined && incomplete.includes(name) ? [{ name, why: "incomplete", value }] : [];
    });
}

/** Buddy computes "NONE" if nothing is set that a registry would use. */
function isComputedRegistry(inputs: JsonObject): boolean {
    const used = ["integration", "login", "region", "registry", "repository"];
    return inputs["dockerRegistry"] === "NONE" && used.every((name) => inputs[name] === undefined);
}
