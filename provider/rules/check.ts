import type { Field } from "../fields/fieldTable";
import { isSet, type Json, type JsonObject, plainJson, UNKNOWN } from "../json";
import { isPathSegment } from "../pathSegment";
import { missingProblem, type Problem, pathSegmentProblem, unknownNameProblem } from "../problem";
import { MISSING_WORKSPACE } from "../settings/settings";
import { computedOutputs, type ResourceType } from "../types/resourceType";
import { notFiniteProblems } from "./notFinite";

interface Checked {
    inputs: JsonObject;
    problems: Problem[];
}

/** Applies defaults and finds everything that is wrong. Pure and local; unknown values are skipped. */
export function checkInputs(type: ResourceType, given: JsonObject, defaults: { workspace?: string }): Checked {
    const inputs = withDefaults(type, given, defaults);
    // Other rules skip numbers that are not finite, as they skip unknown values.
    const others = inputProblems(type, plainJson(inputs, () => UNKNOWN) as JsonObject);
    return { inputs: plainJson(inputs) as JsonObject, problems: [...notFiniteProblems(inputs), ...others] };
}

/** The resource registers its outputs as placeholders, which are no inputs. */
function withDefaults(type: ResourceType, given: JsonObject, { workspace }: { workspace?: string }): JsonObject {
    const outputs = computedOutputs(type);
    const set = Object.entries(given).filter(([name, value]) => isSet(value) && !outputs.includes(name));
    const inputs: JsonObject = Object.fromEntries(set);
    if (!isSet(inputs["workspace"]) && workspace !== undefined) {
        inputs["workspace"] = workspace;
    }
    return inputs;
}

function inputProblems(type: ResourceType, inputs: JsonObject): Problem[] {
    const names = Object.keys(type.fields);
    const unknown = Object.keys(inputs).filter((name) => !name.startsWith("__") && !names.includes(name));
    return [
        ...unknown.map((name) => unknownNameProblem(name, name, names)),
        ...Object.entries(type.fields).flatMap(([name, field]) => fieldProblems(name, field, inputs[name])),
        ...type.crossFieldProblems(inputs),
    ];
}

function fieldProblems(name: string, field: Field, value: Json | undefined): Problem[] {
    if (value === UNKNOWN) {
        return [];
    }
    if (!isSet(value) || (field.required && value === "")) {
        const missing = name === "workspace" ? MISSING_WORKSPACE : missingProblem(name);
        return field.required ? [missing] : [];
    }
    const problems = field.type.problems(value, { path: name, sensitive: field.sensitive === true });
    if (problems.length > 0 || field.in !== "path" || typeof value !== "string" || isPathSegment(value)) {
        return problems;
    }
    return [pathSegmentProblem(name)];
}
