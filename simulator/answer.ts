/**
 * What an action looks like when the API answers. Each rule carries what it rests on:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 */
import type { Addresses } from "./addresses";
import { actionLinks, pipelineLinks } from "./addresses";
import type { Behaviour } from "./behaviour";
import { computedRegistry } from "./computedRegistry";
import { fieldsOf } from "./fields";
import { integrationAnswer } from "./integrationAnswer";
import type { Seal } from "./seal";
import { sealedVariables } from "./seal";
import type { StoredAction, WireObject } from "./wire";
import { isEmpty } from "./wire";
import type { ActionRecord, Place, World } from "./world";

/** Everything a route needs to answer. */
export interface Context {
    world: World;
    behaviour: Behaviour;
    addresses: Addresses;
    seal: Seal;
}

/** D: the example response; fields of foreign types are echoed as they are (A). */
export function actionAnswer(context: Context, place: Place, record: ActionRecord): WireObject {
    const { behaviour, addresses } = context;
    const { action } = record;
    return {
        ...action, // first, so that the server's own fields below win
        ...actionLinks(addresses, place, record),
        id: action.id,
        last_execution_status: action["last_execution_status"] ?? "INITIAL", // D
        ...settledFields(behaviour, place, action),
        ...secretFields(context, record),
        ...reorderedLists(context, record),
        ...(behaviour.integrationEnriched && action.integration !== undefined
            ? { integration: integrationAnswer(addresses, place.workspace, action.integration) }
            : {}),
        ...(behaviour.empties === "null" ? { current_revision: null } : {}), // D: response-only; the example lacks it
        pipeline: embeddedPipeline(context, place),
        ...extraFields(behaviour, "action"),
        ...(behaviour.registryShown ? {} : { docker_registry: undefined }),
    };
}

/** O: seen in list answers. D: a list leaves fields out, so it is for finding ids only. */
export function actionSummary(context: Context, place: Place, record: ActionRecord): WireObject {
    const { action } = record;
    const { trigger_time } = settledFields(context.behaviour, place, action);
    return {
        ...actionLinks(context.addresses, place, record),
        id: action.id,
        name: action.name,
        type: action.type,
        ...(trigger_time === undefined ? {} : { trigger_time }),
        last_execution_status: action["last_execution_status"] ?? "INITIAL",
        ...extraFields(context.behaviour, "action"),
    };
}

/** D: the pipeline inside the example response. `on` was removed in 2025 (O) and is kept, to be ignored. */
export function embeddedPipeline({ addresses, behaviour }: Context, place: Place): WireObject {
    const { pipeline } = place;
    return {
        ...pipelineLinks(addresses, place),
        id: pipeline.id,
        name: pipeline.name,
        on: "CLICK",
        refs: pipeline.refs,
        last_execution_status: pipeline.lastExecutionStatus,
        last_execution_revision: pipeline.lastExecutionRevision, // D: null before the first run
        ...extraFields(behaviour, "pipeline"),
    };
}

/** A: no documentation names this field; clients must pass over it. */
export function extraFields(behaviour: Behaviour, owner: string): WireObject {
    return behaviour.extraFields ? { field_of_tomorrow: { owner, since: "2031-01-01T00:00:00Z" } } : {};
}

/** Fields with Buddy's default (A: whether answers show it) or empty as `null` (D: overview; the examples omit them). */
function settledFields(behaviour: Behaviour, place: Place, action: StoredAction): WireObject {
    const settled: WireObject = {};
    for (const [name, field] of Object.entries(fieldsOf(action.type))) {
        const computed = name === "docker_registry" ? computedRegistry(place.workspace, action) : field.shown;
        const value = action[name] ?? (behaviour.defaultsShown ? computed : undefined);
        if (value !== undefined || behaviour.empties === "null") {
            settled[name] = value ?? null;
        }
    }
    return settled;
}

/** D: credentials come back encrypted. O: encrypted variables likewise. Older examples omit the password (D). */
function secretFields({ behaviour, seal }: Context, { action, revision }: ActionRecord): WireObject {
    const salt = `${action.id}.${revision}`;
    const isFresh = behaviour.passwordEcho === "fresh";
    const password = isEmpty(action.password)
        ? {}
        : { password: seal({ value: String(action.password), salt: `${salt}.password`, isFresh }) };
    return {
        ...(behaviour.passwordEcho === "omitted" ? { password: undefined } : password),
        ...(action.variables === undefined
            ? {}
            : { variables: sealedVariables({ variables: action.variables, seal, salt, isFresh }) }),
    };
}

/** A: neither that order is kept nor that it is not is documented. */
function reorderedLists(context: Context, record: ActionRecord): WireObject {
    const { behaviour } = context;
    const { secrets, build_args, variables } = { ...record.action, ...secretFields(context, record) };
    const lists: WireObject = {
        secrets,
        build_args,
        // O: variables can be attached to an action from elsewhere.
        variables: behaviour.extraVariables ? [...(variables ?? []), FOREIGN_VARIABLE] : variables,
    };
    const present = Object.entries(lists).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
    return Object.fromEntries(
        present.map(([name, list]) => [name, behaviour.listsReordered ? [...list].reverse() : list]),
    );
}

const FOREIGN_VARIABLE: WireObject = {
    id: 4711,
    key: "ATTACHED_ELSEWHERE",
    value: "by someone else",
    type: "VAR",
    settable: false,
    encrypted: false,
};
