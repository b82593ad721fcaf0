import type { ObjectPath } from "../provider/client/urls";
import { bodyFields } from "../provider/fields/wire";
import type { JsonObject } from "../provider/json";
import { outputs } from "../provider/operations/outputs";
import { type Problem, problemText } from "../provider/problem";
import { resourceId } from "../provider/types/resourceId";
import { ID_NAMES, type ResourceType } from "../provider/types/resourceType";
import { conciseInputs } from "./conciseInputs";
import { hiddenInputs } from "./hiddenInputs";
import { slugOf } from "./identifiers";
import { propertyInputs, withProperties } from "./propertyInputs";
import type { UnmanagedInput } from "./unmanagedInput";

/** An object at Buddy, as the program declares it and as the state holds it. */
export interface ImportedResource {
    type: ResourceType;
    path: ObjectPath;
    id: string;
    /** Its name at Buddy. */
    title: string;
    /** Without values that Buddy uses by default. */
    inputs: JsonObject;
    unmanaged: UnmanagedInput[];
    outputs: JsonObject;
}

/** Buddy's response as inputs that change nothing at Buddy. */
export function importedResource(type: ResourceType, response: JsonObject, path: ObjectPath): ImportedResource {
    const readable = { ...conciseInputs(type, response), ...propertyInputs(type, response) };
    for (const name of computedInputs(readable)) {
        delete readable[name];
    }
    const unusable = [...hiddenInputs(type, response, readable), ...refusedInputs(type, readable)];
    const usable = without(readable, unusable);
    const unmanaged = [...unusable, ...incompleteInputs(type, usable)];
    const inputs = { ...path.parent, ...withProperties(without(usable, unmanaged)) };
    const { name } = response;
    return {
        type,
        path,
        id: resourceId(path),
        title: typeof name === "string" ? name : "",
        inputs,
        unmanaged,
        outputs: { ...outputs(type, inputs, response), [ID_NAMES[type.noun].id]: path.id },
    };
}

function without(inputs: JsonObject, unmanaged: readonly UnmanagedInput[]): JsonObject {
    const names = unmanaged.map(({ name }) => name);
    return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

/** Values that check refuses, or that this package does not know: these would not compile. */
function refusedInputs({ fields }: ResourceType, readable: JsonObject): UnmanagedInput[] {
    return bodyFields(fields).flatMap(([name, { type }]): UnmanagedInput[] => {
        const value = readable[name];
        const problems = value === undefined ? [] : type.problems(value, { path: name, sensitive: true });
        if (value === undefined || problems.length === 0) {
            return [];
        }
        const errors = problems.filter(isError).map(problemText);
        return errors.length === 0
            ? [{ name, why: "newer", value }]
            : [{ name, why: "refused", value, problem: errors.join(" ") }];
    });
}

const isError = ({ warning }: Problem): boolean => !warning;

/** Inputs that are refused beside the others, or that require what Buddy does not return. */
function incompleteInputs(type: ResourceType, inputs: JsonObject): UnmanagedInput[] {
    const problemOf = (given: JsonObject) => type.crossFieldProblems(withProperties(given)).find(isError);
    const found: UnmanagedInput[] = [];
    for (let rest = inputs; ; rest = without(inputs, found)) {
        const problem = problemOf(rest);
        const input = problem && causeOf(problem, rest, problemOf);
        const value = input === undefined ? undefined : inputs[input];
        if (problem === undefined || input === undefined || value === undefined) {
            return [...found, ...incompleteRegistry(rest)];
        }
        found.push(
            input === "dockerRegistry"
                ? { name: input, why: "incomplete", value }
                : { name: input, why: "refused", value, problem: problemText(problem) },
        );
    }
}

/** The input that the message names; if it names one that is missing, the input that requires it. */
function causeOf(
    { path }: Problem,
    inputs: JsonObject,
    problemOf: (inputs: JsonObject) => Problem | undefined,
): string | undefined {
    const named = [path, path.replace(/[.[].*/s, "")].find((name) => inputs[name] !== undefined);
    const requires = (name: string) => {
        const { [name]: _, ...others } = inputs;
        return problemOf(others)?.path !== path;
    };
    return named ?? Object.keys(inputs).find(requires);
}

/** Without an integration the arguments for Docker Hub require the password. */
function incompleteRegistry({ dockerRegistry: value, integration }: JsonObject): UnmanagedInput[] {
    return value === "DOCKER_HUB" && integration === undefined
        ? [{ name: "dockerRegistry", why: "incomplete", value }]
        : [];
}

/** Inputs that Buddy fills in like this if the program leaves them out. */
function computedInputs({ name, identifier, dockerRegistry, ...others }: JsonObject): string[] {
    const used = ["integration", "login", "region", "registry", "repository"];
    const isNoRegistry = dockerRegistry === "NONE" && used.every((input) => others[input] === undefined);
    return [
        ...(isNoRegistry ? ["dockerRegistry"] : []),
        ...(String(identifier).replaceAll("_", "-") === slugOf(String(name)) ? ["identifier"] : []),
    ];
}
