import { problemText } from "../provider/problem";
import { findResourceId, type PipelinePath } from "../provider/resourcePath";

/** One action, or every Docker build of a pipeline. */
export interface ImportTarget extends PipelinePath {
    actionId?: number;
}

export const TARGET_FORM = "<workspace>/<project>/<pipelineId>[/<actionId>]";

export function parseImportTarget(text: string): ImportTarget {
    const trimmed = text.trim().replace(/^\/|\/$/g, "");
    const action = findResourceId(trimmed);
    if (action !== undefined) {
        return action;
    }
    // The form of a pipeline is that of an action without its last part.
    const { actionId: _actionId, ...pipeline } = findResourceId(`${trimmed}/1`) ?? {};
    if ("workspace" in pipeline) {
        return pipeline;
    }
    const fix = "Take names and numbers from the pipeline's URL, e.g. acme/website/12.";
    const got = `got ${JSON.stringify(text)}`;
    throw new Error(problemText({ path: "<target>", must: `be of the form ${TARGET_FORM}`, got, fix }));
}
