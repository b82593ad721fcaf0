import { pipelineLinks } from "./addresses";
import type { Context } from "./context";
import { extraFields } from "./extraFields";
import { pipelineDefault } from "./pipelineFields";
import type { PipelineLocation } from "./store";
import type { WireObject } from "./wire";

/** O: the settings that the recorded response has, whether they were sent or not. */
const SETTINGS = [
    "priority",
    "execution_message_template",
    "always_from_scratch",
    "ignore_fail_on_project_status",
    "no_skip_to_most_recent",
    "auto_clear_cache",
    "fetch_all_refs",
    "fail_on_prepare_env_warning",
    "do_not_create_commit_status",
];

/**
 * D: the pipeline inside the response of an action. Buddy removed `on` in 2025 (O); it stays here because clients must
 * ignore it.
 */
export function embeddedPipeline({ addresses, behaviour }: Context, location: PipelineLocation): WireObject {
    const { stored, lastExecutionStatus, lastExecutionRevision } = location.pipeline;
    return {
        ...pipelineLinks(addresses, location),
        id: stored.id,
        name: stored.name,
        on: "CLICK",
        refs: stored.refs,
        last_execution_status: lastExecutionStatus,
        last_execution_revision: lastExecutionRevision, // D: null before the first run
        ...Object.fromEntries(SETTINGS.map((name) => [name, stored[name] ?? pipelineDefault(stored, name)])),
        ...extraFields(behaviour, "pipeline"),
    };
}

/** D: an item of the list of pipelines; O: its `identifier`. */
export function pipelineSummary(context: Context, location: PipelineLocation): WireObject {
    const { identifier } = location.pipeline.stored;
    return { ...embeddedPipeline(context, location), ...(identifier === undefined ? {} : { identifier }) };
}
