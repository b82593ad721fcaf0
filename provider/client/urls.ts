import { type ActionPath, isPathSegment, type PipelinePath } from "../resourcePath";

/** Where a project's pipelines lie. */
export type ProjectPath = Omit<PipelinePath, "pipelineId">;

export const integrationsUrl = (workspace: string): string => `${addressOf({ workspace })}/integrations`;

export const pipelinesUrl = ({ workspace, projectName }: ProjectPath): string =>
    `${addressOf({ workspace, projectName })}/pipelines`;

export const actionsUrl = ({ workspace, projectName, pipelineId }: PipelinePath): string =>
    `${addressOf({ workspace, projectName, pipelineId: String(pipelineId) })}/actions`;

export const actionUrl = (path: ActionPath): string =>
    `${actionsUrl(path)}/${encodeURIComponent(String(path.actionId))}`;

const AREAS = { workspace: "workspaces", projectName: "projects", pipelineId: "pipelines" } as const;

type Names = Partial<Record<keyof typeof AREAS, string>>;

/** The path below the base URL, from the outermost name inwards. */
function addressOf(names: Names): string {
    const parts = Object.entries(names);
    // Encoding alone leaves ".." as it is, and URL parsing would climb up with it.
    if (!parts.every(([, name]) => isPathSegment(name))) {
        throw new Error(`${new Intl.ListFormat("en-GB").format(Object.keys(names))} must be plain names`);
    }
    return parts.map(([kind, name]) => `/${AREAS[kind as keyof Names]}/${encodeURIComponent(name)}`).join("");
}
