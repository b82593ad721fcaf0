import { GCR_HOSTS } from "../args/enums";
import { isSet } from "../fields/wire";
import { type Json, type JsonObject, UNKNOWN } from "../json";
import type { Problem } from "../problem";
import { variableProblems } from "./variableRules";

/** What each registry needs, for an explicit `dockerRegistry` only: Buddy's own example names none and must pass. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
    AMAZON_ECR: ["integration", "region"],
    GOOGLE_GCR: ["integration", "registry"],
    GOOGLE_ARTIFACT_REGISTRY: ["integration"],
    GIT_HUB_CONTAINER_REGISTRY: ["integration"],
};

/** Rules that relate inputs to each other; each is skipped while any part of it is unknown. */
export function relationProblems(inputs: JsonObject): Problem[] {
    return [
        ...registryProblems(inputs),
        ...loginProblems(inputs),
        ...triggerProblems(inputs),
        ...placeProblems(inputs),
        ...variableProblems(inputs),
    ];
}

function registryProblems(inputs: JsonObject): Problem[] {
    const registry = inputs["dockerRegistry"];
    if (typeof registry !== "string") {
        return [];
    }
    const needed = Object.hasOwn(NEEDED, registry) ? (NEEDED[registry] ?? []) : [];
    const missing = needed
        .filter((name) => isBlank(inputs[name]))
        .map((path) => ({ path, what: "missing", remedy: `dockerRegistry ${registry} requires it` }));
    if (registry === "GOOGLE_GCR") {
        return [...missing, ...gcrHostProblems(inputs["registry"])];
    }
    if (registry !== "DOCKER_HUB" || !isBlank(inputs["integration"]) || !isBlank(inputs["login"])) {
        return missing;
    }
    const what = "neither integration nor login and password are given";
    return [{ path: "dockerRegistry", what, remedy: "DOCKER_HUB requires one of them" }];
}

function gcrHostProblems(host: Json | undefined): Problem[] {
    if (typeof host !== "string" || host === UNKNOWN || isBlank(host)) {
        return [];
    }
    if (GCR_HOSTS.some((known) => known === host)) {
        return [];
    }
    const remedy = `sent as it is; Buddy documents ${GCR_HOSTS.join(", ")}`;
    return [{ path: "registry", what: `"${host}" is not a documented host of GOOGLE_GCR`, remedy, warning: true }];
}

function loginProblems({ login, password }: JsonObject): Problem[] {
    if (!isBlank(password) && password !== UNKNOWN && isBlank(login)) {
        return [{ path: "password", what: "given without login", remedy: "give login too, or remove password" }];
    }
    if (isBlank(login) || !isBlank(password) || login === UNKNOWN) {
        return [];
    }
    // An imported action's password stays at Buddy, which never returns it.
    const remedy = "fine if Buddy already has it; otherwise set it with pulumi.secret or config.requireSecret";
    return [{ path: "login", what: "given without password", remedy, warning: true }];
}

function triggerProblems({ runOnlyOnFirstFailure, triggerTime }: JsonObject): Problem[] {
    if (runOnlyOnFirstFailure !== true || triggerTime === "ON_FAILURE" || triggerTime === UNKNOWN) {
        return [];
    }
    const remedy = 'set triggerTime to "ON_FAILURE", or remove it';
    return [{ path: "runOnlyOnFirstFailure", what: "only works on failure", remedy }];
}

/** Circles of several actions: see orderCircles.ts. */
function placeProblems({ afterActionId, adoptActionId }: JsonObject): Problem[] {
    if (typeof afterActionId !== "number" || afterActionId !== adoptActionId) {
        return [];
    }
    const what = `action ${afterActionId} is the one that adoptActionId names, and can't be placed after itself`;
    return [{ path: "afterActionId", what, remedy: "give another action's id, or remove it" }];
}

/** Unset or blank; an unknown value counts as given. */
function isBlank(value: Json | undefined): boolean {
    return !isSet(value) || value === "";
}
