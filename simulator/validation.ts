/**
 * Which requests are refused, always with every reason at once. Each rule carries what it rests on:
 * D documented by Buddy · O observed in other clients of its API · A assumed, no source.
 * That a broken rule is a 400 with this body is O for all of them; the wording of the messages is A.
 */
import type { Behaviour } from "./behaviour";
import type { Field } from "./fields";
import { fieldsOf, switchedOff } from "./fields";
import { takenFields, unknownNames } from "./sentFields";
import { operandProblems } from "./triggerConditions";
import { isUnmarkedKey } from "./variablesAnswer";
import type { StoredAction, WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";
import type { Place } from "./world";
import { findIntegration, findRecord } from "./world";

export interface Wanted {
    behaviour: Behaviour;
    place: Place;
    body: WireObject;
    /** The stored action a PATCH is about. */
    stored?: StoredAction;
}

/** What is wrong with the body of a POST or PATCH by itself. */
export function bodyProblems({ behaviour, place, body, stored }: Wanted): string[] {
    const type = stored?.type ?? String(body["type"]);
    return [
        ...(behaviour.clearNull === "refused" ? nullProblems(body) : []),
        ...emptyProblems(behaviour, body),
        ...identityProblems(behaviour, body, stored),
        ...nameProblems(behaviour, body, type),
        ...shapeProblems(takenFields(behaviour, type, body), fieldsOf(type, behaviour)),
        ...operandProblems(behaviour, body["trigger_conditions"]),
        ...keyProblems(behaviour, body["variables"]),
        ...positionProblems({ behaviour, place, body, ...(stored && { stored }) }),
    ];
}

/** What is wrong with the action as it would be after the write. */
export function actionProblems({ behaviour, place, body: action }: Wanted): string[] {
    if (action["type"] !== "DOCKERFILE") {
        return triggerProblems(action);
    }
    return [
        ...(isEmpty(action["dockerfile_path"]) ? ["dockerfile_path is required."] : []), // D
        ...integrationProblems(place, action["integration"]),
        ...registryProblems(action),
        ...triggerProblems(action),
        ...(behaviour.cacheScopeEnforced ? cacheProblems(place, action) : []),
    ];
}

function identityProblems(behaviour: Behaviour, body: WireObject, stored: StoredAction | undefined): string[] {
    const { name, type } = body;
    // D for POST. O: a PATCH needs neither; that an empty name is refused is A.
    const isNameNeeded = stored === undefined || name !== undefined || behaviour.patchWithoutName === "refused";
    const isTypeNeeded = stored === undefined || behaviour.patchWithoutType === "refused";
    const missing = [
        ...(isNameNeeded && isEmpty(name) ? ["name is required."] : []),
        ...(isTypeNeeded && isEmpty(type) ? ["type is required."] : []),
    ];
    if (typeof type !== "string" || type === "") {
        return missing;
    }
    // D: the type of an action cannot be changed. The status is A.
    if (stored !== undefined && type !== stored.type) {
        return [...missing, `type cannot be changed from ${stored.type}; remove the action and add another.`];
    }
    return missing;
}

/** A: an API that does not ignore what it does not know. The names are the client's own, and no values. */
function nameProblems(behaviour: Behaviour, body: WireObject, type: string): string[] {
    const off = switchedOff(type, behaviour).flatMap(({ name, fate }) => (fate === "refused" ? [name] : []));
    const unknown = behaviour.unknownField === "refused" ? unknownNames(type, body) : [];
    return [...off.filter((name) => body[name] !== undefined), ...unknown].map((name) => `${name} is not known here.`);
}

/** Types and enums are D. `null` is "unset" (D on PUT, A elsewhere). */
function shapeProblems(body: WireObject, fields: Record<string, Field>): string[] {
    return Object.entries(fields)
        .filter(([field]) => !isEmpty(body[field]))
        .flatMap(([field, { shape }]) => shape(body[field], field));
}

/** A: an API that wants a key marked as the secret it is. */
function keyProblems({ sshKeyValue }: Behaviour, variables: unknown): string[] {
    if (sshKeyValue !== "refused" || !Array.isArray(variables)) {
        return [];
    }
    return variables.flatMap((variable, index) =>
        isObject(variable) && isUnmarkedKey(variable) ? [`variables[${index}].encrypted must be true for a key.`] : [],
    );
}

/** A: the documentation only says "place this action after". */
function positionProblems({ behaviour, place, body, stored }: Wanted): string[] {
    const afterId = body["after_action_id"];
    if (afterId === undefined || afterId === null) {
        return [];
    }
    const fate = stored === undefined ? behaviour.afterActionIdOnCreate : behaviour.afterActionIdOnPatch;
    if (fate === "refused") {
        return ["after_action_id is not known here."];
    }
    if (typeof afterId !== "number") {
        return ["after_action_id must be an integer."];
    }
    if (afterId === stored?.id || findRecord(place.pipeline, afterId) === undefined) {
        return [`after_action_id: there is no other action ${afterId} in pipeline ${place.pipeline.id}.`];
    }
    return [];
}

/** That an integration must exist is A; so is that two keys must mean the same one. */
function integrationProblems(place: Place, integration: unknown): string[] {
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
    return findIntegration(place.workspace, reference) === undefined
        ? [`integration does not exist in workspace ${place.workspace.domain}.`]
        : [];
}

/** What each explicit docker_registry asks for: D, that it is enforced: A. Left out, nothing is asked (D: example). */
function registryProblems(action: WireObject): string[] {
    const kind = action["docker_registry"];
    const needs = (...fields: string[]) =>
        fields
            .filter((field) => isEmpty(action[field]))
            .map((field) => `${field} is required for docker_registry ${kind}.`);
    if (kind === "AMAZON_ECR") {
        return needs("integration", "region");
    }
    if (kind === "GOOGLE_GCR") {
        const hosts = ["gcr.io", "us.gcr.io", "eu.gcr.io", "asia.gcr.io"];
        const registry = action["registry"];
        const isWrong = typeof registry === "string" && !hosts.includes(registry);
        return [
            ...needs("integration", "registry"),
            ...(isWrong ? [`registry must be one of ${hosts.join(", ")} for docker_registry GOOGLE_GCR.`] : []),
        ];
    }
    if (kind === "GOOGLE_ARTIFACT_REGISTRY" || kind === "GIT_HUB_CONTAINER_REGISTRY") {
        return needs("integration");
    }
    // D: integration. A: login and password instead. Both may come from an earlier write.
    if (kind === "DOCKER_HUB" && isEmpty(action["integration"]) && needs("login", "password").length > 0) {
        return ["integration, or login and password, is required for docker_registry DOCKER_HUB."];
    }
    return [];
}

/** D: only with ON_FAILURE. The page also says "required with" it; refusing that would be stricter than is known. */
function triggerProblems(action: WireObject): string[] {
    return action["run_only_on_first_failure"] === true && action["trigger_time"] !== "ON_FAILURE"
        ? ["run_only_on_first_failure needs trigger_time ON_FAILURE."]
        : [];
}

/** D: available if the scope is WORKSPACE or PROJECT. A: refused otherwise; hence behind a switch. */
function cacheProblems({ pipeline }: Place, action: WireObject): string[] {
    return !isEmpty(action["cache_mode"]) && !["WORKSPACE", "PROJECT"].includes(pipeline.cache_scope)
        ? [`cache_mode is not available: the cache scope of pipeline ${pipeline.id} is ${pipeline.cache_scope}.`]
        : [];
}

function nullProblems(value: unknown, path = ""): string[] {
    if (value === null) {
        return [`${path} must not be null.`];
    }
    if (Array.isArray(value)) {
        return value.flatMap((entry, index) => nullProblems(entry, `${path}[${index}]`));
    }
    if (isObject(value)) {
        return Object.entries(value).flatMap(([field, entry]) =>
            nullProblems(entry, path === "" ? field : `${path}.${field}`),
        );
    }
    return [];
}

function emptyProblems({ clearText, clearList }: Behaviour, body: WireObject): string[] {
    return Object.entries(body)
        .filter(
            ([, value]) =>
                (clearText === "refused" && value === "") ||
                (clearList === "refused" && Array.isArray(value) && value.length === 0),
        )
        .map(([field]) => `${field} must not be empty.`);
}
