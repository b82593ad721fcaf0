import { pipelineDefault } from "./pipelineFields";
import type { StoredPipeline, WireObject } from "./wire";
import { isEmpty } from "./wire";

/** A pipeline's settings for a page. Values that may be secret are left out, and so are defaults. */
export function pipelineRows(pipeline: StoredPipeline): [string, string][] {
    const { disabled_reason: reason, remote_parameters: parameters, permissions } = pipeline;
    const rows: [string, unknown][] = [
        ["Identifier", pipeline.identifier],
        ["Defined in", definition(pipeline)],
        ["Parameters", namesOf(parameters, "key")],
        ["Copy of the definition", changed(pipeline, "git_config_ref")],
        ["Refs", pipeline.refs?.join(", ")],
        ["Loop", namesOf(pipeline["loop"])],
        ["Priority", changed(pipeline, "priority")],
        ["Title of runs", changed(pipeline, "execution_message_template")],
        ["Cache scope", changed(pipeline, "cache_scope")],
        ["Clone depth", pipeline["clone_depth"]],
        ["CPU", changed(pipeline, "cpu")],
        ["Resources", changed(pipeline, "resources")],
        ["Changes since", changed(pipeline, "git_changeset_base")],
        ["Changed files by", changed(pipeline, "filesystem_changeset_base")],
        ["Pauses after failures", changed(pipeline, "pause_on_repeated_failures")],
        ["Switches", changedFlags(pipeline)],
        ["Disabled", pipeline["disabled"] === true && (isEmpty(reason) ? "yes" : reason)],
        ["Access of others", isEmpty(permissions) ? undefined : Object(permissions).others],
        ["Tags", namesOf(pipeline["tags"])],
        ["Folder", pipeline["folder"]],
        ["Note", pipeline["note"]],
    ];
    return rows
        .filter(([, value]) => !isEmpty(value) && value !== false && value !== 0)
        .map(([term, value]) => [term, String(value)]);
}

/** What starts the pipeline, one line for each event and each condition. */
export function triggerLines({ events, trigger_conditions: conditions }: StoredPipeline): string[] {
    return [
        ...(events ?? []).map(eventLine),
        ...(conditions ?? []).map((condition) => `if ${conditionLine(condition)}`),
    ];
}

function eventLine(event: WireObject): string {
    const { type, start_date: start, delay, cron, timezone, prefix } = event;
    const details = [
        namesOf(event["refs"]),
        namesOf(event["branches"]),
        namesOf(event["events"]),
        cron,
        isEmpty(start) ? undefined : `from ${start}, every ${delay} min`,
        timezone,
        prefix,
    ];
    return [type, ...details.filter((detail) => !isEmpty(detail))].join(" · ");
}

/** Without the value that a variable is compared with, which may be secret. */
function conditionLine(condition: WireObject): string {
    const { trigger_condition: type, trigger_operands: operands, trigger_variable_key: key } = condition;
    if (Array.isArray(operands) && operands.length > 0) {
        return `(${operands.map(conditionLine).join(" or ")})`;
    }
    const details = [
        key,
        namesOf(condition["trigger_condition_paths"]),
        namesOf(condition["trigger_days"]),
        namesOf(condition["trigger_hours"]),
        condition["trigger_project_name"],
        condition["trigger_pipeline_name"],
        condition["trigger_group"],
        condition["trigger_action_name"],
        condition["trigger_status"],
    ];
    return [type, ...details.filter((detail) => !isEmpty(detail))].join(" ");
}

function definition(pipeline: StoredPipeline): string | undefined {
    const { remote_project_name: project, remote_path: path, remote_ref: ref } = pipeline;
    return pipeline.definition_source === "REMOTE"
        ? [`${project}/${path}`, ...(isEmpty(ref) ? [] : [`at ${ref}`])].join(" ")
        : undefined;
}

function changed(pipeline: StoredPipeline, name: string): unknown {
    return pipeline[name] === pipelineDefault(pipeline, name) ? undefined : pipeline[name];
}

function changedFlags(pipeline: StoredPipeline): string {
    return Object.keys(pipeline)
        .filter((name) => name !== "disabled" && typeof pipeline[name] === "boolean")
        .filter((name) => changed(pipeline, name) !== undefined)
        .map((name) => `${name}: ${pipeline[name]}`)
        .join(", ");
}

function namesOf(list: unknown, key?: string): string {
    const entries: unknown[] = Array.isArray(list) ? list : [];
    return entries.map((entry) => String(key === undefined ? entry : Object(entry)[key])).join(", ");
}
