/**
 * How the API returns an action. A letter names the source of each rule:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import type { Addresses } from "./addresses";
import { actionLinks, pipelineLinks } from "./addresses";
import type { Behaviour } from "./behaviour";
import { computedRegistry } from "./computedRegistry";
import type { Encrypt } from "./encryption";
import type { Field } from "./fields";
import { fieldsOf, isFreeText, isList, switchedOff } from "./fields";
import { integrationResponse } from "./integrationResponse";
import { ownFieldNames } from "./sentFields";
import type { ActionRecord, PipelineLocation, Store } from "./store";
import { withoutOperands } from "./triggerConditions";
import { variableResponse } from "./variableResponse";
import type { StoredAction, WireObject, WireVariable } from "./wire";
import { isEmpty, isObject } from "./wire";

/** What every route needs. */
export interface Context {
    store: Store;
    behaviour: Behaviour;
    addresses: Addresses;
    encrypt: Encrypt;
}

/**
 * D: the documentation's example. A: of other types than `DOCKERFILE`, all fields but `password` are returned as sent.
 */
export function actionResponse(context: Context, location: PipelineLocation, record: ActionRecord): WireObject {
    const { behaviour, addresses } = context;
    const { action } = record;
    return {
        ...action, // first: the server's own fields below overwrite it
        ...Object.fromEntries(switchedOff(action.type, behaviour).map(({ name }) => [name, undefined])),
        ...clearedOwnFields(behaviour, record),
        ...fieldsWithDefaults(behaviour, location, action),
        ...actionLinks(addresses, location, record),
        id: action.id,
        last_execution_status: action["last_execution_status"] ?? "INITIAL", // D
        ...passwordField(context, record),
        ...listFields(context, record),
        ...(behaviour.integrationEnriched && isObject(action.integration)
            ? { integration: integrationResponse(addresses, location.workspace, action.integration) }
            : {}),
        ...predecessorField(behaviour, location, record),
        ...(behaviour.emptyFields === "absent" ? {} : { current_revision: null }), // D: response-only; the example lacks it
        pipeline: embeddedPipeline(context, location),
        ...extraFields(behaviour, "action"),
    };
}

/** O: the fields of list items. D: list items lack fields, so a list serves to find ids only. */
export function actionSummary(context: Context, location: PipelineLocation, record: ActionRecord): WireObject {
    const { id, name, type, trigger_time, trigger_conditions, last_execution_status } = actionResponse(
        context,
        location,
        record,
    );
    return {
        ...actionLinks(context.addresses, location, record),
        id,
        name,
        type,
        trigger_time,
        trigger_conditions,
        last_execution_status,
        ...extraFields(context.behaviour, "action"),
    };
}

/**
 * D: the pipeline inside the example response. O: the further fields of the recorded response. Buddy removed `on` in
 * 2025 (O); it stays here because clients must ignore it.
 */
export function embeddedPipeline({ addresses, behaviour }: Context, location: PipelineLocation): WireObject {
    const { pipeline } = location;
    return {
        ...pipelineLinks(addresses, location),
        id: pipeline.id,
        name: pipeline.name,
        on: "CLICK",
        refs: pipeline.refs,
        priority: "NORMAL",
        last_execution_status: pipeline.lastExecutionStatus,
        last_execution_revision: pipeline.lastExecutionRevision, // D: null before the first run
        execution_message_template: "$BUDDY_EXECUTION_REVISION_SUBJECT",
        always_from_scratch: false,
        ignore_fail_on_project_status: false,
        no_skip_to_most_recent: false,
        auto_clear_cache: false,
        fetch_all_refs: false,
        fail_on_prepare_env_warning: true,
        do_not_create_commit_status: false,
        ...extraFields(behaviour, "pipeline"),
    };
}

/** A: a field that no documentation names. Clients must ignore it. */
export function extraFields(behaviour: Behaviour, owner: string): WireObject {
    return behaviour.extraFields ? { field_of_tomorrow: { owner, since: "2031-01-01T00:00:00Z" } } : {};
}

/** Every known field with its value, its default, or the form of an empty field. */
function fieldsWithDefaults(behaviour: Behaviour, location: PipelineLocation, action: StoredAction): WireObject {
    const fields: WireObject = {};
    for (const [name, field] of Object.entries(fieldsOf(action.type, behaviour))) {
        fields[name] =
            action[name] ?? defaultValue({ behaviour, location, action, name, field }) ?? empty(behaviour, field);
    }
    return behaviour.registryShown || action.docker_registry === undefined || action.type !== "DOCKERFILE"
        ? fields
        : { ...fields, docker_registry: undefined };
}

/** Fields of a type other than `DOCKERFILE` that were sent empty. */
function clearedOwnFields({ emptyFields }: Behaviour, { action, cleared }: ActionRecord): WireObject {
    const sent = Object.fromEntries([...cleared].map((name) => [name, null]));
    const names = emptyFields === "null" ? ownFieldNames(action.type, sent) : []; // "mixed" would need the field's type
    return Object.fromEntries(names.map((name) => [name, null]));
}

interface Unset {
    behaviour: Behaviour;
    location: PipelineLocation;
    action: StoredAction;
    name: string;
    field: Field;
}

function defaultValue({ behaviour, location, action, name, field }: Unset): unknown {
    if (name === "docker_registry") {
        return behaviour.computedRegistry ? computedRegistry(location.workspace, action) : undefined;
    }
    // O: the only boolean missing from the recorded response. D: it is allowed with ON_FAILURE only.
    const isNotAllowed = name === "run_only_on_first_failure" && action.trigger_time !== "ON_FAILURE";
    return behaviour.defaultsEchoed && !isNotAllowed ? field.default : undefined;
}

/** O: an empty field is absent. D: it is `null`, according to the API's overview. */
function empty({ emptyFields }: Behaviour, field: Field): null | [] | undefined {
    if (emptyFields === "mixed" && isList(field)) {
        return [];
    }
    return emptyFields === "null" || (emptyFields === "mixed" && isFreeText(field)) ? null : undefined;
}

/** D: credentials are returned encrypted. Older examples omit the password (D). */
function passwordField({ behaviour, encrypt }: Context, { action, revision }: ActionRecord): WireObject {
    const { password } = action;
    if (behaviour.password === "omitted") {
        return { password: undefined };
    }
    return isEmpty(password) || behaviour.password === "plain"
        ? {}
        : { password: encrypt({ value: String(password), salt: `${action.id}.${revision}.password` }, behaviour) };
}

/** A: whether the order of lists is kept is not documented. */
function listFields({ behaviour, encrypt }: Context, { action, revision }: ActionRecord): WireObject {
    const { secrets, build_args, variables: own, trigger_conditions } = action;
    const dockerfileLists = action.type === "DOCKERFILE" ? { secrets, build_args } : {};
    // O: the variables API can attach a variable to an action.
    const variables = behaviour.extraVariables ? [...(own ?? []), ATTACHED_VARIABLE] : own;
    const returned = variables?.map((variable) =>
        variableResponse(variable, {
            behaviour,
            encrypt: (value, part) => encrypt({ value, salt: `${action.id}.${revision}.${part}` }, behaviour),
        }),
    );
    const lists = Object.entries({ ...dockerfileLists, variables: returned }).flatMap(([name, list]) =>
        list === undefined ? [] : [[name, behaviour.listOrderKept ? list : [...list].reverse()]],
    );
    const conditions =
        trigger_conditions === undefined || behaviour.orOperands === "kept"
            ? {}
            : { trigger_conditions: withoutOperands(trigger_conditions) };
    return { ...Object.fromEntries(lists), ...conditions };
}

/** O: no response contains it. */
function predecessorField(behaviour: Behaviour, { pipeline }: PipelineLocation, record: ActionRecord): WireObject {
    if (!behaviour.afterActionIdAnswered) {
        return {};
    }
    const predecessor = pipeline.records[pipeline.records.indexOf(record) - 1];
    return { after_action_id: predecessor?.action.id ?? (behaviour.emptyFields === "null" ? null : undefined) };
}

const ATTACHED_VARIABLE: WireVariable = {
    id: 4711,
    key: "ATTACHED_ELSEWHERE",
    value: "by someone else",
    type: "VAR",
    settable: false,
    encrypted: false,
};
