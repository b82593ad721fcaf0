import type { Simulator } from "../../simulator";
import { ACTION, type Create, describeExample } from "./describeExample";

const PROJECT = { workspace: "buddy", project: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";
const IMAGE = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/website:$BUDDY_RUN_COMMIT_SHORT";
const TRIVY = "docker run --rm -v /var/run/docker.sock:/var/run/docker.sock aquasec/trivy:0.65.0 image";
const AMAZON = { region: "eu-central-1", integration: { identifier: "amazon_ecr" } };
const TOKENS = { staging: "the token of staging", production: "the token of production" };
const EVENTS = {
    staging: { type: "PUSH", refs: ["refs/heads/main"] },
    production: { type: "CREATE_REF", refs: ["refs/tags/v*"] },
};
const NAMES = ["Build", "Scan with Trivy", "Roll out", "Tell Slack"];

type Environment = keyof typeof TOKENS;

/** The pipeline of an environment with its actions, as Buddy has them. */
function found([simulator]: Simulator[], environment: Environment) {
    const pipeline = simulator?.state.pipelines(PROJECT).find(({ name }) => name === `Website to ${environment}`);
    const pipelineId = pipeline?.id ?? 0;
    return { pipelineId, actions: simulator?.state.actions({ ...PROJECT, pipelineId }) ?? [] };
}

function createsOf(simulators: Simulator[], environment: Environment): Create[] {
    const { pipelineId, actions } = found(simulators, environment);
    const [build, scan, rollOut] = actions.map(({ id }) => id);
    const path = `${PIPELINES}/${pipelineId}/actions`;
    return [
        [PIPELINES, { name: `Website to ${environment}`, events: [EVENTS[environment]], cache_scope: "PROJECT" }],
        [
            path,
            {
                ...ACTION,
                ...AMAZON,
                name: "Build",
                docker_registry: "AMAZON_ECR",
                repository: "website",
                cache_mode: "MAX",
            },
        ],
        [
            path,
            {
                ...AMAZON,
                name: "Scan with Trivy",
                type: "DOCKER",
                after_action_id: build,
                execute_commands: [`docker pull ${IMAGE}`, `${TRIVY} --exit-code 1 --severity HIGH,CRITICAL ${IMAGE}`],
            },
        ],
        [
            path,
            {
                name: "Roll out",
                type: "KUBERNETES_CLI",
                after_action_id: scan,
                auth_type: "TOKEN",
                server: `https://${environment}.example.com:6443`,
                token: TOKENS[environment],
                execute_commands: [
                    `kubectl set image deployment/website website=${IMAGE}`,
                    "kubectl rollout status deployment/website --timeout=5m",
                ],
            },
        ],
        [
            path,
            {
                name: "Tell Slack",
                type: "SLACK",
                trigger_time: "ON_FAILURE",
                after_action_id: rollOut,
                integration: { identifier: "slack" },
                channel: "C024BE91L",
                content: `The release to ${environment} failed: $BUDDY_RUN_URL`,
            },
        ],
    ];
}

describeExample("whole-pipeline", {
    answers: () => ({ stagingToken: TOKENS.staging, productionToken: TOKENS.production }),
    plan: ["production", "staging"].flatMap((name) => [
        `create ${name}`,
        ...["build", "roll-out", "scan", "tell-slack"].map((action) => `create ${name}-${action}`),
    ]),
    creates: (simulators) => [[...createsOf(simulators, "staging"), ...createsOf(simulators, "production")]],
    outputs: (simulators) => ({
        htmlUrls: (["staging", "production"] as const).map((environment) => {
            const path = `/buddy/company-website/pipelines/pipeline/${found(simulators, environment).pipelineId}`;
            return new URL(path, simulators[0]?.url).href;
        }),
    }),
    besides: (scene) => {
        it("has the actions of both pipelines in the program's order", () => {
            const { simulators } = scene();
            expect(found(simulators, "staging").actions.map(({ name }) => name)).toEqual(NAMES);
            expect(found(simulators, "production").actions.map(({ name }) => name)).toEqual(NAMES);
        });
    },
});
