import type { StoredAction, StoredPipeline } from "./wire";

export interface Integration {
    hash_id: string;
    identifier?: string;
    name: string;
    type: string;
}

export interface ActionRecord {
    action: StoredAction;
    /** The names of fields that were sent empty. */
    cleared: Set<string>;
    /** Counts the writes: part of the salt of its ciphertexts. */
    revision: number;
}

export interface Pipeline extends StoredPipeline {
    lastExecutionStatus: string;
    lastExecutionRevision: string | null;
    /** In the order they run. */
    records: ActionRecord[];
}

export interface Project {
    name: string;
    displayName: string;
    pipelines: Pipeline[];
}

export interface Workspace {
    domain: string;
    projects: Project[];
    integrations: Integration[];
}

export interface World {
    workspaces: Workspace[];
    lastPipelineId: number;
    lastActionId: number;
}

/** One pipeline together with what it lies in. */
export interface Place {
    workspace: Workspace;
    project: Project;
    pipeline: Pipeline;
}

/** Action ids start above pipeline ids, so that taking one for the other cannot go unnoticed. */
const FIRST_ACTION_ID = 101;

export function emptyWorld(): World {
    return { workspaces: [], lastPipelineId: 0, lastActionId: FIRST_ACTION_ID - 1 };
}

export function findWorkspace(world: World, domain: string): Workspace | undefined {
    return world.workspaces.find((workspace) => workspace.domain === domain);
}

export function findProject(workspace: Workspace, name: string): Project | undefined {
    return workspace.projects.find((project) => project.name === name);
}

export function findPipeline(project: Project, id: number): Pipeline | undefined {
    return project.pipelines.find((pipeline) => pipeline.id === id);
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

/** Puts the action after another one, or last; the caller has made sure that the other one exists. */
export function placeRecord(pipeline: Pipeline, record: ActionRecord, afterActionId?: number): void {
    const others = pipeline.records.filter((other) => other !== record);
    const before = others.findIndex((other) => other.action.id === afterActionId);
    others.splice(before === -1 ? others.length : before + 1, 0, record);
    pipeline.records = others;
}

export function dropRecord(pipeline: Pipeline, id: number): void {
    pipeline.records = pipeline.records.filter((record) => record.action.id !== id);
}
