import { findResourceId, type PipelinePath } from "../provider/resourcePath";

/** What is to be imported: one action, or all Docker builds of a pipeline. */
export interface ImportTarget extends PipelinePath {
    actionId?: number;
}

export const TARGET_FORM = "<workspace>/<project>/<pipelineId>[/<actionId>]";

/** `undefined` when the text is nothing of the kind. */
export function parseImportTarget(text: string): ImportTarget | undefined {
    const trimmed = text.trim().replace(/^\/|\/$/g, "");
    const action = findResourceId(trimmed);
    if (action !== undefined) {
        return action;
    }
    // A pipeline is written like an action of it, without the last part.
    const { actionId: _any, ...pipeline } = findResourceId(`${trimmed}/1`) ?? {};
    return "workspace" in pipeline ? pipeline : undefined;
}
