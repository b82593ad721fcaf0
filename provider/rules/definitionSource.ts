import type { JsonObject } from "../json";
import type { Problem } from "../problem";

/** The hidden input with the `definitionSource` of the action's pipeline, where that is a resource of the program. */
export const DEFINITION_SOURCE = "__definitionSource";

/** Which of the two Buddy does is not documented. Only the program knows before the first create that the pipeline is such a one. */
export function definitionSourceProblems(inputs: JsonObject): Problem[] {
    if (inputs[DEFINITION_SOURCE] !== "REMOTE") {
        return [];
    }
    const must = "be that of a pipeline that Buddy itself defines";
    const got = "a file in a repository defines this one, so Buddy may refuse or overwrite the action";
    const fix = 'Write the action into that file, or remove definitionSource "REMOTE" from the pipeline.';
    return [{ path: "pipelineId", must, got, fix, warning: true }];
}
