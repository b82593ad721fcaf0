import type { Unwrap } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "../args/dockerfileActionArgs";
import { CACHE_MODES, DOCKER_REGISTRIES, GCR_HOSTS, PROVENANCES } from "../args/enums";
import { choice, flag, text } from "../fields/bodyField";
import type { FieldTableOf } from "../fields/fieldTable";
import { keyValues } from "../fields/keyValues";
import { enumOf, string } from "../fields/scalarTypes";
import { type Json, UNKNOWN, unlessEmpty } from "../json";
import { missingProblem, type Problem } from "../problem";
import { actionPathFields, commonActionFields, commonActionProblems } from "./commonAction";
import { integration } from "./integration";
import { secrets } from "./nestedTypes";
import type { InputsOf, ResourceType } from "./resourceType";

/** The inputs of a `DockerfileAction` as handlers see them and as outputs show them: no Input, no Output. */
export type DockerfileActionInputs = { [K in keyof DockerfileActionFields]: Unwrap<DockerfileActionFields[K]> };

const registryType = enumOf(DOCKER_REGISTRIES);

/** THE table: everything the provider knows about a field, one row each. A row that is missing does not compile. */
export const dockerfileActionFields = {
    ...actionPathFields,
    // The default: https://buddy.works/docker/build-docker-image. Sent always, since the REST page spells it otherwise.
    dockerfilePath: { in: "body", wire: "dockerfile_path", type: string({ absent: "Dockerfile" }), required: true },
    contextPath: text("context_path"),
    dockerImageTag: text("docker_image_tag"),
    login: text("login"),
    password: { ...text("password"), secret: true, writeOnly: true, sensitive: true },
    integration: { in: "body", wire: "integration", type: integration, clear: null },
    // Cleared by null, never "NONE": that could switch a push off unseen.
    dockerRegistry: { in: "body", wire: "docker_registry", type: registryType, clear: null, computed: true },
    region: text("region"),
    registry: text("registry"),
    repository: text("repository"),
    buildArgs: { in: "body", wire: "build_args", type: keyValues(), clear: [], sensitive: true },
    insecureRegistry: flag("insecure_registry"),
    doNotPruneImages: flag("do_not_prune_images"),
    buildkit: flag("buildkit", true),
    // These three: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    targetStage: { ...text("target_stage"), unconfirmed: true },
    pull: { ...flag("pull"), unconfirmed: true },
    artifact: { ...text("artifact"), unconfirmed: true },
    secrets: { in: "body", wire: "secrets", type: secrets, clear: [] },
    provenance: choice("provenance", PROVENANCES, "NONE"),
    cacheMode: choice("cache_mode", CACHE_MODES, "MIN"),
    ...commonActionFields,
} as const satisfies FieldTableOf<DockerfileActionFields>;

export const dockerfileAction: ResourceType = {
    className: "DockerfileAction",
    noun: "action",
    wireType: "DOCKERFILE",
    fields: dockerfileActionFields,
    crossFieldProblems: (inputs) => [
        ...registryProblems(inputs),
        ...loginProblems(inputs),
        ...commonActionProblems(inputs),
    ],
};

type Inputs = InputsOf<typeof dockerfileActionFields>;
type InputName = keyof Inputs;

/** What each registry needs, where `dockerRegistry` is set: Buddy's own example sets none and must pass. */
const REQUIRED_BY_REGISTRY: Readonly<Record<string, readonly InputName[]>> = {
    AMAZON_ECR: ["integration", "region"],
    GOOGLE_GCR: ["integration", "registry"],
    GOOGLE_ARTIFACT_REGISTRY: ["integration"],
    GIT_HUB_CONTAINER_REGISTRY: ["integration"],
};

function registryProblems(inputs: Inputs): Problem<InputName>[] {
    const { dockerRegistry, integration: given, login, registry } = inputs;
    if (typeof dockerRegistry !== "string") {
        return [];
    }
    const required = Object.hasOwn(REQUIRED_BY_REGISTRY, dockerRegistry) ? REQUIRED_BY_REGISTRY[dockerRegistry] : [];
    const missing = (required ?? [])
        .filter((name) => unlessEmpty(inputs[name]) === undefined)
        .map((name) => ({ ...missingProblem(name), fix: `dockerRegistry ${dockerRegistry} requires it.` }));
    if (dockerRegistry === "GOOGLE_GCR") {
        return [...missing, ...gcrHostProblems(registry)];
    }
    if (dockerRegistry !== "DOCKER_HUB" || unlessEmpty(given) !== undefined || unlessEmpty(login) !== undefined) {
        return missing;
    }
    const must = "come with integration, or with login and password";
    const fix = "DOCKER_HUB requires one of them.";
    return [{ path: "dockerRegistry", must, got: "got neither", fix }];
}

function gcrHostProblems(host: Json | undefined): Problem<InputName>[] {
    if (typeof host !== "string" || host === UNKNOWN || host === "" || GCR_HOSTS.some((known) => known === host)) {
        return [];
    }
    const must = `be one of ${GCR_HOSTS.join(", ")} for GOOGLE_GCR`;
    const fix = "It is sent all the same, because Buddy may know it.";
    return [{ path: "registry", must, got: `got "${host}"`, fix, warning: true }];
}

function loginProblems({ login, password }: Inputs): Problem<InputName>[] {
    const [isLoginSet, isPasswordSet] = [login, password].map((value) => unlessEmpty(value) !== undefined);
    if (isPasswordSet && password !== UNKNOWN && !isLoginSet) {
        const fix = "Set login too, or remove password.";
        return [{ path: "password", must: "come with login", got: "got no login", fix }];
    }
    if (!isLoginSet || isPasswordSet || login === UNKNOWN) {
        return [];
    }
    // An imported action's password stays at Buddy, which never returns it.
    const fix =
        "This is fine if Buddy has the password already. Otherwise set it with pulumi.secret or config.requireSecret.";
    return [{ path: "login", must: "come with password", got: "got no password", fix, warning: true }];
}
