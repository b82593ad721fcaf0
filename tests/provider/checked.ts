import { type JsonObject, UNKNOWN } from "../../provider/json";
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

/** A row of a table of inputs and messages, with a title. */
export function titled([inputs, expected]: [JsonObject, string[]]): [string, JsonObject, string[]] {
    const text = JSON.stringify(inputs).replaceAll(`"${UNKNOWN}"`, "?");
    return [text.length > 65 ? `${text.slice(0, 64)}…` : text, inputs, expected];
}
