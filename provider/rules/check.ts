import { isSet } from "../fields/wire";
import { type Json, type JsonObject, plainJson, UNKNOWN } from "../json";
import { notOneNameProblem, type Problem, unknownNameProblem } from "../problem";
import { isPathSegment } from "../resourcePath";
import { MISSING_WORKSPACE } from "../settings/settings";
import { FIELD_ENTRIES, FIELD_NAMES, type Field, type FieldName } from "../types/dockerfileAction";
import { relationProblems } from "../types/dockerfileActionRules";
import { notFiniteProblems } from "./notFinite";

/** Keys that the resource registers as placeholders for outputs. */
const OUTPUT_NAMES = ["actionId", "htmlUrl", "url"];

export interface Checked {
    inputs: JsonObject;
    problems: Problem[];
}

/** Applies defaults and finds everything wrong at once. Pure and local; unknown values are skipped, never guessed. */
export function checkInputs(given: JsonObject, defaults: { workspace?: string }): Checked {
    const inputs = withDefaults(given, defaults);
    const notFinite = notFiniteProblems(inputs);
    if (notFinite.length === 0) {
        return { inputs, problems: ruleProblems(inputs) };
    }
    // No other rule has to speak of what is refused already.
    const others = ruleProblems(plainJson(inputs, () => UNKNOWN) as JsonObject);
    return { inputs: plainJson(inputs) as JsonObject, problems: [...notFinite, ...others] };
}

function ruleProblems(inputs: JsonObject): Problem[] {
    const fieldProblems = FIELD_ENTRIES.flatMap(([name, field]) => fieldProblem(name, field, inputs[name]));
    return [...strangers(inputs), ...fieldProblems, ...relationProblems(inputs)];
}

function withDefaults(given: JsonObject, { workspace }: { workspace?: string }): JsonObject {
    const set = Object.entries(given).filter(([name, value]) => isSet(value) && !OUTPUT_NAMES.includes(name));
    const inputs: JsonObject = Object.fromEntries(set);
    if (!isSet(inputs["workspace"]) && workspace !== undefined) {
        inputs["workspace"] = workspace;
    }
    return inputs;
}

function strangers(inputs: JsonObject): Problem[] {
    return Object.keys(inputs)
        .filter((name) => !name.startsWith("__") && !FIELD_NAMES.some((known) => known === name))
        .map((name) => unknownNameProblem(name, name, FIELD_NAMES));
}

function fieldProblem(name: FieldName, field: Field, value: Json | undefined): Problem[] {
    if (value === UNKNOWN) {
        return [];
    }
    if (!isSet(value) || (field.required && value === "")) {
        return field.required ? [missing(name)] : [];
    }
    const problems = field.type.problems(value, { path: name, mayQuote: field.sensitive !== true });
    if (problems.length > 0 || field.to !== "path" || typeof value !== "string" || isPathSegment(value)) {
        return problems;
    }
    return [notOneNameProblem(name)];
}

function missing(name: FieldName): Problem {
    return name === "workspace" ? MISSING_WORKSPACE : { path: name, what: "missing", remedy: "it is required" };
}
