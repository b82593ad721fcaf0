import type { StoredAction, StoredPipeline, WireObject } from "./wire";

export interface Integration {
    hash_id: string;
    identifier?: string;
    name: string;
    type: string;
}

export interface ActionRecord {
    action: StoredAction;
    /** The names of the fields that were last sent empty. */
    cleared: Set<string>;
    /** Counts the writes, so that each one makes new ciphertexts. */
    revision: number;
}

export interface Pipeline {
    stored: StoredPipeline;
    createDate: string;
    lastExecutionStatus: string;
    lastExecutionRevision: string | null;
    /** In the order of the pipeline. */
    records: ActionRecord[];
}

export interface Project {
    name: string;
    displayName: string;
    createDate: string;
    /** Further settings, as they were sent. */
    settings: WireObject;
    pipelines: Pipeline[];
}

export interface Workspace {
    id: number;
    domain: string;
    name: string;
    createDate: string;
    projects: Project[];
    integrations: Integration[];
}

export interface Store {
    workspaces: Workspace[];
    lastWorkspaceId: number;
    lastPipelineId: number;
    lastActionId: number;
}

/** A pipeline with its project and workspace. */
export interface PipelineLocation {
    workspace: Workspace;
    project: Project;
    pipeline: Pipeline;
}

/** Action ids start above pipeline ids: a client that confuses the two gets a 404. */
const FIRST_ACTION_ID = 101;

export function emptyStore(): Store {
    return { workspaces: [], lastWorkspaceId: 0, lastPipelineId: 0, lastActionId: FIRST_ACTION_ID - 1 };
}

export function findWorkspace(store: Store, domain: string): Workspace | undefined {
    return store.workspaces.find((workspace) => workspace.domain === domain);
}

export function findProject(workspace: Workspace, name: string): Project | undefined {
    return workspace.projects.find((project) => project.name === name);
}

export function findPipeline(project: Project, id: number): Pipeline | undefined {
    return project.pipelines.find(({ stored }) => stored.id === id);
}

export function findRecord(pipeline: Pipeline, id: number): ActionRecord | undefined {
    return pipeline.records.find((record) => record.action.id === id);
}

export function findIntegration(
    workspace: Workspace,
    reference: { hash_id?: unknown; identifier?: unknown },
): Integration | undefined {
    return workspace.integrations.find(
        (integration) =>
            (reference.hash_id === undefined || reference.hash_id === integration.hash_id) &&
            (reference.identifier === undefined || reference.identifier === integration.identifier),
    );
}

/** Puts the action after another one, which must exist, or last. */
export function moveRecord(pipeline: Pipeline, record: ActionRecord, afterActionId?: number): void {
    const others = pipeline.records.filter((other) => other !== record);
    const before = others.findIndex((other) => other.action.id === afterActionId);
    others.splice(before === -1 ? others.length : before + 1, 0, record);
    pipeline.records = others;
}

export function removeRecord(pipeline: Pipeline, id: number): void {
    pipeline.records = pipeline.records.filter((record) => record.action.id !== id);
}

/** D: the format of dates. */
export function now(): string {
    return `${new Date().toISOString().slice(0, 19)}Z`;
}

export function allPipelines(store: Store): Pipeline[] {
    return store.workspaces.flatMap((workspace) => workspace.projects).flatMap((project) => project.pipelines);
}

export function addWorkspace(store: Store, { domain, name }: { domain: string; name: string }): Workspace {
    store.lastWorkspaceId += 1;
    const id = store.lastWorkspaceId;
    const workspace: Workspace = { id, domain, name, createDate: now(), projects: [], integrations: [] };
    store.workspaces.push(workspace);
    return workspace;
}

export function addProject(
    workspace: Workspace,
    { name, displayName }: { name: string; displayName: string },
): Project {
    const project: Project = { name, displayName, createDate: now(), settings: {}, pipelines: [] };
    workspace.projects.push(project);
    return project;
}

export function addPipeline(store: Store, project: Project, stored: StoredPipeline): Pipeline {
    store.lastPipelineId = Math.max(store.lastPipelineId, stored.id);
    const pipeline: Pipeline = {
        stored,
        createDate: now(),
        lastExecutionStatus: "INITIAL",
        lastExecutionRevision: null,
        records: [],
    };
    project.pipelines.push(pipeline);
    return pipeline;
}

export function removeWorkspace(store: Store, workspace: Workspace): void {
    store.workspaces = store.workspaces.filter((other) => other !== workspace);
}

export function removeProject(workspace: Workspace, project: Project): void {
    workspace.projects = workspace.projects.filter((other) => other !== project);
}

/** Removes the pipeline with its actions. */
export function removePipeline(project: Project, pipeline: Pipeline): void {
    project.pipelines = project.pipelines.filter((other) => other !== pipeline);
}
