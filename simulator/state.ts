import type { NewAction, StoredAction, StoredPipeline, WireObject } from "./wire";
import { isEmpty } from "./wire";
import type { ActionRecord, Pipeline, Place, Project, Workspace, World } from "./world";
import { dropRecord, findPipeline, findProject, findRecord, findWorkspace, placeRecord } from "./world";

/** Where a pipeline is. */
export interface PipelineRef {
    /** The workspace's domain. */
    workspace: string;
    /** The project's name id. */
    project: string;
    /** The pipeline's number. */
    pipelineId: number;
}

/** Where an action is. */
export interface ActionRef extends PipelineRef {
    /** The action's number. */
    actionId: number;
}

/**
 * The simulator's world, read and changed behind the API's back: what a colleague clicks in Buddy's own UI. Nothing is
 * validated here but that the place exists; an unknown one throws.
 */
export interface SimulatorState {
    /** Adds a workspace, without projects or integrations. */
    addWorkspace(domain: string): void;
    /** Adds a project without pipelines; its display name is its name unless given. */
    addProject(project: { workspace: string; name: string; displayName?: string | undefined }): void;
    /** Adds a pipeline; its id is the next free one unless given, its cache scope `PIPELINE`. */
    addPipeline(pipeline: {
        workspace: string;
        project: string;
        id?: number | undefined;
        name: string;
        identifier?: string | undefined;
        cacheScope?: string | undefined;
    }): StoredPipeline;
    /** Adds an integration that actions of the workspace can name by `hash_id` or `identifier`. */
    addIntegration(integration: {
        workspace: string;
        hashId: string;
        identifier?: string | undefined;
        name: string;
        type: string;
    }): void;
    /** Copies of the pipeline's actions in the order they run, with passwords and encrypted values in clear. */
    actions(pipeline: PipelineRef): StoredAction[];
    /** A copy of one action, or `undefined` when it or anything above it does not exist. */
    action(action: ActionRef): StoredAction | undefined;
    /** Adds an action of any type, last or after `after_action_id`. */
    addAction(pipeline: PipelineRef, fields: NewAction): StoredAction;
    /** Changes the named fields; `null` unsets one, `after_action_id` moves the action. */
    editAction(action: ActionRef, patch: WireObject): StoredAction;
    /** Deletes an action, as somebody does in Buddy. */
    removeAction(action: ActionRef): void;
    /** Deletes a pipeline with its actions. */
    removePipeline(pipeline: PipelineRef): void;
    /** Deletes a project with its pipelines. */
    removeProject(project: { workspace: string; project: string }): void;
    /** Deletes a workspace with all that is in it. */
    removeWorkspace(domain: string): void;
}

export function stateOf(world: World): SimulatorState {
    return {
        addWorkspace: (domain) => {
            refuse(findWorkspace(world, domain) !== undefined, `workspace ${domain} exists already`);
            world.workspaces.push({ domain, projects: [], integrations: [] });
        },
        addProject: ({ workspace, name, displayName }) => {
            const parent = workspaceAt(world, workspace);
            refuse(findProject(parent, name) !== undefined, `project ${name} exists already in ${workspace}`);
            parent.projects.push({ name, displayName: displayName ?? name, pipelines: [] });
        },
        addPipeline: (pipeline) => structuredClone(publicPipeline(addPipeline(world, pipeline))),
        addIntegration: ({ workspace, hashId, identifier, name, type }) => {
            const key = identifier === undefined ? {} : { identifier };
            workspaceAt(world, workspace).integrations.push({ hash_id: hashId, ...key, name, type });
        },
        actions: (ref) => structuredClone(placeAt(world, ref).pipeline.records.map((record) => record.action)),
        action: (ref) => structuredClone(lookUpRecord(world, ref)?.action),
        addAction: (ref, fields) => {
            const { pipeline } = placeAt(world, ref);
            const { id: wantedId, ...rest } = fields;
            const id = typeof wantedId === "number" ? wantedId : world.lastActionId + 1;
            refuse(isActionIdTaken(world, id), `an action ${id} exists already`);
            world.lastActionId = Math.max(world.lastActionId, id);
            const action: StoredAction = { id, name: fields.name, type: fields.type };
            const record: ActionRecord = { action, cleared: new Set(), revision: 0 };
            placeRecord(pipeline, record);
            editRecord(pipeline, record, rest);
            return structuredClone(record.action);
        },
        editAction: (ref, patch) => {
            const { pipeline } = placeAt(world, ref);
            const record = recordAt(world, ref);
            editRecord(pipeline, record, patch);
            return structuredClone(record.action);
        },
        removeAction: (ref) => {
            const { pipeline } = placeAt(world, ref);
            dropRecord(pipeline, recordAt(world, ref).action.id);
        },
        removePipeline: (ref) => {
            const { project, pipeline } = placeAt(world, ref);
            project.pipelines = project.pipelines.filter((other) => other !== pipeline);
        },
        removeProject: (ref) => {
            const workspace = workspaceAt(world, ref.workspace);
            const project = projectAt(world, ref);
            workspace.projects = workspace.projects.filter((other) => other !== project);
        },
        removeWorkspace: (domain) => {
            const workspace = workspaceAt(world, domain);
            world.workspaces = world.workspaces.filter((other) => other !== workspace);
        },
    };
}

function addPipeline(world: World, wanted: Parameters<SimulatorState["addPipeline"]>[0]): Pipeline {
    const project = projectAt(world, wanted);
    const id = wanted.id ?? world.lastPipelineId + 1;
    refuse(isPipelineIdTaken(world, id), `a pipeline ${id} exists already`);
    world.lastPipelineId = Math.max(world.lastPipelineId, id);
    const pipeline: Pipeline = {
        id,
        name: wanted.name,
        ...(wanted.identifier === undefined ? {} : { identifier: wanted.identifier }),
        cache_scope: wanted.cacheScope ?? "PIPELINE",
        refs: ["refs/heads/master"],
        lastExecutionStatus: "INITIAL",
        lastExecutionRevision: null,
        records: [],
    };
    project.pipelines.push(pipeline);
    return pipeline;
}

function publicPipeline({ id, name, identifier, cache_scope, refs }: Pipeline): StoredPipeline {
    return { id, name, ...(identifier === undefined ? {} : { identifier }), cache_scope, refs };
}

/** Merges fields into an action the way PATCH and Buddy's own UI do: whole values, empty ones unset. */
export function editRecord(pipeline: Pipeline, record: ActionRecord, patch: WireObject): void {
    const { id: _given, after_action_id: afterActionId, ...fields } = structuredClone(patch);
    for (const [field, value] of Object.entries(fields)) {
        if (isEmpty(value)) {
            delete record.action[field];
            record.cleared.add(field);
            continue;
        }
        record.action[field] = value;
        record.cleared.delete(field);
    }
    record.revision += 1;
    if (typeof afterActionId === "number") {
        refuse(findRecord(pipeline, afterActionId) === undefined, `there is no action ${afterActionId} to come after`);
        placeRecord(pipeline, record, afterActionId);
    }
}

function workspaceAt(world: World, domain: string): Workspace {
    return findWorkspace(world, domain) ?? missing(`workspace ${domain}`);
}

function projectAt(world: World, { workspace, project }: { workspace: string; project: string }): Project {
    return findProject(workspaceAt(world, workspace), project) ?? missing(`project ${project} in ${workspace}`);
}

function placeAt(world: World, ref: PipelineRef): Place {
    const project = projectAt(world, ref);
    const pipeline = findPipeline(project, ref.pipelineId);
    return {
        workspace: workspaceAt(world, ref.workspace),
        project,
        pipeline: pipeline ?? missing(`pipeline ${ref.pipelineId} in ${ref.workspace}/${ref.project}`),
    };
}

function recordAt(world: World, ref: ActionRef): ActionRecord {
    return (
        lookUpRecord(world, ref) ??
        missing(`action ${ref.actionId} in ${ref.workspace}/${ref.project}/${ref.pipelineId}`)
    );
}

function lookUpRecord(world: World, ref: ActionRef): ActionRecord | undefined {
    const workspace = findWorkspace(world, ref.workspace);
    const project = workspace && findProject(workspace, ref.project);
    const pipeline = project && findPipeline(project, ref.pipelineId);
    return pipeline && findRecord(pipeline, ref.actionId);
}

function allPipelines(world: World): Pipeline[] {
    return world.workspaces.flatMap((workspace) => workspace.projects).flatMap((project) => project.pipelines);
}

/** Ids of pipelines and of actions are unique in the whole installation (A). */
function isPipelineIdTaken(world: World, id: number): boolean {
    return allPipelines(world).some((pipeline) => pipeline.id === id);
}

function isActionIdTaken(world: World, id: number): boolean {
    return allPipelines(world).some((pipeline) => findRecord(pipeline, id) !== undefined);
}

function refuse(isWrong: boolean, reason: string): void {
    if (isWrong) {
        throw new Error(`Buddy simulator: ${reason}.`);
    }
}

function missing(what: string): never {
    throw new Error(`Buddy simulator: there is no ${what}.`);
}
