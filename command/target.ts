import type { ObjectPath, ParentPath } from "../provider/client/urls";
import { problemText } from "../provider/problem";
import { findResourceId } from "../provider/types/resourceId";

export const TARGET_FORM = "<workspace>/<project>/<pipelineId>[/<actionId>]";

/** One action, or a pipeline with its actions. */
export function parseImportTarget(text: string): ObjectPath {
    const id = tidy(text);
    const path = findResourceId("action", id) ?? findResourceId("pipeline", id);
    if (path !== undefined) {
        return path;
    }
    throw targetError(TARGET_FORM, text);
}

export const PIPELINE_FORM = "<workspace>/<project>/<pipelineId>";

export function parsePipelineTarget(text: string): ObjectPath {
    const path = findResourceId("pipeline", tidy(text));
    if (path !== undefined) {
        return path;
    }
    throw targetError(PIPELINE_FORM, text);
}

function tidy(text: string): string {
    return text.trim().replace(/^\/|\/$/g, "");
}

function targetError(form: string, text: string): Error {
    const fix = "Take names and numbers from the pipeline's URL, e.g. acme/website/12.";
    return new Error(problemText({ path: "<target>", must: `be ${form}`, got: `got ${JSON.stringify(text)}`, fix }));
}

/** The pipeline of the target's actions. */
export function pipelineOf({ noun, parent, id }: ObjectPath): ParentPath {
    return noun === "pipeline" ? { ...parent, pipelineId: id } : parent;
}
