import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, names, PIPELINE, patch } from "./client";

const simulator = withSimulator();

const ON_CHANGE = { trigger_condition: "ON_CHANGE" };
const or = (...operands: object[]) => ({ trigger_condition: "OR", trigger_operands: operands });
const TYPES_OF_NEWER_FIELDS = [
    "target_stage must be a string.",
    "pull must be a boolean.",
    "artifact must be a string.",
];

describe("rules between fields", () => {
    const ecr = { hash_id: "5ddb7c180fb38be67bd78a88a" };

    it.each([
        [
            { docker_registry: "AMAZON_ECR" },
            [
                "integration is required for docker_registry AMAZON_ECR.",
                "region is required for docker_registry AMAZON_ECR.",
            ],
        ],
        [{ docker_registry: "GOOGLE_GCR", integration: ecr }, ["registry is required for docker_registry GOOGLE_GCR."]],
        [
            { docker_registry: "GOOGLE_GCR", integration: ecr, registry: "docker.io" },
            ["registry must be one of gcr.io, us.gcr.io, eu.gcr.io, asia.gcr.io for docker_registry GOOGLE_GCR."],
        ],
        [
            { docker_registry: "GOOGLE_ARTIFACT_REGISTRY" },
            ["integration is required for docker_registry GOOGLE_ARTIFACT_REGISTRY."],
        ],
        [
            { docker_registry: "GIT_HUB_CONTAINER_REGISTRY" },
            ["integration is required for docker_registry GIT_HUB_CONTAINER_REGISTRY."],
        ],
        [
            { docker_registry: "DOCKER_HUB", login: "jane" },
            ["integration, or login and password, is required for docker_registry DOCKER_HUB."],
        ],
        [{ integration: {} }, ["integration needs hash_id or identifier."]],
        [{ integration: { ...ecr, identifier: "docker_hub" } }, ["integration does not exist in workspace buddy."]],
        [{ run_only_on_first_failure: true }, ["run_only_on_first_failure needs trigger_time ON_FAILURE."]],
        [{ type: 5 }, ["type must be a string."]],
        [{ type: "" }, ["type is required."]],
        [
            { trigger_conditions: [{ trigger_condition: "OR" }] },
            ["trigger_conditions[0].trigger_operands is required for trigger_condition OR."],
        ],
        [
            { trigger_conditions: [ON_CHANGE, { ...ON_CHANGE, trigger_operands: [ON_CHANGE] }] },
            ["trigger_conditions[1].trigger_operands is allowed for trigger_condition OR only."],
        ],
        [
            { trigger_conditions: [or(or(ON_CHANGE, { trigger_condition: "OR" }, { trigger_condition: "NOR" }))] },
            [
                expect.stringMatching(
                    /^trigger_conditions\[0\]\.trigger_operands\[0\]\.trigger_operands\[2\]\.trigger_condition must be one of /,
                ),
                "trigger_conditions[0].trigger_operands[0].trigger_operands[1].trigger_operands is required for trigger_condition OR.",
            ],
        ],
        [{ variables: [{ type: "VAR" }] }, ["variables[0].key is required."]],
        [{ variables: [{ key: "A", disabled: "no" }] }, ["variables[0].disabled must be a boolean."]],
        [{ target_stage: true, pull: "yes", artifact: 1 }, TYPES_OF_NEWER_FIELDS],
    ])("refuses %j", async (fields, expected) => {
        const response = await call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, ...fields } });

        expect([response.status, messages(response)]).toEqual([400, expected]);
    });

    it.each([
        [{ docker_registry: "NONE" }],
        [{ docker_registry: "OTHER", registry: "registry.example.com" }],
        [{ docker_registry: "DOCKER_HUB", login: "jane", password: "hunter2" }],
        [{ docker_registry: "DOCKER_HUB", integration: { identifier: "docker_hub" } }],
        [{ docker_registry: "AMAZON_ECR", integration: ecr, region: "us-east-1" }],
        [{ run_only_on_first_failure: true, trigger_time: "ON_FAILURE" }],
        [{ login: null, region: "", secrets: [] }],
        [{ trigger_conditions: [or(ON_CHANGE, or(ON_CHANGE, ON_CHANGE)), ON_CHANGE] }],
        [{ variables: [{ key: "A" }, { key: "B", type: "SSH_KEY", value: "x", file_place: "CONTAINER" }] }],
        [{ target_stage: "build", pull: true, artifact: "images" }],
    ])("accepts %j", async (fields) => {
        const response = await call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, ...fields } });

        expect(response.status).toBe(201);
    });

    it("refuses an integration of another workspace", async () => {
        const response = await call(simulator, {
            method: "POST",
            path: "/workspaces/acme/projects/site/pipelines/12/actions",
            body: { ...MINIMAL, integration: ecr },
        });

        expect(messages(response)).toEqual(["integration does not exist in workspace acme."]);
    });

    it("checks the action that a PATCH would result in", async () => {
        const { id } = await create(simulator, {
            docker_registry: "AMAZON_ECR",
            integration: ecr,
            region: "us-east-1",
        });

        const response = await patch(simulator, { id, region: "", dockerfile_path: null });

        expect([response.status, messages(response)]).toEqual([
            400,
            ["dockerfile_path is required.", "region is required for docker_registry AMAZON_ECR."],
        ]);
        expect(simulator.state.actions(PIPELINE)[0]?.region).toBe("us-east-1");
    });

    it("accepts a PATCH without name and type, but not with an empty name", async () => {
        const { id } = await create(simulator);
        const path = `${ACTIONS}/${id}`;

        const response = await call(simulator, { method: "PATCH", path, body: { region: "x" } });
        const nameless = await call(simulator, { method: "PATCH", path, body: { name: "", type: null } });

        expect([response.status, nameless.status, messages(nameless)]).toEqual([200, 400, ["name is required."]]);
        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...MINIMAL, id, region: "x" }]);
    });

    it("refuses another type in a PATCH", async () => {
        const { id } = await create(simulator);

        const response = await patch(simulator, { id, type: "BUILD" });

        expect([response.status, messages(response)]).toEqual([
            400,
            ["type cannot be changed from DOCKERFILE; remove the action and add another."],
        ]);
        expect(names(simulator)).toEqual(["Build"]);
    });
});
