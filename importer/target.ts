import type { ObjectPath, ParentPath } from "../provider/client/urls";
import { problemText } from "../provider/problem";
import { findResourceId } from "../provider/types/resourceId";

export const TARGET_FORM = "<workspace>/<project>/<pipelineId>[/<actionId>]";

/** One action, or a pipeline with its actions. */
export function parseImportTarget(text: string): ObjectPath {
    const id = text.trim().replace(/^\/|\/$/g, "");
    const path = findResourceId("action", id) ?? findResourceId("pipeline", id);
    if (path !== undefined) {
        return path;
    }
    const fix = "Take names and numbers from the pipeline's URL, e.g. acme/website/12.";
    const got = `got ${JSON.stringify(text)}`;
    throw new Error(problemText({ path: "<target>", must: `be ${TARGET_FORM}`, got, fix }));
}

/** The pipeline of the target's actions. */
export function pipelineOf({ noun, parent, id }: ObjectPath): ParentPath {
    return noun === "pipeline" ? { ...parent, pipelineId: id } : parent;
}
