import type { JsonObject } from "../json";
import type { Problem } from "../problem";

/** The hidden input with the `definitionSource` of the action's pipeline, where that is a resource of the program. */
export const DEFINITION_SOURCE = "__definitionSource";

/** A warning, because what Buddy does with such an action is not documented. */
export function definitionSourceProblems(inputs: JsonObject): Problem[] {
    if (inputs[DEFINITION_SOURCE] !== "REMOTE") {
        return [];
    }
    const must = "be that of a pipeline that Buddy itself defines";
    const got = "a file in a repository defines this one, so Buddy may refuse or overwrite the action";
    const fix = 'Write the action into that file, or use a pipeline with definitionSource "LOCAL".';
    return [{ path: "pipelineId", must, got, fix, warning: true }];
}
