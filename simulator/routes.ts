import { createAction, deleteAction, updateAction } from "./actions";
import { pipelineLinks, projectLinks, workspaceLinks } from "./addresses";
import type { Context } from "./answer";
import { actionAnswer, actionSummary, embeddedPipeline, extraFields } from "./answer";
import { integrationDetails, integrationSummary } from "./integrationAnswer";
import { pageOf, pagingFields, sortedPipelines } from "./lists";
import type { Reply } from "./reply";
import { byMethod, failure, notFound, success } from "./reply";
import type { WireObject } from "./wire";
import type { Place, Project, Workspace } from "./world";
import { findIntegration, findPipeline, findProject, findRecord, findWorkspace } from "./world";

/** A request after login: the path in decoded parts, below `/workspaces`. */
export interface ApiRequest {
    method: string;
    parts: string[];
    query: URLSearchParams;
    /** The JSON object sent, or why there is none. */
    body: { value: WireObject } | { problem: string };
}

// 404 for whatever is unknown: O.
export function apiReply(context: Context, request: ApiRequest): Reply {
    const reply = routedReply(context, request);
    return reply.status === 404 ? { ...reply, status: context.behaviour.missingStatus } : reply;
}

// Which routes exist: D for actions and pipelines, O for the rest.
function routedReply(context: Context, request: ApiRequest): Reply {
    const { method, parts } = request;
    const [domain, ...rest] = parts;
    const { addresses, world } = context;
    if (domain === undefined) {
        return byMethod(method, {
            GET: () =>
                success({
                    url: `${addresses.api}/workspaces`,
                    html_url: addresses.web,
                    workspaces: world.workspaces.map((workspace) => workspaceAnswer(context, workspace)),
                }),
        });
    }
    const workspace = findWorkspace(world, domain);
    return workspace === undefined ? notFound() : workspaceReply(context, workspace, { ...request, parts: rest });
}

function workspaceReply(context: Context, workspace: Workspace, request: ApiRequest): Reply {
    const { method, parts, query } = request;
    const [area, name, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, { GET: () => success(workspaceAnswer(context, workspace)) });
    }
    if (area === "integrations") {
        return rest.length > 0 ? notFound() : integrationsReply(context, workspace, { method, hashId: name });
    }
    if (area === "identifiers" && name === undefined) {
        return byMethod(method, { GET: () => identifiersReply(context, workspace, query) });
    }
    if (area !== "projects") {
        return notFound();
    }
    if (name === undefined) {
        return byMethod(method, { GET: () => projectsReply(context, workspace, query) });
    }
    const project = findProject(workspace, name);
    return project === undefined
        ? notFound()
        : projectReply(context, { workspace, project }, { ...request, parts: rest });
}

function projectReply(
    context: Context,
    parents: { workspace: Workspace; project: Project },
    request: ApiRequest,
): Reply {
    const { workspace, project } = parents;
    const { method, parts, query } = request;
    const [area, id, ...rest] = parts;
    if (area === undefined) {
        return byMethod(method, { GET: () => success(projectAnswer(context, workspace, project)) });
    }
    if (area !== "pipelines") {
        return notFound();
    }
    if (id === undefined) {
        return byMethod(method, { GET: () => pipelinesReply(context, parents, query) });
    }
    const pipeline = findPipeline(project, idOf(id));
    return pipeline === undefined
        ? notFound()
        : pipelineReply(context, { workspace, project, pipeline }, { ...request, parts: rest });
}

function pipelineReply(context: Context, place: Place, request: ApiRequest): Reply {
    const { method, parts, query, body } = request;
    const [area, id, ...rest] = parts;
    const { pipeline, workspace, project } = place;
    if (area === undefined) {
        return byMethod(method, {
            GET: () =>
                success({
                    ...pipelineSummary(context, place),
                    definition_source: "LOCAL",
                    cache_scope: pipeline.cache_scope,
                    create_date: "2024-10-03T12:00:00Z",
                    project: projectAnswer(context, workspace, project),
                }),
        });
    }
    if (area !== "actions" || rest.length > 0) {
        return notFound();
    }
    if (id === undefined) {
        return byMethod(method, {
            GET: () => success(actionsAnswer(context, place, query)),
            POST: () => withBody(body, (value) => createAction(context, place, value)),
        });
    }
    const record = findRecord(pipeline, idOf(id));
    if (record === undefined) {
        return notFound();
    }
    return byMethod(method, {
        GET: () => success(actionAnswer(context, place, record)),
        PATCH: () => withBody(body, (value) => updateAction(context, place, { record, body: value })),
        DELETE: () => deleteAction(context, place, record),
    });
}

/** O: whole. A: in the order they run. */
function actionsAnswer(context: Context, place: Place, query: URLSearchParams): WireObject {
    const { actionsListOrder, actionsListPaged } = context.behaviour;
    const links = pipelineLinks(context.addresses, place);
    const { records } = place.pipeline;
    const actions = (actionsListOrder === "pipeline" ? records : [...records].reverse()).map((record) =>
        actionSummary(context, place, record),
    );
    return {
        url: `${links.url}/actions`,
        html_url: links.html_url,
        ...(actionsListPaged ? { ...pagingFields(actions, query), actions: pageOf(actions, query) } : { actions }),
    };
}

function integrationsReply(
    context: Context,
    workspace: Workspace,
    { method, hashId }: { method: string; hashId: string | undefined },
): Reply {
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

/** D: takes identifiers, not names. A: 404 without a match; the project's identifier is its name. */
function identifiersReply({ addresses }: Context, workspace: Workspace, query: URLSearchParams): Reply {
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

function projectsReply(context: Context, workspace: Workspace, query: URLSearchParams): Reply {
    const links = workspaceLinks(context.addresses, workspace);
    return success({
        url: `${links.url}/projects`,
        html_url: links.html_url,
        projects: pageOf(workspace.projects, query).map((project) => projectAnswer(context, workspace, project)),
    });
}

function pipelinesReply(
    context: Context,
    parents: { workspace: Workspace; project: Project },
    query: URLSearchParams,
): Reply {
    const links = projectLinks(context.addresses, parents.workspace, parents.project);
    return success({
        url: `${links.url}/pipelines`,
        html_url: `${links.html_url}/pipelines`,
        pipelines: pageOf(sortedPipelines(parents.project.pipelines, query), query).map((pipeline) =>
            pipelineSummary(context, { ...parents, pipeline }),
        ),
    });
}

function workspaceAnswer({ addresses, behaviour }: Context, workspace: Workspace): WireObject {
    return {
        ...workspaceLinks(addresses, workspace),
        name: workspace.domain,
        domain: workspace.domain,
        ...extraFields(behaviour, "workspace"),
    };
}

function projectAnswer({ addresses, behaviour }: Context, workspace: Workspace, project: Project): WireObject {
    return {
        ...projectLinks(addresses, workspace, project),
        name: project.name,
        display_name: project.displayName,
        status: "ACTIVE",
        ...extraFields(behaviour, "project"),
    };
}

function pipelineSummary(context: Context, place: Place): WireObject {
    const { identifier } = place.pipeline;
    return { ...embeddedPipeline(context, place), ...(identifier === undefined ? {} : { identifier }) };
}

function withBody(body: ApiRequest["body"], write: (value: WireObject) => Reply): Reply {
    return "problem" in body ? failure(400, body.problem) : write(body.value);
}

/** Ids are positive integers (D); anything else matches nothing. */
function idOf(part: string): number {
    return /^[1-9]\d*$/.test(part) ? Number(part) : Number.NaN;
}
