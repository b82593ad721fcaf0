import type { JsonObject } from "../json";
import { isPathSegment } from "../pathSegment";

/** Where a list lies: a workspace, a project in it, or a pipeline in that. */
export interface ParentPath {
    workspace: string;
    projectName?: string;
    pipelineId?: number;
}

/** All objects of one type in one place. */
export interface Collection {
    noun: "action" | "pipeline" | "integration";
    parent: ParentPath;
}

export interface ObjectPath extends Collection {
    id: number;
}

/** The path below the base URL. */
export function collectionUrl({ noun, parent }: Collection): string {
    const segments = namesOf(parent).map(([area, name]) => {
        // Encoding alone leaves ".." as it is, and URL parsing would climb up with it.
        if (!isPathSegment(name)) {
            throw new Error("workspace, projectName and pipelineId must be path segments without slashes.");
        }
        return `/${area}/${encodeURIComponent(name)}`;
    });
    return `${segments.join("")}/${noun}s`;
}

export const objectUrl = (path: ObjectPath): string => `${collectionUrl(path)}/${encodeURIComponent(String(path.id))}`;

/** Short form for messages: `acme/site/12`. */
export const parentText = (parent: ParentPath): string =>
    namesOf(parent)
        .map(([, name]) => name)
        .join("/");

/** The number of an object in a response; numeric text is understood, too. */
export function idOf({ id }: JsonObject): number | undefined {
    const number = typeof id === "string" && /^\d+$/.test(id) ? Number(id) : id;
    return typeof number === "number" && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** The given names, outermost first, each with its word in URLs. */
function namesOf({ workspace, projectName, pipelineId }: ParentPath): [area: string, name: string][] {
    const names: [string, string | number | undefined][] = [
        ["workspaces", workspace],
        ["projects", projectName],
        ["pipelines", pipelineId],
    ];
    return names.flatMap(([area, name]) => (name === undefined ? [] : [[area, String(name)]]));
}
