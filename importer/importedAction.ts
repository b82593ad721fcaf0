import type { Part, PartTable } from "../provider/fields/fieldType";
import { isCiphertext } from "../provider/fields/objectType";
import { holdsSecrets, isSecretPart } from "../provider/fields/secrets";
import { BODY_FIELDS, conciseInputs } from "../provider/fields/wire";
import { isObject, type Json, type JsonObject } from "../provider/json";
import { urls } from "../provider/operations/outputs";
import { problemText } from "../provider/problem";
import { type ActionPath, resourceId } from "../provider/resourcePath";
import type { FieldName } from "../provider/types/dockerfileAction";
import { dockerfileAction } from "../provider/types/dockerfileAction";
import { relationProblems } from "../provider/types/dockerfileActionRules";

/** Stands for a value that Buddy never returns; no text of Buddy's holds a NUL. */
export const HIDDEN = "\0hidden";

/** An input that stays at Buddy alone, and why. */
export interface LeftAtBuddy {
    name: FieldName;
    why: "hidden" | "newer" | "refused" | "incomplete";
    /** What is known of it, with {@link HIDDEN} where a person has to complete it. */
    value: Json;
    /** What the check says against the value, where that is the reason. */
    refusal?: string;
}

/** An action as the program will declare it and as the state will hold it. */
export interface ImportedAction {
    id: string;
    path: ActionPath;
    /** In the field table's order; what Buddy takes anyway is left out. */
    inputs: JsonObject;
    left: LeftAtBuddy[];
    /** Only Buddy knows them. */
    computed: JsonObject;
}

/** Pure: Buddy's answer in, what a program says about it out. Nothing in it would change the action. */
export function importedAction(answer: JsonObject, path: ActionPath): ImportedAction {
    const { workspace, projectName, pipelineId, actionId } = path;
    const readable = conciseInputs(dockerfileAction, answer);
    if (isComputedNone(readable)) {
        delete readable["dockerRegistry"];
    }
    const unreadable = [...hiddenInputs(answer, readable), ...objectionableInputs(readable)];
    const kept = without(readable, unreadable);
    const left = [...unreadable, ...incompleteInputs(kept)];
    return {
        id: resourceId(path),
        path,
        inputs: { workspace, projectName, pipelineId, ...without(kept, left) },
        left,
        computed: { actionId, ...urls(answer) },
    };
}

function without(inputs: JsonObject, left: readonly LeftAtBuddy[]): JsonObject {
    const names: readonly string[] = left.map(({ name }) => name);
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

/**
 * What Buddy returns encrypted or not at all. A list with one hidden part is left out as a whole: an update sends
 * lists whole, and would send that entry without its value.
 */
function hiddenInputs(answer: JsonObject, readable: JsonObject): LeftAtBuddy[] {
    return BODY_FIELDS.flatMap(([name, { wire, secret, type: kind }]): LeftAtBuddy[] => {
        const answered = answer[wire];
        // Some answers leave a password out; whoever has a login has one.
        if (secret && (isGiven(answered) || isGiven(answer["login"]))) {
            return [{ name, why: "hidden", value: HIDDEN }];
        }
        const objects = holdsSecrets(kind.parts) && Array.isArray(answered) ? answered.filter(isObject) : [];
        const hidden = objects.map((each) => hiddenParts(each, kind.parts ?? {}));
        if (hidden.flat().length > 0) {
            return [{ name, why: "hidden", value: outlines(hidden, readable[name]) }];
        }
        return hasCiphertext(answered) ? [{ name, why: "hidden", value: readable[name] ?? HIDDEN }] : [];
    });
}

function isGiven(value: Json | undefined): boolean {
    return value !== undefined && value !== null && value !== "";
}

function hasCiphertext(value: Json | undefined): boolean {
    if (Array.isArray(value)) {
        return value.some(hasCiphertext);
    }
    return isObject(value) ? Object.values(value).some(hasCiphertext) : isCiphertext(value);
}

/**
 * The parts of an object that Buddy answers encrypted, not at all, or though they are secret. A value that may be secret
 * counts as there even where the answer lacks it; a password does not, because most variables have none.
 */
function hiddenParts(answered: JsonObject, table: PartTable): string[] {
    const isSecret = (part: Part<unknown>) => isSecretPart(part, (name) => answered[table[name]?.wire ?? name]);
    return Object.entries(table).flatMap(([name, part]) => {
        const value = answered[part.wire];
        const isHidden = isSecret(part) && (part.secret !== true || isGiven(value));
        return isHidden || isCiphertext(value) ? [name] : [];
    });
}

/** The objects as a program would write them, with {@link HIDDEN} where a person has to say the value. */
function outlines(hidden: readonly string[][], readable: Json | undefined): Json {
    const shown = Array.isArray(readable) ? readable.filter(isObject) : [];
    return hidden.map((parts, index) => ({
        ...shown[index],
        ...Object.fromEntries(parts.map((part) => [part, HIDDEN])),
    }));
}

/** Values that Buddy has and this package does not know, which would not compile, or refuses. */
function objectionableInputs(readable: JsonObject): LeftAtBuddy[] {
    return BODY_FIELDS.flatMap(([name, { type: kind }]): LeftAtBuddy[] => {
        const value = readable[name];
        if (value === undefined) {
            return [];
        }
        const problems = kind.problems(value, { path: name, mayQuote: false });
        const refusals = problems.filter(({ warning }) => !warning).map(problemText);
        if (refusals.length > 0) {
            return [{ name, why: "refused", value, refusal: refusals.join(", ") }];
        }
        return problems.length > 0 ? [{ name, why: "newer", value }] : [];
    });
}

/** Inputs that demand others which Buddy does not return: declared alone they would not compile, or fail at preview. */
function incompleteInputs(inputs: JsonObject): LeftAtBuddy[] {
    const demanding = relationProblems(inputs)
        .filter(({ warning }) => !warning)
        .map(({ path }) => (inputs[path] === undefined ? "dockerRegistry" : path));
    if (inputs["dockerRegistry"] === "DOCKER_HUB" && inputs["integration"] === undefined) {
        demanding.push("dockerRegistry"); // its union demands the password
    }
    return BODY_FIELDS.flatMap(([name]): LeftAtBuddy[] => {
        const value = inputs[name];
        return value !== undefined && demanding.includes(name) ? [{ name, why: "incomplete", value }] : [];
    });
}

/** "NONE" beside nothing that a registry would use is what Buddy computes anyway. */
function isComputedNone(inputs: JsonObject): boolean {
    const used = ["integration", "login", "region", "registry", "repository"];
    return inputs["dockerRegistry"] === "NONE" && used.every((name) => inputs[name] === undefined);
}
