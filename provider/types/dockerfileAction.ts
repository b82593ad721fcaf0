import type { Unwrap } from "@pulumi/pulumi";
import type { DockerfileActionFields } from "../args/dockerfileActionArgs";
import { CACHE_MODES, DOCKER_REGISTRIES, GCR_HOSTS, PROVENANCES } from "../args/enums";
import type { FieldTableOf } from "../fields/fieldTable";
import { keyValues } from "../fields/keyValues";
import { boolean, enumOf, string } from "../fields/scalarTypes";
import { type Json, UNKNOWN, unlessEmpty } from "../json";
import { missingProblem, type Problem } from "../problem";
import { actionPathFields, commonActionFields, commonActionProblems } from "./commonAction";
import { integration } from "./integration";
import { secrets } from "./nestedTypes";
import type { InputsOf, ResourceType } from "./resourceType";

/** The inputs of a `DockerfileAction` as handlers see them and as outputs show them: no Input, no Output. */
export type DockerfileActionInputs = { [K in keyof DockerfileActionFields]: Unwrap<DockerfileActionFields[K]> };

/** THE table: everything the provider knows about a field, one row each. A row that is missing does not compile. */
export const dockerfileActionFields = {
    ...actionPathFields,
    // The default: https://buddy.works/docker/build-docker-image. Sent always, since the REST page spells it otherwise.
    dockerfilePath: { in: "body", wire: "dockerfile_path", type: string({ absent: "Dockerfile" }), required: true },
    contextPath: { in: "body", wire: "context_path", type: string(), clear: "" },
    dockerImageTag: { in: "body", wire: "docker_image_tag", type: string(), clear: "" },
    login: { in: "body", wire: "login", type: string(), clear: "" },
    password: {
        in: "body",
        wire: "password",
        type: string(),
        clear: "",
        secret: true,
        writeOnly: true,
        sensitive: true,
    },
    integration: { in: "body", wire: "integration", type: integration, clear: null },
    // Cleared by null, never "NONE": that could switch a push off unseen.
    dockerRegistry: {
        in: "body",
        wire: "docker_registry",
        type: enumOf(DOCKER_REGISTRIES),
        clear: null,
        computed: true,
    },
    region: { in: "body", wire: "region", type: string(), clear: "" },
    registry: { in: "body", wire: "registry", type: string(), clear: "" },
    repository: { in: "body", wire: "repository", type: string(), clear: "" },
    buildArgs: { in: "body", wire: "build_args", type: keyValues(), clear: [], sensitive: true },
    insecureRegistry: { in: "body", wire: "insecure_registry", type: boolean({ unset: false }), clear: false },
    doNotPruneImages: { in: "body", wire: "do_not_prune_images", type: boolean({ unset: false }), clear: false },
    buildkit: { in: "body", wire: "buildkit", type: boolean({ unset: true }), clear: true },
    // These three: https://buddy.works/docs/yaml/yaml-actions/dockerfile
    targetStage: { in: "body", wire: "target_stage", type: string(), clear: "", unconfirmed: true },
    pull: { in: "body", wire: "pull", type: boolean({ unset: false }), clear: false, unconfirmed: true },
    artifact: { in: "body", wire: "artifact", type: string(), clear: "", unconfirmed: true },
    secrets: { in: "body", wire: "secrets", type: secrets, clear: [] },
    provenance: { in: "body", wire: "provenance", type: enumOf(PROVENANCES, { unset: "NONE" }), clear: "NONE" },
    cacheMode: { in: "body", wire: "cache_mode", type: enumOf(CACHE_MODES, { unset: "MIN" }), clear: "MIN" },
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
