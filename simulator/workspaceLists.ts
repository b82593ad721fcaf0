import { projectLinks, workspaceLinks } from "./addresses";
import type { Context } from "./context";
import { pipelineSummary } from "./embeddedPipeline";
import type { HttpResponse } from "./httpResponse";
import { byMethod, notFound, success } from "./httpResponse";
import { integrationDetails, integrationSummary } from "./integrationResponse";
import { pageOf, sortedPipelines } from "./paging";
import { projectSummary } from "./projectResponse";
import type { Project, Workspace } from "./store";
import { findIntegration, findProject } from "./store";

export function routeIntegrations(
    context: Context,
    workspace: Workspace,
    { method, hashId }: { method: string; hashId: string | undefined },
): HttpResponse {
    const { addresses } = context;
    const links = workspaceLinks(addresses, workspace);
    if (hashId === undefined) {
        return byMethod(method, {
            GET: () =>
                success({
                    url: `${links.url}/integrations`,
                    html_url: links.html_url,
                    integrations: workspace.integrations.map((integration) =>
                        integrationSummary(addresses, workspace, integration),
                    ),
                }),
        });
    }
    const integration = findIntegration(workspace, { hash_id: hashId });
    return integration === undefined
        ? notFound()
        : byMethod(method, { GET: () => success(integrationDetails(addresses, workspace, integration)) });
}

/** D: takes identifiers, not names. A: a 404 without a match, and the project's identifier is its name. */
export function identifiersResponse(
    { addresses }: Context,
    workspace: Workspace,
    query: URLSearchParams,
): HttpResponse {
    const links = workspaceLinks(addresses, workspace);
    const projectName = query.get("project");
    const pipelineKey = query.get("pipeline");
    const project = projectName === null ? undefined : findProject(workspace, projectName);
    const pipeline = project?.pipelines.find(
        ({ stored: { identifier } }) => identifier !== undefined && identifier === pipelineKey,
    );
    if ((projectName !== null && project === undefined) || (pipelineKey !== null && pipeline === undefined)) {
        return notFound();
    }
    return success({
        url: `${links.url}/identifiers`,
        html_url: links.html_url,
        domain: workspace.domain,
        ...(project === undefined ? {} : { project_identifier: project.name }),
        ...(pipeline === undefined
            ? {}
            : { pipeline_id: pipeline.stored.id, pipeline_identifier: pipeline.stored.identifier }),
    });
}

export function projectListResponse(context: Context, workspace: Workspace, query: URLSearchParams): HttpResponse {
    const links = workspaceLinks(context.addresses, workspace);
    return success({
        url: `${links.url}/projects`,
        html_url: links.html_url,
        projects: pageOf(workspace.projects, query).map((project) => projectSummary(context, workspace, project)),
    });
}

export function pipelineListResponse(
    context: Context,
    parents: { workspace: Workspace; project: Project },
    query: URLSearchParams,
): HttpResponse {
    const links = projectLinks(context.addresses, parents.workspace, parents.project);
    return success({
        url: `${links.url}/pipelines`,
        html_url: `${links.html_url}/pipelines`,
        pipelines: pageOf(sortedPipelines(parents.project.pipelines, query), query).map((pipeline) =>
            pipelineSummary(context, { ...parents, pipeline }),
        ),
    });
}
