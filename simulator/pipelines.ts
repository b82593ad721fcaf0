import type { Behaviour } from "./behaviour";
import { distinct, emptyValueProblems, typeProblems } from "./bodyRules";
import type { Context } from "./context";
import { editFields } from "./fieldValues";
import type { HttpResponse } from "./httpResponse";
import { failure, success } from "./httpResponse";
import { PIPELINE_RESPONSE_ONLY, pipelineFields } from "./pipelineFields";
import { pipelineResponse } from "./pipelineResponse";
import { changes, resets } from "./sentFields";
import type { Pipeline, PipelineLocation, Project, Workspace } from "./store";
import { addPipeline, removePipeline } from "./store";
import { operandProblems, withoutOperands } from "./triggerConditions";
import { uniqueName } from "./uniqueName";
import type { StoredPipeline, WireObject } from "./wire";
import { isEmpty } from "./wire";

/** O: a POST needs `name` only. */
export function createPipeline(
    context: Context,
    { workspace, project }: { workspace: Workspace; project: Project },
    body: WireObject,
): HttpResponse {
    const { behaviour, store } = context;
    const { name, identifier, ...fields } = acceptedFields(behaviour, body);
    const settings = dependentFields(fields);
    const problems = distinct([
        ...(isEmpty(name) ? ["name is required."] : []),
        ...bodyProblems(behaviour, project, body),
        ...pipelineProblems(settings),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    const stored: StoredPipeline = {
        id: store.lastPipelineId + 1,
        name: String(name),
        identifier: isEmpty(identifier) ? newIdentifier(project, String(name)) : String(identifier),
    };
    editFields(stored, settings);
    const pipeline = addPipeline(store, project, stored);
    return success(pipelineResponse(context, { workspace, project, pipeline }), behaviour.createStatus);
}

/** D: only the fields sent change. */
export function updatePipeline(context: Context, location: PipelineLocation, body: WireObject): HttpResponse {
    const { behaviour } = context;
    const { project, pipeline } = location;
    const { stored } = pipeline;
    const patch = dependentFields({
        ...resets(behaviour, Object.keys(pipelineFields).filter(isOptional), body),
        ...changes(behaviour, stored, acceptedFields(behaviour, body)),
    });
    const { definition_source: source, name } = body;
    const isNameNeeded = name !== undefined || behaviour.patchWithoutName === "refused";
    const problems = distinct([
        ...(isNameNeeded && isEmpty(name) ? ["name is required."] : []),
        ...bodyProblems(behaviour, project, body, pipeline),
        ...(isEmpty(source) || source === (stored.definition_source ?? "LOCAL")
            ? []
            : ["definition_source cannot be changed; delete the pipeline and create another."]), // A: the status
        ...pipelineProblems({ ...stored, ...patch }),
    ]);
    if (problems.length > 0) {
        return failure(400, ...problems);
    }
    editFields(stored, patch);
    return success(pipelineResponse(context, location), behaviour.updateStatus);
}

/** A: its actions are deleted, too. */
export function deletePipeline({ behaviour }: Context, { project, pipeline }: PipelineLocation): HttpResponse {
    removePipeline(project, pipeline);
    return { status: behaviour.deleteStatus };
}

/** A PATCH never resets these by not containing them. */
function isOptional(name: string): boolean {
    return !["name", "identifier", "definition_source"].includes(name);
}

function unknownNames(body: WireObject): string[] {
    const known = [...Object.keys(pipelineFields), ...PIPELINE_RESPONSE_ONLY];
    return Object.keys(body).filter((name) => !known.includes(name));
}

function acceptedFields({ unknownField, orOperands }: Behaviour, body: WireObject): WireObject {
    const names = [...Object.keys(pipelineFields), ...(unknownField === "kept" ? unknownNames(body) : [])];
    const fields: WireObject = Object.fromEntries(
        names.filter((name) => body[name] !== undefined && name !== "__proto__").map((name) => [name, body[name]]),
    );
    if (isEmpty(fields["identifier"])) {
        delete fields["identifier"]; // A: Buddy always has one
    }
    if (orOperands !== "kept" && fields["trigger_conditions"] !== undefined) {
        fields["trigger_conditions"] = withoutOperands(fields["trigger_conditions"]);
    }
    return fields;
}

/** O: `remote_branch` is the old name of `remote_ref`, and only a `FIXED` `git_config_ref` has a `git_config`. */
function dependentFields({ remote_branch: branch, ...fields }: WireObject): WireObject {
    const { git_config_ref: configRef } = fields;
    return {
        ...fields,
        ...(branch === undefined || !isEmpty(fields["remote_ref"]) ? {} : { remote_ref: branch }),
        ...(configRef === undefined || configRef === "FIXED" ? {} : { git_config: null }),
    };
}

function bodyProblems(behaviour: Behaviour, project: Project, body: WireObject, changed?: Pipeline): string[] {
    const { identifier, remote_ref: ref, remote_branch: branch } = body;
    const isTaken = project.pipelines.some((other) => other !== changed && other.stored.identifier === identifier);
    return [
        ...emptyValueProblems(behaviour, body),
        ...(behaviour.unknownField === "refused" ? unknownNames(body) : []).map((name) => `${name} is not known here.`),
        ...typeProblems(acceptedFields(behaviour, body), pipelineFields),
        ...operandProblems(behaviour, body["trigger_conditions"]),
        ...(typeof identifier === "string" && !/^(\w([\w-]*\w)?)?$/.test(identifier)
            ? ["identifier may contain letters, digits, _ and - only."]
            : []),
        ...(!isEmpty(identifier) && isTaken ? ["identifier is used by another pipeline of the project."] : []),
        ...(!isEmpty(ref) && !isEmpty(branch) && ref !== branch ? ["remote_ref and remote_branch differ."] : []), // A
    ];
}

/** What would be wrong with the pipeline after the write. A: that these rules are enforced. */
function pipelineProblems(pipeline: WireObject): string[] {
    const isRemote = pipeline["definition_source"] === "REMOTE";
    const needed = [
        ...(isRemote ? ["remote_project_name", "remote_path"] : []),
        ...(pipeline["git_config_ref"] === "FIXED" ? ["git_config"] : []),
    ];
    const reason = (name: string) => (name === "git_config" ? "git_config_ref FIXED" : "definition_source REMOTE");
    return needed.filter((name) => isEmpty(pipeline[name])).map((name) => `${name} is required for ${reason(name)}.`);
}

/** A: Buddy makes the identifier from the name. */
function newIdentifier({ pipelines }: Project, name: string): string {
    const taken = pipelines.map(({ stored }) => stored.identifier);
    return uniqueName(name, "_", (candidate) => taken.includes(candidate));
}
