import { type Json, type JsonObject, UNKNOWN } from "./json";

/** Where an action lies in Buddy; together these are Pulumi's id `workspace/project/pipelineId/actionId`. */
export interface ActionPath {
    workspace: string;
    projectName: string;
    pipelineId: number;
    actionId: number;
}

export type PipelinePath = Omit<ActionPath, "actionId">;

export const ID_FORM = "workspace/project/pipelineId/actionId";

/** Permanent, like everything state holds: see stateContract.ts. */
export function resourceId({ workspace, projectName, pipelineId, actionId }: ActionPath): string {
    return `${workspace}/${projectName}/${pipelineId}/${actionId}`;
}

export function parseResourceId(id: string): ActionPath {
    const path = findResourceId(id);
    if (path === undefined) {
        throw new Error(
            `id: ${JSON.stringify(id)} is not an action's id; write ${ID_FORM}, e.g. "acme/website/12/34", ` +
                "with the numbers from the action's URL and API address",
        );
    }
    return path;
}

/** The same; `undefined` when it is no action's id. */
export function findResourceId(id: string): ActionPath | undefined {
    const [workspace = "", projectName = "", pipeline = "", action = "", ...rest] = id.split("/");
    const pipelineId = positiveInteger(pipeline);
    const actionId = positiveInteger(action);
    const isSafe = isPathSegment(workspace) && isPathSegment(projectName);
    if (!isSafe || pipelineId === undefined || actionId === undefined || rest.length > 0) {
        return undefined;
    }
    return { workspace, projectName, pipelineId, actionId };
}

/** The pipeline that a resource's inputs name; `undefined` while a part of it is missing, wrong or not known yet. */
export function findPipelinePath({ workspace, projectName, pipelineId }: JsonObject): PipelinePath | undefined {
    const isKnown = workspace !== UNKNOWN && projectName !== UNKNOWN && typeof pipelineId === "number";
    if (!isKnown || !isPathSegment(workspace) || !isPathSegment(projectName)) {
        return undefined;
    }
    return { workspace, projectName, pipelineId };
}

/** The number of an action or pipeline in an answer; numeric text is understood, too. */
export function idOf({ id }: JsonObject): number | undefined {
    const number = typeof id === "string" && /^\d+$/.test(id) ? Number(id) : id;
    return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** Short form for messages. */
export function pipelineText({ workspace, projectName, pipelineId }: PipelinePath): string {
    return `${workspace}/${projectName}/${pipelineId}`;
}

/**
 * True for text that stays one segment of a URL path and of our id. Percent-encoding alone is not enough: `..` is not
 * encoded and a URL parser would climb up with it.
 */
export function isPathSegment(text: Json | undefined): text is string {
    if (typeof text !== "string" || text.trim() === "" || text === "." || text === "..") {
        return false;
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
    return !/[/\\\u0000-\u001f\u007f]/.test(text);
}

function positiveInteger(text: string): number | undefined {
    const number = Number(text);
    return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(number) ? number : undefined;
}
