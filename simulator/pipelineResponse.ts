import { actionSummary } from "./actionResponse";
import type { Context } from "./context";
import { pipelineSummary } from "./embeddedPipeline";
import { fieldValues } from "./fieldValues";
import { pipelineDefault, pipelineFields } from "./pipelineFields";
import { memberResponse, projectSummary } from "./projectResponse";
import type { PipelineLocation } from "./store";
import { withoutOperands } from "./triggerConditions";
import type { WireObject } from "./wire";

/** O: the whole pipeline, with summaries of its actions. */
export function pipelineResponse(context: Context, location: PipelineLocation): WireObject {
    const { behaviour, addresses } = context;
    const { workspace, project, pipeline } = location;
    const { stored, createDate, records } = pipeline;
    const values = fieldValues(behaviour, pipelineFields, stored, (name) =>
        behaviour.defaultsEchoed ? pipelineDefault(stored, name) : undefined,
    );
    const { trigger_conditions: conditions } = stored;
    return {
        ...stored,
        ...pipelineSummary(context, location),
        ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
        definition_source: stored.definition_source ?? "LOCAL",
        ...(stored["remote_ref"] === undefined ? {} : { remote_branch: stored["remote_ref"] }), // O: one value, two names
        ...(behaviour.orOperands === "kept" || conditions === undefined
            ? {}
            : { trigger_conditions: withoutOperands(conditions) }),
        create_date: createDate,
        creator: memberResponse(addresses, workspace),
        project: projectSummary(context, workspace, project),
        actions: records.map((record) => actionSummary(context, location, record)),
    };
}
