import { actionResponse, actionSummary } from "./actionResponse";
import { createAction, deleteAction, updateAction } from "./actions";
import { pipelineLinks } from "./addresses";
import type { Context } from "./context";
import type { HttpResponse } from "./httpResponse";
import { byMethod, failure, notFound, success } from "./httpResponse";
import { pageOf, pagingFields } from "./paging";
import { pipelineResponse } from "./pipelineResponse";
import { createPipeline, deletePipeline, updatePipeline } from "./pipelines";
import { projectResponse, workspaceResponse } from "./projectResponse";
import {
    createFile,
    createProject,
    createWorkspace,
    deleteProject,
    deleteWorkspace,
    updateProject,
    updateWorkspace,
} from "./projects";
import type { PipelineLocation, Project, Workspace } from "./store";
import { findPipeline, findProject, findRecord, findWorkspace } from "./store";
import type { WireObject } from "./wire";
import { identifiersResponse, pipelineListResponse, projectListResponse, routeIntegrations } from "./workspaceLists";

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
    const { method, parts, body } = request;
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
            POST: () => withBody(body, (value) => createWorkspace(context, value)),
        });
    }
    const workspace = findWorkspace(store, domain);
    return workspace === undefined ? notFound() : routeWorkspace(context, workspace, { ...request, parts: rest });
}

function routeWorkspace(context: Context, workspace: Workspace, request: ApiRequest): HttpResponse {
    const { method, parts, query, body } = request;
    const [area, name, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, {
            GET: () => success(workspaceResponse(context, workspace)),
            PATCH: () => withBody(body, (value) => updateWorkspace(context, workspace, value)),
            DELETE: () => deleteWorkspace(context, workspace),
        });
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
        return byMethod(method, {
            GET: () => projectListResponse(context, workspace, query),
            POST: () => withBody(body, (value) => createProject(context, workspace, value)),
        });
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
    const { method, parts, query, body } = request;
    const [area, id, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, {
            GET: () => success(projectResponse(context, workspace, project)),
            PATCH: () => withBody(body, (value) => updateProject(context, parents, value)),
            DELETE: () => deleteProject(context, workspace, project),
        });
    }
    if (area === "repository" && id === "contents" && rest.length === 0) {
        return byMethod(method, { POST: () => withBody(body, createFile) });
    }
    if (area !== "pipelines") {
        return notFound();
    }
    if (id === undefined) {
        return byMethod(method, {
            GET: () => pipelineListResponse(context, parents, query),
            POST: () => withBody(body, (value) => createPipeline(context, parents, value)),
        });
    }
    const pipeline = findPipeline(project, idOf(id));
    return pipeline === undefined
        ? notFound()
        : routePipeline(context, { workspace, project, pipeline }, { ...request, parts: rest });
}

function routePipeline(context: Context, location: PipelineLocation, request: ApiRequest): HttpResponse {
    const { method, parts, query, body } = request;
    const [area, id, ...rest] = parts;
    const { pipeline } = location;
    if (area === undefined) {
        return byMethod(method, {
            GET: () => success(pipelineResponse(context, location)),
            PATCH: () => withBody(body, (value) => updatePipeline(context, location, value)),
            DELETE: () => deletePipeline(context, location),
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

function withBody(body: ApiRequest["body"], write: (value: WireObject) => HttpResponse): HttpResponse {
    return "problem" in body ? failure(400, body.problem) : write(body.value);
}

/** D: ids are positive integers. */
function idOf(part: string): number {
    return /^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN;
}
