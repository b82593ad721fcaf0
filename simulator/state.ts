import { editFields } from "./fieldValues";
import type { ActionRecord, Pipeline, PipelineLocation, Project, Store, Workspace } from "./store";
import {
    addPipeline,
    addProject,
    addWorkspace,
    allPipelines,
    findPipeline,
    findProject,
    findRecord,
    findWorkspace,
    moveRecord,
    removePipeline,
    removeProject,
    removeRecord,
    removeWorkspace,
} from "./store";
import type { NewAction, StoredAction, StoredPipeline, WireObject } from "./wire";
import { isEmpty } from "./wire";

/** Identifies a pipeline. */
export interface PipelineRef {
    /** The workspace's domain. */
    workspace: string;
    /** The project's name in addresses. */
    project: string;
    /** The pipeline's id. */
    pipelineId: number;
}

/** Identifies an action. */
export interface ActionRef extends PipelineRef {
    /** The action's id. */
    actionId: number;
}

/**
 * The simulator's data, to read and change without the API, as a colleague does in Buddy's own UI. Nothing is
 * validated; a method throws if the object it names does not exist.
 */
export interface SimulatorState {
    /** Adds a workspace, without projects or integrations. */
    addWorkspace(domain: string): void;
    /** Adds a project without pipelines. The display name defaults to the name. */
    addProject(project: { workspace: string; name: string; displayName?: string | undefined }): void;
    /** Adds a pipeline. The id defaults to the next free one, the cache scope to `PIPELINE`, `refs` to the master branch. */
    addPipeline(pipeline: {
        workspace: string;
        project: string;
        id?: number | undefined;
        name: string;
        identifier?: string | undefined;
        cacheScope?: string | undefined;
        /** Further fields, with the API's names. */
        fields?: WireObject | undefined;
    }): StoredPipeline;
    /** Copies of the project's pipelines. */
    pipelines(project: { workspace: string; project: string }): StoredPipeline[];
    /** A copy of one pipeline, or `undefined` if it, its project or workspace does not exist. */
    pipeline(pipeline: PipelineRef): StoredPipeline | undefined;
    /** Changes the given fields of a pipeline. `null` clears a field. */
    editPipeline(pipeline: PipelineRef, patch: WireObject): StoredPipeline;
    /** Adds an integration, to which actions of the workspace refer by `hash_id` or `identifier`. */
    addIntegration(integration: {
        workspace: string;
        hashId: string;
        identifier?: string | undefined;
        name: string;
        type: string;
    }): void;
    /** Copies of the pipeline's actions in their order, with passwords and encrypted values in plain text. */
    actions(pipeline: PipelineRef): StoredAction[];
    /** A copy of one action, or `undefined` if it, its pipeline, project or workspace does not exist. */
    action(action: ActionRef): StoredAction | undefined;
    /** Adds an action of any type, last or after `after_action_id`. */
    addAction(pipeline: PipelineRef, fields: NewAction): StoredAction;
    /** Changes the given fields. `null` clears a field, `after_action_id` moves the action. */
    editAction(action: ActionRef, patch: WireObject): StoredAction;
    /** Deletes an action. */
    removeAction(action: ActionRef): void;
    /** Deletes a pipeline with its actions. */
    removePipeline(pipeline: PipelineRef): void;
    /** Deletes a project with its pipelines. */
    removeProject(project: { workspace: string; project: string }): void;
    /** Deletes a workspace with its projects and integrations. */
    removeWorkspace(domain: string): void;
}

export function createState(store: Store): SimulatorState {
    return {
        addWorkspace: (domain) => {
            refuse(findWorkspace(store, domain) !== undefined, `workspace ${domain} exists already`);
            addWorkspace(store, { domain, name: domain });
        },
        addProject: ({ workspace, name, displayName }) => {
            const parent = workspaceAt(store, workspace);
            refuse(findProject(parent, name) !== undefined, `project ${name} exists already in ${workspace}`);
            addProject(parent, { name, displayName: displayName ?? name });
        },
        addPipeline: ({ workspace, project, id: givenId, name, identifier, cacheScope, fields }) => {
            const id = givenId ?? store.lastPipelineId + 1;
            const isTaken = allPipelines(store).some(({ stored }) => stored.id === id);
            refuse(isTaken, `a pipeline ${id} exists already`);
            const { stored } = addPipeline(store, projectAt(store, { workspace, project }), { id, name });
            editFields(stored, { identifier, cache_scope: cacheScope ?? "PIPELINE", refs: ["refs/heads/master"] });
            editFields(stored, fields ?? {});
            return structuredClone(stored);
        },
        pipelines: (ref) => structuredClone(projectAt(store, ref).pipelines.map(({ stored }) => stored)),
        pipeline: (ref) => structuredClone(findStoredPipeline(store, ref)?.stored),
        editPipeline: (ref, patch) => {
            const { stored } = locationAt(store, ref).pipeline;
            const { id: _given, ...fields } = patch;
            editFields(stored, fields);
            return structuredClone(stored);
        },
        addIntegration: ({ workspace, hashId, identifier, name, type }) => {
            const key = identifier === undefined ? {} : { identifier };
            workspaceAt(store, workspace).integrations.push({ hash_id: hashId, ...key, name, type });
        },
        actions: (ref) => structuredClone(locationAt(store, ref).pipeline.records.map((record) => record.action)),
        action: (ref) => structuredClone(findStoredRecord(store, ref)?.action),
        addAction: (ref, fields) => {
            const { pipeline } = locationAt(store, ref);
            const { id: givenId, ...rest } = fields;
            const id = typeof givenId === "number" ? givenId : store.lastActionId + 1;
            refuse(isActionIdTaken(store, id), `an action ${id} exists already`);
            store.lastActionId = Math.max(store.lastActionId, id);
            const action: StoredAction = { id, name: fields.name, type: fields.type };
            const record: ActionRecord = { action, cleared: new Set(), revision: 0 };
            moveRecord(pipeline, record);
            editRecord(pipeline, record, rest);
            return structuredClone(record.action);
        },
        editAction: (ref, patch) => {
            const { pipeline } = locationAt(store, ref);
            const record = recordAt(store, ref);
            editRecord(pipeline, record, patch);
            return structuredClone(record.action);
        },
        removeAction: (ref) => {
            const { pipeline } = locationAt(store, ref);
            removeRecord(pipeline, recordAt(store, ref).action.id);
        },
        removePipeline: (ref) => {
            const { project, pipeline } = locationAt(store, ref);
            removePipeline(project, pipeline);
        },
        removeProject: (ref) => {
            const workspace = workspaceAt(store, ref.workspace);
            removeProject(workspace, projectAt(store, ref));
        },
        removeWorkspace: (domain) => removeWorkspace(store, workspaceAt(store, domain)),
    };
}

/** Changes fields of an action as PATCH does: values are replaced as a whole, an empty value clears. */
export function editRecord(pipeline: Pipeline, record: ActionRecord, patch: WireObject): void {
    const { id: _given, after_action_id: afterActionId, ...fields } = patch;
    editFields(record.action, fields);
    for (const [name, value] of Object.entries(fields)) {
        record.cleared.delete(name);
        if (isEmpty(value)) {
            record.cleared.add(name);
        }
    }
    record.revision += 1;
    if (typeof afterActionId === "number") {
        refuse(findRecord(pipeline, afterActionId) === undefined, `there is no action ${afterActionId} to come after`);
        moveRecord(pipeline, record, afterActionId);
    }
}

function workspaceAt(store: Store, domain: string): Workspace {
    return findWorkspace(store, domain) ?? missing(`workspace ${domain}`);
}

function projectAt(store: Store, { workspace, project }: { workspace: string; project: string }): Project {
    return findProject(workspaceAt(store, workspace), project) ?? missing(`project ${project} in ${workspace}`);
}

function locationAt(store: Store, ref: PipelineRef): PipelineLocation {
    const project = projectAt(store, ref);
    const pipeline = findPipeline(project, ref.pipelineId);
    return {
        workspace: workspaceAt(store, ref.workspace),
        project,
        pipeline: pipeline ?? missing(`pipeline ${ref.pipelineId} in ${ref.workspace}/${ref.project}`),
    };
}

function recordAt(store: Store, ref: ActionRef): ActionRecord {
    return (
        findStoredRecord(store, ref) ??
        missing(`action ${ref.actionId} in ${ref.workspace}/${ref.project}/${ref.pipelineId}`)
    );
}

function findStoredPipeline(store: Store, ref: PipelineRef): Pipeline | undefined {
    const workspace = findWorkspace(store, ref.workspace);
    const project = workspace && findProject(workspace, ref.project);
    return project && findPipeline(project, ref.pipelineId);
}

function findStoredRecord(store: Store, ref: ActionRef): ActionRecord | undefined {
    const pipeline = findStoredPipeline(store, ref);
    return pipeline && findRecord(pipeline, ref.actionId);
}

/** A: ids are unique in the whole installation. */
function isActionIdTaken(store: Store, id: number): boolean {
    return allPipelines(store).some((pipeline) => findRecord(pipeline, id) !== undefined);
}

function refuse(isWrong: boolean, reason: string): void {
    if (isWrong) {
        throw new Error(`Buddy simulator: ${reason}.`);
    }
}

function missing(what: string): never {
    throw new Error(`Buddy simulator: there is no ${what}.`);
}
