import type { Context } from "./actionResponse";
import { actionResponse, actionSummary, embeddedPipeline, extraFields } from "./actionResponse";
import { createAction, deleteAction, updateAction } from "./actions";
import { pipelineLinks, projectLinks, workspaceLinks } from "./addresses";
import type { HttpResponse } from "./httpResponse";
import { byMethod, failure, notFound, success } from "./httpResponse";
import { integrationDetails, integrationSummary } from "./integrationResponse";
import { pageOf, pagingFields, sortedPipelines } from "./paging";
import type { PipelineLocation, Project, Workspace } from "./store";
import { findIntegration, findPipeline, findProject, findRecord, findWorkspace } from "./store";
import type { WireObject } from "./wire";

/** A request with a valid token. */
export interface ApiRequest {
    method: string;
    /** The decoded segments of the path after `/workspaces`. */
    parts: string[];
    query: URLSearchParams;
    /** The JSON object sent, or the reason why there is none. */
    body: { value: WireObject } | { problem: string };
}

/** O: a 404 for everything that does not exist. */
export function apiResponse(context: Context, request: ApiRequest): HttpResponse {
    const response = route(context, request);
    return response.status === 404 ? { ...response, status: context.behaviour.missingStatus } : response;
}

/** D: the routes of actions and pipelines. O: the others. */
function route(context: Context, request: ApiRequest): HttpResponse {
    const { method, parts } = request;
    const [domain, ...rest] = parts;
    const { addresses, store } = context;
    if (domain === undefined) {
        return byMethod(method, {
            GET: () =>
                success({
                    url: `${addresses.api}/workspaces`,
                    html_url: addresses.web,
                    workspaces: store.workspaces.map((workspace) => workspaceResponse(context, workspace)),
                }),
        });
    }
    const workspace = findWorkspace(store, domain);
    return workspace === undefined ? notFound() : routeWorkspace(context, workspace, { ...request, parts: rest });
}

function routeWorkspace(context: Context, workspace: Workspace, request: ApiRequest): HttpResponse {
    const { method, parts, query } = request;
    const [area, name, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, { GET: () => success(workspaceResponse(context, workspace)) });
    }
    if (area === "integrations") {
        return rest.length > 0 ? notFound() : routeIntegrations(context, workspace, { method, hashId: name });
    }
    if (area === "identifiers" && name === undefined) {
        return byMethod(method, { GET: () => identifiersResponse(context, workspace, query) });
    }
    if (area !== "projects") {
        return notFound();
    }
    if (name === undefined) {
        return byMethod(method, { GET: () => projectListResponse(context, workspace, query) });
    }
    const project = findProject(workspace, name);
    return project === undefined
        ? notFound()
        : routeProject(context, { workspace, project }, { ...request, parts: rest });
}

function routeProject(
    context: Context,
    parents: { workspace: Workspace; project: Project },
    request: ApiRequest,
): HttpResponse {
    const { workspace, project } = parents;
    const { method, parts, query } = request;
    const [area, id, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, { GET: () => success(projectResponse(context, workspace, project)) });
    }
    if (area !== "pipelines") {
        return notFound();
    }
    if (id === undefined) {
        return byMethod(method, { GET: () => pipelineListResponse(context, parents, query) });
    }
    const pipeline = findPipeline(project, idOf(id));
    return pipeline === undefined
        ? notFound()
        : routePipeline(context, { workspace, project, pipeline }, { ...request, parts: rest });
}

function routePipeline(context: Context, location: PipelineLocation, request: ApiRequest): HttpResponse {
    const { method, parts, query, body } = request;
    const [area, id, ...rest] = parts;
    const { pipeline, workspace, project } = location;
    if (area === undefined) {
        return byMethod(method, {
            GET: () =>
                success({
                    ...pipelineSummary(context, location),
                    definition_source: "LOCAL",
                    cache_scope: pipeline.cache_scope,
                    create_date: "2024-10-03T12:00:00Z",
                    project: projectResponse(context, workspace, project),
                }),
        });
    }
    if (area !== "actions" || rest.length > 0) {
        return notFound();
    }
    if (id === undefined) {
        return byMethod(method, {
            GET: () => success(actionListResponse(context, location, query)),
            POST: () => withBody(body, (value) => createAction(context, location, value)),
        });
    }
    const record = findRecord(pipeline, idOf(id));
    if (record === undefined) {
        return notFound();
    }
    return byMethod(method, {
        GET: () => success(actionResponse(context, location, record)),
        PATCH: () => withBody(body, (value) => updateAction(context, location, { record, body: value })),
        DELETE: () => deleteAction(context, location, record),
    });
}

/** O: the list is not paged. A: it is in the order of the pipeline. */
function actionListResponse(context: Context, location: PipelineLocation, query: URLSearchParams): WireObject {
    const { actionsListOrder, actionsListPaged } = context.behaviour;
    const links = pipelineLinks(context.addresses, location);
    const { records } = location.pipeline;
    const actions = (actionsListOrder === "pipeline" ? records : [...records].reverse()).map((record) =>
        actionSummary(context, location, record),
    );
    return {
        url: `${links.url}/actions`,
        html_url: links.html_url,
        ...(actionsListPaged ? { ...pagingFields(actions, query), actions: pageOf(actions, query) } : { actions }),
    };
}

function routeIntegrations(
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
function identifiersResponse({ addresses }: Context, workspace: Workspace, query: URLSearchParams): HttpResponse {
    const links = workspaceLinks(addresses, workspace);
    const projectName = query.get("project");
    const pipelineKey = query.get("pipeline");
    const project = projectName === null ? undefined : findProject(workspace, projectName);
    const pipeline = project?.pipelines.find(
        ({ identifier }) => identifier !== undefined && identifier === pipelineKey,
    );
    if ((projectName !== null && project === undefined) || (pipelineKey !== null && pipeline === undefined)) {
        return notFound();
    }
    return success({
        url: `${links.url}/identifiers`,
        html_url: links.html_url,
        domain: workspace.domain,
        ...(project === undefined ? {} : { project_identifier: project.name }),
        ...(pipeline === undefined ? {} : { pipeline_id: pipeline.id, pipeline_identifier: pipeline.identifier }),
    });
}

function projectListResponse(context: Context, workspace: Workspace, query: URLSearchParams): HttpResponse {
    const links = workspaceLinks(context.addresses, workspace);
    return success({
        url: `${links.url}/projects`,
        html_url: links.html_url,
        projects: pageOf(workspace.projects, query).map((project) => projectResponse(context, workspace, project)),
    });
}

function pipelineListResponse(
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

function workspaceResponse({ addresses, behaviour }: Context, workspace: Workspace): WireObject {
    return {
        ...workspaceLinks(addresses, workspace),
        name: workspace.domain,
        domain: workspace.domain,
        ...extraFields(behaviour, "workspace"),
    };
}

function projectResponse({ addresses, behaviour }: Context, workspace: Workspace, project: Project): WireObject {
    return {
        ...projectLinks(addresses, workspace, project),
        name: project.name,
        display_name: project.displayName,
        status: "ACTIVE",
        ...extraFields(behaviour, "project"),
    };
}

function pipelineSummary(context: Context, location: PipelineLocation): WireObject {
    const { identifier } = location.pipeline;
    return { ...embeddedPipeline(context, location), ...(identifier === undefined ? {} : { identifier }) };
}

function withBody(body: ApiRequest["body"], write: (value: WireObject) => HttpResponse): HttpResponse {
    return "problem" in body ? failure(400, body.problem) : write(body.value);
}

/** D: ids are positive integers. */
function idOf(part: string): number {
    return /^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN;
}
