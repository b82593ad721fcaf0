/** Writing workspaces and projects. O: the fields. A: when a request is refused. */
import { emptyValueProblems, typeProblems } from "./bodyRules";
import type { Context } from "./context";
import { editFields } from "./fieldValues";
import type { HttpResponse } from "./httpResponse";
import { failure, success } from "./httpResponse";
import { projectResponse, projectSettings, workspaceResponse } from "./projectResponse";
import { changes } from "./sentFields";
import type { Project, Workspace } from "./store";
import { addProject, addWorkspace, findProject, findWorkspace, removeProject, removeWorkspace } from "./store";
import { uniqueName } from "./uniqueName";
import { string } from "./validators";
import type { WireObject } from "./wire";
import { isEmpty } from "./wire";

export function createWorkspace(context: Context, body: WireObject): HttpResponse {
    const { behaviour, store } = context;
    const { domain, name } = body;
    const problems = [...emptyValueProblems(behaviour, body), ...stringProblems({ name }), ...domainProblems(domain)];
    if (typeof domain === "string" && findWorkspace(store, domain) !== undefined) {
        problems.push("domain is used by another workspace.");
    }
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    const added = { domain: String(domain), name: String(isEmpty(name) ? domain : name) };
    return success(workspaceResponse(context, addWorkspace(store, added)), behaviour.createStatus);
}

export function updateWorkspace(context: Context, workspace: Workspace, body: WireObject): HttpResponse {
    const { name } = body;
    const problems = [...emptyValueProblems(context.behaviour, body), ...stringProblems({ name })];
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    workspace.name = isEmpty(name) ? workspace.name : String(name);
    return success(workspaceResponse(context, workspace), context.behaviour.updateStatus);
}

export function deleteWorkspace({ store, behaviour }: Context, workspace: Workspace): HttpResponse {
    removeWorkspace(store, workspace);
    return { status: behaviour.deleteStatus };
}

export function createProject(context: Context, workspace: Workspace, body: WireObject): HttpResponse {
    const { behaviour } = context;
    const { name, display_name: displayName } = body;
    const problems = [
        ...(isEmpty(displayName) ? ["display_name is required."] : []),
        ...projectProblems(context, workspace, body),
    ];
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    const title = String(displayName);
    const isTaken = (candidate: string) => findProject(workspace, candidate) !== undefined;
    const project = addProject(workspace, {
        name: isEmpty(name) ? uniqueName(title, "-", isTaken) : String(name),
        displayName: title,
    });
    editFields(project.settings, settingsOf(body));
    return success(projectResponse(context, workspace, project), behaviour.createStatus);
}

/** O: `name`, too, can be changed, and with it the project's addresses. */
export function updateProject(
    context: Context,
    { workspace, project }: { workspace: Workspace; project: Project },
    body: WireObject,
): HttpResponse {
    const { behaviour } = context;
    const { name, display_name: displayName } = body;
    const problems = projectProblems(context, workspace, body, project);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    project.name = isEmpty(name) ? project.name : String(name);
    project.displayName = isEmpty(displayName) ? project.displayName : String(displayName);
    editFields(project.settings, changes(behaviour, project.settings, settingsOf(body)));
    return success(projectResponse(context, workspace, project), behaviour.updateStatus);
}

export function deleteProject({ behaviour }: Context, workspace: Workspace, project: Project): HttpResponse {
    removeProject(workspace, project);
    return { status: behaviour.deleteStatus };
}

/** O: the response to a file that is added to the repository. The simulator has no repositories and keeps no file. */
export function createFile(body: WireObject): HttpResponse {
    const { path, message, content } = body;
    const problems = [
        ...(isEmpty(path) ? ["path is required."] : []),
        ...(isEmpty(message) ? ["message is required."] : []),
        ...stringProblems({ path, message, content }),
    ];
    return problems.length > 0
        ? failure(400, ...problems)
        : success({ content: { content_type: "FILE", encoding: "base64", path, content }, commit: { message } }, 201);
}

function projectProblems({ behaviour }: Context, workspace: Workspace, body: WireObject, changed?: Project): string[] {
    const { name, display_name } = body;
    const sameName = typeof name === "string" ? findProject(workspace, name) : undefined;
    return [
        ...emptyValueProblems(behaviour, body),
        ...stringProblems({ name, display_name }),
        ...typeProblems(body, projectSettings),
        ...(sameName === undefined || sameName === changed ? [] : ["name is used by another project."]),
    ];
}

function settingsOf(body: WireObject): WireObject {
    return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(projectSettings, name)));
}

function stringProblems(fields: WireObject): string[] {
    return Object.entries(fields).flatMap(([name, value]) => (isEmpty(value) ? [] : string(value, name)));
}

/** O: the pattern and the length of a workspace's domain. */
function domainProblems(domain: unknown): string[] {
    if (isEmpty(domain)) {
        return ["domain is required."];
    }
    return typeof domain === "string" && /^[a-z0-9][a-z0-9_-]{2,98}[a-z0-9]$/.test(domain)
        ? []
        : ["domain must be 4 to 100 lower-case letters, digits, - and _, with a letter or digit at both ends."];
}
