import type { Simulator } from "../../simulator";
import { BODY_ROWS } from "../provider/fieldRows";
import { LIVE_MIRROR } from "./exampleAction";

const BASE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
const EVERYTHING = Object.fromEntries(BODY_ROWS.map(({ wire }) => wire).filter(([name]) => name !== "after_action_id"));
const REGISTRIES = [
    { docker_registry: "DOCKER_HUB", login: "robot", password: "hunter22" },
    { docker_registry: "DOCKER_HUB", integration: { identifier: "docker_hub" } },
    { docker_registry: "AMAZON_ECR", integration: { hash_id: "5ddb7c180fb38be67bd78a88a" }, region: "eu-central-1" },
    { docker_registry: "GOOGLE_GCR", integration: { identifier: "google_registry" }, registry: "eu.gcr.io" },
    { docker_registry: "GIT_HUB_CONTAINER_REGISTRY", integration: { identifier: "git_hub" } },
    { registry: "registry.example.com", repository: "web" },
];
const VARIABLES = {
    Plain: [
        { key: "MODE", value: "fast", type: "VAR", description: "how", note: "why", settable: true },
        { key: "UNTYPED", value: "1" },
        { key: "FILE", value: "b25l", type: "FILE", file_path: "/f", file_chmod: "600", file_place: "CONTAINER" },
    ],
    Encrypted: [{ key: "TOKEN", value: "s3cret", type: "VAR", encrypted: true }],
    Key: [{ key: "KEY", value: "pr1vate", type: "SSH_KEY" }],
};
const CONDITION = { trigger_condition: "ON_CHANGE_AT_PATH", trigger_condition_paths: ["/web"] };
const OR = [{ trigger_condition: "OR", trigger_operands: [CONDITION, { trigger_condition: "ON_CHANGE" }] }];

/** Fills the pipeline with what people click together; answers how many Docker builds there are. */
export function addClickedActions({ state }: Simulator): number {
    const fields = [
        { ...EVERYTHING, name: "Everything" },
        ...REGISTRIES.map((registry) => ({ ...registry, name: "Registry" })),
        ...Object.entries(VARIABLES).map(([name, variables]) => ({ name, variables })),
        { name: "Operands", trigger_conditions: OR },
        { name: "Newer", target_stage: "build", pull: true, artifact: "images" },
    ];
    for (const each of fields) {
        state.addAction(LIVE_MIRROR, { ...BASE, ...each });
    }
    return fields.length;
}
