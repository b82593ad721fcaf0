import type { JsonObject } from "../../provider/json";
import { type Problem, problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { REQUIRED } from "./fieldRows";

const problemsOf = (inputs: JsonObject): Problem[] => checkInputs(dockerfileAction, inputs, {}).problems;

/** The errors that `check` finds, as messages. */
export function failures(inputs: JsonObject): string[] {
    return problemsOf(inputs)
        .filter(({ warning }) => !warning)
        .map(problemText);
}

/** The warnings that `check` gives, as messages. */
export function warnings(inputs: JsonObject): string[] {
    return problemsOf(inputs)
        .filter(({ warning }) => warning)
        .map(problemText);
}

/** All messages of `check` for the required inputs with these ones. */
export function messages(inputs: JsonObject): string[] {
    return problemsOf({ ...REQUIRED, ...inputs }).map(problemText);
}
