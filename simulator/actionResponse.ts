/**
 * How the API returns an action. A letter names the source of each rule:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import { actionLinks } from "./addresses";
import type { Behaviour } from "./behaviour";
import { computedRegistry } from "./computedRegistry";
import type { Context } from "./context";
import { embeddedPipeline } from "./embeddedPipeline";
import { extraFields } from "./extraFields";
import { fieldsOf, switchedOff } from "./fields";
import { fieldValues } from "./fieldValues";
import { integrationResponse } from "./integrationResponse";
import { ownFieldNames } from "./sentFields";
import type { ActionRecord, PipelineLocation } from "./store";
import { withoutOperands } from "./triggerConditions";
import { variableResponse } from "./variableResponse";
import type { StoredAction, WireObject, WireVariable } from "./wire";
import { isEmpty, isObject } from "./wire";

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
        ...knownFields(context, location, action),
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

function knownFields({ behaviour }: Context, { workspace }: PipelineLocation, action: StoredAction): WireObject {
    const fields = fieldValues(behaviour, fieldsOf(action.type, behaviour), action, (name, { default: value }) => {
        if (name === "docker_registry") {
            return behaviour.computedRegistry ? computedRegistry(workspace, action) : undefined;
        }
        // O: the only boolean missing from the recorded response. D: it is allowed with ON_FAILURE only.
        const isNotAllowed = name === "run_only_on_first_failure" && action.trigger_time !== "ON_FAILURE";
        return behaviour.defaultsEchoed && !isNotAllowed ? value : undefined;
    });
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
