/**
 * What an action looks like when the API answers. Each rule carries what it rests on:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import type { Addresses } from "./addresses";
import { actionLinks, pipelineLinks } from "./addresses";
import type { Behaviour } from "./behaviour";
import { computedRegistry } from "./computedRegistry";
import type { Field } from "./fields";
import { fieldsOf, isFreeText, isList, switchedOff } from "./fields";
import { integrationAnswer } from "./integrationAnswer";
import type { Seal } from "./seal";
import { ownNames } from "./sentFields";
import { withoutOperands } from "./triggerConditions";
import { variableAnswer } from "./variablesAnswer";
import type { StoredAction, WireObject, WireVariable } from "./wire";
import { isEmpty, isObject } from "./wire";
import type { ActionRecord, Place, World } from "./world";

/** Everything a route needs to answer. */
export interface Context {
    world: World;
    behaviour: Behaviour;
    addresses: Addresses;
    seal: Seal;
}

/** D: the example response. A: the fields of another type come back as they were sent, but for its password. */
export function actionAnswer(context: Context, place: Place, record: ActionRecord): WireObject {
    const { behaviour, addresses } = context;
    const { action } = record;
    return {
        ...action, // first, so that the server's own fields below win
        ...Object.fromEntries(switchedOff(action.type, behaviour).map(({ name }) => [name, undefined])),
        ...clearedOwnFields(behaviour, record),
        ...settledFields(behaviour, place, action),
        ...actionLinks(addresses, place, record),
        id: action.id,
        last_execution_status: action["last_execution_status"] ?? "INITIAL", // D
        ...passwordField(context, record),
        ...listFields(context, record),
        ...(behaviour.integrationEnriched && isObject(action.integration)
            ? { integration: integrationAnswer(addresses, place.workspace, action.integration) }
            : {}),
        ...predecessorField(behaviour, place, record),
        ...(behaviour.emptyFields === "absent" ? {} : { current_revision: null }), // D: response-only; the example lacks it
        pipeline: embeddedPipeline(context, place),
        ...extraFields(behaviour, "action"),
    };
}

/** O: seen in list answers. D: a list leaves fields out, so it is for finding ids only. */
export function actionSummary(context: Context, place: Place, record: ActionRecord): WireObject {
    const { id, name, type, trigger_time, trigger_conditions, last_execution_status } = actionAnswer(
        context,
        place,
        record,
    );
    return {
        ...actionLinks(context.addresses, place, record),
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
 * D: the pipeline inside the example response. O: what the recorded one has more. `on` was removed in 2025 (O) and is
 * kept, to be ignored.
 */
export function embeddedPipeline({ addresses, behaviour }: Context, place: Place): WireObject {
    const { pipeline } = place;
    return {
        ...pipelineLinks(addresses, place),
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

/** A: no documentation names this field; clients must pass over it. */
export function extraFields(behaviour: Behaviour, owner: string): WireObject {
    return behaviour.extraFields ? { field_of_tomorrow: { owner, since: "2031-01-01T00:00:00Z" } } : {};
}

/** Fields with what Buddy fills in by itself, and what stands for those without a value. */
function settledFields(behaviour: Behaviour, place: Place, action: StoredAction): WireObject {
    const settled: WireObject = {};
    for (const [name, field] of Object.entries(fieldsOf(action.type, behaviour))) {
        settled[name] = action[name] ?? filledIn({ behaviour, place, action, name, field }) ?? empty(behaviour, field);
    }
    return behaviour.registryShown || action.docker_registry === undefined || action.type !== "DOCKERFILE"
        ? settled
        : { ...settled, docker_registry: undefined };
}

/** The fields of a type that the simulator does not know, as far as a client has sent them empty. */
function clearedOwnFields({ emptyFields }: Behaviour, { action, cleared }: ActionRecord): WireObject {
    const sent = Object.fromEntries([...cleared].map((name) => [name, null]));
    const names = emptyFields === "null" ? ownNames(action.type, sent) : []; // "mixed" depends on what the type takes
    return Object.fromEntries(names.map((name) => [name, null]));
}

interface Unset {
    behaviour: Behaviour;
    place: Place;
    action: StoredAction;
    name: string;
    field: Field;
}

function filledIn({ behaviour, place, action, name, field }: Unset): unknown {
    if (name === "docker_registry") {
        return behaviour.computedRegistry ? computedRegistry(place.workspace, action) : undefined;
    }
    // O: the one boolean that the recorded response lacks; D: it goes with ON_FAILURE only.
    const isOutOfPlace = name === "run_only_on_first_failure" && action.trigger_time !== "ON_FAILURE";
    return behaviour.defaultsEchoed && !isOutOfPlace ? field.echoed : undefined;
}

/** O: left out. D: `null`, in the overview. */
function empty({ emptyFields }: Behaviour, field: Field): null | [] | undefined {
    if (emptyFields === "mixed" && isList(field)) {
        return [];
    }
    return emptyFields === "null" || (emptyFields === "mixed" && isFreeText(field)) ? null : undefined;
}

/** D: credentials come back encrypted. Older examples omit the password (D). */
function passwordField({ behaviour, seal }: Context, { action, revision }: ActionRecord): WireObject {
    const { password } = action;
    if (behaviour.password === "omitted") {
        return { password: undefined };
    }
    return isEmpty(password) || behaviour.password === "plain"
        ? {}
        : { password: seal({ value: String(password), salt: `${action.id}.${revision}.password` }, behaviour) };
}

/** A: neither that order is kept nor that it is not is documented. */
function listFields({ behaviour, seal }: Context, { action, revision }: ActionRecord): WireObject {
    const { secrets, build_args, variables: own, trigger_conditions } = action;
    const dockerfileLists = action.type === "DOCKERFILE" ? { secrets, build_args } : {};
    // O: variables can be attached to an action from elsewhere.
    const variables = behaviour.extraVariables ? [...(own ?? []), FOREIGN_VARIABLE] : own;
    const answered = variables?.map((variable) =>
        variableAnswer(variable, {
            behaviour,
            seal: (value, part) => seal({ value, salt: `${action.id}.${revision}.${part}` }, behaviour),
        }),
    );
    const lists = Object.entries({ ...dockerfileLists, variables: answered }).flatMap(([name, list]) =>
        list === undefined ? [] : [[name, behaviour.listOrderKept ? list : [...list].reverse()]],
    );
    const conditions =
        trigger_conditions === undefined || behaviour.orOperands === "kept"
            ? {}
            : { trigger_conditions: withoutOperands(trigger_conditions) };
    return { ...Object.fromEntries(lists), ...conditions };
}

/** O: never answered. */
function predecessorField(behaviour: Behaviour, { pipeline }: Place, record: ActionRecord): WireObject {
    if (!behaviour.afterActionIdAnswered) {
        return {};
    }
    const predecessor = pipeline.records[pipeline.records.indexOf(record) - 1];
    return { after_action_id: predecessor?.action.id ?? (behaviour.emptyFields === "null" ? null : undefined) };
}

const FOREIGN_VARIABLE: WireVariable = {
    id: 4711,
    key: "ATTACHED_ELSEWHERE",
    value: "by someone else",
    type: "VAR",
    settable: false,
    encrypted: false,
};
