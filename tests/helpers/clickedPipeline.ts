import type { Simulator } from "../../simulator";
import { BODY_ROWS } from "../provider/fieldRows";
import { PIPELINE_ROWS } from "../provider/pipelineFieldRows";
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

/** Of other types, with secrets in clear, as the API returns them. */
const OTHER_TYPES = [
    { type: "SLACK", name: "Tell us", trigger_time: "ON_FAILURE", channel: "C0", integration: { hash_id: "5ddb7c18" } },
    { type: "BUILD", name: "Tests", commands: ["npm ci", "npm test"], cached_dirs: [], shell: "BASH", retry_count: 2 },
    {
        type: "HTTP",
        name: "Call",
        headers: [{ name: "X", value: null, on: false }],
        login: "robot",
        password: "hunter22",
    },
    {
        type: "SSH_COMMAND",
        name: "Deploy",
        variables: [{ key: "TOKEN", value: "s3cret", type: "VAR", encrypted: true }],
    },
    { type: "CUSTOM", name: "Odd", inputs: { api_key: "s3cret", deep: { list: [0, "", false, null] } }, loop: ["A"] },
    { type: "SLEEP", name: "Wait", sleep_in_sec: 0, disabled: true, trigger_conditions: OR },
];

const PIPELINE = Object.fromEntries(
    Object.values(PIPELINE_ROWS)
        .flatMap(({ wire }) => (wire === undefined ? [] : [wire]))
        .filter(([name]) => !/^(name|identifier|definition_source|remote_.*)$/.test(name)),
);

/** Fills the pipeline with what people click together; returns the number of its actions. */
export function addClickedActions({ state }: Simulator): number {
    state.editPipeline(LIVE_MIRROR, { ...PIPELINE, git_config_ref: "FIXED", cache_scope: "PROJECT" });
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
    for (const each of OTHER_TYPES) {
        state.addAction(LIVE_MIRROR, each);
    }
    return state.actions(LIVE_MIRROR).length;
}
