import { idOf } from "../client/urls";
import type { JsonObject } from "../json";

/**
 * The inputs as resolved, and what only Buddy knows. Inputs are kept as the user wrote them, not as Buddy echoes
 * them: an echo that differs in form would show as a change at the next preview.
 */
export function outputs(inputs: JsonObject, answer: JsonObject): JsonObject {
    const own = Object.entries(inputs).filter(([name]) => !name.startsWith("__"));
    const actionId = idOf(answer);
    return { ...Object.fromEntries(own), ...urls(answer), ...(actionId === undefined ? {} : { actionId }) };
}

/** Buddy's own addresses, in either spelling; never built by us, because self-hosted ones follow no rule. */
export function urls(source: JsonObject): JsonObject {
    const found: JsonObject = {};
    const htmlUrl = source["html_url"] ?? source["htmlUrl"];
    if (typeof htmlUrl === "string") {
        found["htmlUrl"] = htmlUrl;
    }
    if (typeof source["url"] === "string") {
        found["url"] = source["url"];
    }
    return found;
}
