/**
 * Which requests are refused, always with every reason at once. A letter names the source of each rule:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 * O: the status 400 and the form of the body, for all rules. A: the messages.
 */
import type { Behaviour } from "./behaviour";
import { emptyValueProblems, typeProblems } from "./bodyRules";
import { fieldsOf, switchedOff } from "./fields";
import { acceptedFields, unknownFieldNames } from "./sentFields";
import type { PipelineLocation } from "./store";
import { findIntegration, findRecord } from "./store";
import { operandProblems } from "./triggerConditions";
import { isUnencryptedKey } from "./variableResponse";
import type { StoredAction, WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

/** A request to validate. */
export interface WriteRequest {
    behaviour: Behaviour;
    location: PipelineLocation;
    body: WireObject;
    /** The action that a PATCH changes. */
    stored?: StoredAction;
}

/** What is wrong with the body of a POST or PATCH, whatever is stored. */
export function bodyProblems({ behaviour, location, body, stored }: WriteRequest): string[] {
    const type = stored?.type ?? String(body["type"]);
    return [
        ...emptyValueProblems(behaviour, body),
        ...nameAndTypeProblems(behaviour, body, stored),
        ...unknownFieldProblems(behaviour, body, type),
        ...typeProblems(acceptedFields(behaviour, type, body), fieldsOf(type, behaviour)),
        ...operandProblems(behaviour, body["trigger_conditions"]),
        ...unencryptedKeyProblems(behaviour, body["variables"]),
        ...positionProblems({ behaviour, location, body, ...(stored && { stored }) }),
    ];
}

/** What would be wrong with the action after the write. */
export function actionProblems({ behaviour, location, body: action }: WriteRequest): string[] {
    if (action["type"] !== "DOCKERFILE") {
        return triggerProblems(action);
    }
    return [
        ...(isEmpty(action["dockerfile_path"]) ? ["dockerfile_path is required."] : []), // D
        ...integrationProblems(location, action["integration"]),
        ...registryProblems(action),
        ...triggerProblems(action),
        ...(behaviour.cacheScopeEnforced ? cacheProblems(location, action) : []),
    ];
}

function nameAndTypeProblems(behaviour: Behaviour, body: WireObject, stored: StoredAction | undefined): string[] {
    const { name, type } = body;
    // D: a POST needs both. O: a PATCH needs neither. A: an empty name is refused.
    const isNameNeeded = stored === undefined || name !== undefined || behaviour.patchWithoutName === "refused";
    const isTypeNeeded = stored === undefined || behaviour.patchWithoutType === "refused";
    const missing = [
        ...(isNameNeeded && isEmpty(name) ? ["name is required."] : []),
        ...(isTypeNeeded && isEmpty(type) ? ["type is required."] : []),
    ];
    if (typeof type !== "string" || type === "") {
        return missing;
    }
    // D: the type of an action cannot be changed. A: the status.
    if (stored !== undefined && type !== stored.type) {
        return [...missing, `type cannot be changed from ${stored.type}; remove the action and add another.`];
    }
    return missing;
}

/** A: an API that refuses unknown fields. The message quotes their names, never a value. */
function unknownFieldProblems(behaviour: Behaviour, body: WireObject, type: string): string[] {
    const off = switchedOff(type, behaviour).flatMap(({ name, handling }) => (handling === "refused" ? [name] : []));
    const unknown = behaviour.unknownField === "refused" ? unknownFieldNames(type, body) : [];
    return [...off.filter((name) => body[name] !== undefined), ...unknown].map((name) => `${name} is not known here.`);
}

/** A: an API that demands `encrypted: true` for keys. */
function unencryptedKeyProblems({ sshKeyValue }: Behaviour, variables: unknown): string[] {
    if (sshKeyValue !== "refused" || !Array.isArray(variables)) {
        return [];
    }
    return variables.flatMap((variable, index) =>
        isObject(variable) && isUnencryptedKey(variable)
            ? [`variables[${index}].encrypted must be true for a key.`]
            : [],
    );
}

/** A: when a position is refused. The documentation only says "place this action after". */
function positionProblems({ behaviour, location, body, stored }: WriteRequest): string[] {
    const afterId = body["after_action_id"];
    if (afterId === undefined || afterId === null) {
        return [];
    }
    const handling = stored === undefined ? behaviour.afterActionIdOnCreate : behaviour.afterActionIdOnPatch;
    if (handling === "refused") {
        return ["after_action_id is not known here."];
    }
    if (typeof afterId !== "number") {
        return ["after_action_id must be an integer."];
    }
    if (afterId === stored?.id || findRecord(location.pipeline, afterId) === undefined) {
        return [`after_action_id: there is no other action ${afterId} in pipeline ${location.pipeline.stored.id}.`];
    }
    return [];
}

/** A: an integration must exist, and if both keys are sent they must name the same one. */
function integrationProblems(location: PipelineLocation, integration: unknown): string[] {
    if (!isObject(integration)) {
        return [];
    }
    const { hash_id: hashId, identifier } = integration;
    if (isEmpty(hashId) && isEmpty(identifier)) {
        return ["integration needs hash_id or identifier."];
    }
    const reference = {
        ...(isEmpty(hashId) ? {} : { hash_id: hashId }),
        ...(isEmpty(identifier) ? {} : { identifier }),
    };
    return findIntegration(location.workspace, reference) === undefined
        ? [`integration does not exist in workspace ${location.workspace.domain}.`]
        : [];
}

/** D: what each `docker_registry` needs; nothing if it is left out. A: that the API enforces it. */
function registryProblems(action: WireObject): string[] {
    const type = action["docker_registry"];
    const needs = (...fields: string[]) =>
        fields
            .filter((field) => isEmpty(action[field]))
            .map((field) => `${field} is required for docker_registry ${type}.`);
    if (type === "AMAZON_ECR") {
        return needs("integration", "region");
    }
    if (type === "GOOGLE_GCR") {
        const hosts = ["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"];
        const registry = action["registry"];
        const isWrong = typeof registry === "string" && !hosts.includes(registry);
        return [
            ...needs("integration", "registry"),
            ...(isWrong ? [`registry must be one of ${hosts.join(", ")} for docker_registry GOOGLE_GCR.`] : []),
        ];
    }
    if (type === "GOOGLE_ARTIFACT_REGISTRY" || type === "GIT_HUB_CONTAINER_REGISTRY") {
        return needs("integration");
    }
    // D: an integration. A: or login and password. An earlier write may have stored them.
    if (type === "DOCKER_HUB" && isEmpty(action["integration"]) && needs("login", "password").length > 0) {
        return ["integration, or login and password, is required for docker_registry DOCKER_HUB."];
    }
    return [];
}

/** D: allowed with ON_FAILURE only. The page also says that ON_FAILURE requires it, which is not enforced here. */
function triggerProblems(action: WireObject): string[] {
    return action["run_only_on_first_failure"] === true && action["trigger_time"] !== "ON_FAILURE"
        ? ["run_only_on_first_failure needs trigger_time ON_FAILURE."]
        : [];
}

/** D: available if the cache scope is WORKSPACE or PROJECT. A: refused otherwise. */
function cacheProblems({ pipeline }: PipelineLocation, action: WireObject): string[] {
    const { id, cache_scope: scope = "PIPELINE" } = pipeline.stored;
    return !isEmpty(action["cache_mode"]) && !["WORKSPACE", "PROJECT"].includes(scope)
        ? [`cache_mode is not available: the cache scope of pipeline ${id} is ${scope}.`]
        : [];
}
