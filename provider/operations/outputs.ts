import { idOf } from "../client/urls";
import { bodyFields, ignoredInputs } from "../fields/wire";
import { isSet, type JsonObject } from "../json";
import { problemText } from "../problem";
import { ID_NAMES, type ResourceType } from "../types/resourceType";
import type { OperationContext } from "./operationContext";

/** The names of the inputs that Buddy filled in, in the outputs: a read must not take their values for the program's. */
const COMPUTED = "__computed";

/**
 * The inputs as resolved, and what only Buddy knows. Inputs are kept as the program wrote them, not as Buddy returns them: a
 * value in another form would show as a change at the next preview.
 */
export function outputs(type: ResourceType, inputs: JsonObject, response: JsonObject): JsonObject {
    const own = Object.entries(inputs).filter(([name]) => !name.startsWith("__"));
    const id = idOf(response);
    return {
        ...Object.fromEntries(own),
        ...computed(type, inputs, response),
        ...(id === undefined ? {} : { [ID_NAMES[type.noun].id]: id }),
    };
}

/** What Buddy makes, from a response or from outputs: addresses, and values of inputs that the program leaves out. */
export function computed({ fields }: ResourceType, inputs: JsonObject, source: JsonObject): JsonObject {
    const filled = bodyFields(fields).flatMap(([name, { shownWhenUnset, wire }]): [string, string][] => {
        const value = source[wire] ?? source[name];
        return shownWhenUnset && !isSet(inputs[name]) && typeof value === "string" ? [[name, value]] : [];
    });
    return {
        ...urls(source),
        ...Object.fromEntries(filled),
        ...(filled.length > 0 ? { [COMPUTED]: filled.map(([name]) => name) } : {}),
    };
}

/** The object's addresses, from a response or from outputs. Never built here: those of a self-hosted Buddy follow no rule. */
export function urls(source: JsonObject): JsonObject {
    const { htmlUrl: own, html_url: htmlUrl = own, url } = source;
    return {
        ...(typeof htmlUrl === "string" ? { htmlUrl } : {}),
        ...(typeof url === "string" ? { url } : {}),
    };
}

/** The state without the values that Buddy made. */
export function withoutComputed(state: JsonObject): JsonObject {
    const { [COMPUTED]: names } = state;
    const own = Object.entries(state).filter(([name]) => !(Array.isArray(names) && names.includes(name)));
    return Object.fromEntries(own);
}

/** Warns of inputs that Buddy accepted and did not take: its REST page does not name them. */
export async function warnOfIgnoredInputs(
    inputs: JsonObject,
    response: JsonObject,
    { type, warn }: OperationContext,
): Promise<void> {
    for (const path of ignoredInputs(type, inputs, response)) {
        const must = "be an input that Buddy's REST API knows";
        const got = "Buddy's response lacks it, so Buddy did not take it";
        await warn(problemText({ path, must, got, fix: "Remove it from the program, or set it in Buddy." }));
    }
}
