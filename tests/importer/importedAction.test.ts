import fc from "fast-check";
import { HIDDEN, importedAction } from "../../importer/importedAction";
import { observedInputs, toUpdateBody } from "../../provider/fields/wire";
import type { JsonObject } from "../../provider/json";
import { checkInputs } from "../../provider/rules/check";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { BODY_ROWS } from "../provider/fieldRows";

const PATH = { workspace: "acme", projectName: "website", pipelineId: 12, actionId: 34 };
const PLACE = { workspace: "acme", projectName: "website", pipelineId: 12 };
const ANSWER = { id: 34, type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
const BASE = { ...PLACE, name: "Build", dockerfilePath: "Dockerfile" };
const CIPHER = "secure!abc=.def=";

const importing = (answer: object) => {
    const { inputs, left } = importedAction({ ...ANSWER, ...answer } as JsonObject, PATH);
    return { inputs, left };
};

it("knows the id, the place and what only Buddy knows", () => {
    expect(importedAction({ ...ANSWER, url: "u", html_url: "h", last_execution_status: "INITIAL" }, PATH)).toEqual({
        id: "acme/website/12/34",
        path: PATH,
        inputs: BASE,
        left: [],
        computed: { actionId: 34, url: "u", htmlUrl: "h" },
    });
});

describe("what equals Buddy's default is left out", () => {
    it.each([
        ["booleans", { buildkit: true, insecure_registry: false, do_not_prune_images: false, disabled: false }],
        ["words", { provenance: "NONE", cache_mode: "MIN", run_next: "WAIT_ON_SUCCESS" }],
        ["the trigger", { trigger_time: "ON_EVERY_EXECUTION", run_only_on_first_failure: false }],
        ["counts", { retry_count: 0, retry_interval: "0", timeout: 0 }],
        ["what is empty", { context_path: "", secrets: [], loop: null, integration: {}, timeout: null }],
        ["no registry", { docker_registry: "NONE" }],
    ])("%s", (_what, answer) => {
        expect(importing(answer)).toEqual({ inputs: BASE, left: [] });
    });

    it("in nested objects, too", () => {
        const variable = {
            key: "K",
            value: "v",
            type: "VAR",
            encrypted: false,
            settable: false,
            id: 7,
            description: "",
        };
        expect(importing({ variables: [variable, { ...variable, key: "A", settable: true }] }).inputs).toEqual({
            ...BASE,
            variables: [
                { key: "K", value: "v", type: "VAR" },
                { key: "A", value: "v", type: "VAR", settable: true },
            ],
        });
    });
});

it("declares a variable without a type with the one it has, and what is new in variables", () => {
    const variable = { key: "K", value: "v", note: "why", agent_note: "how", disabled: true };
    expect(importing({ variables: [variable] })).toEqual({
        inputs: {
            ...BASE,
            variables: [{ key: "K", value: "v", type: "VAR", disabled: true, note: "why", agentNote: "how" }],
        },
        left: [],
    });
});

it("declares a file's place at a variable that is none, because it is not refused", () => {
    const variable = { key: "K", value: "v", type: "VAR", file_path: "/a", file_place: "NONE" };
    expect(importing({ variables: [variable] }).left).toEqual([]);
});

it("declares the operands of OR, at every depth, and leaves an OR without any to Buddy", () => {
    const change = { trigger_condition: "ON_CHANGE" };
    const or = {
        trigger_condition: "OR",
        trigger_operands: [change, { trigger_condition: "OR", trigger_operands: [change] }],
    };
    const onChange = { triggerCondition: "ON_CHANGE" };
    expect(importing({ trigger_conditions: [or] })).toEqual({
        inputs: {
            ...BASE,
            triggerConditions: [
                {
                    triggerCondition: "OR",
                    triggerOperands: [onChange, { triggerCondition: "OR", triggerOperands: [onChange] }],
                },
            ],
        },
        left: [],
    });
    expect(importing({ trigger_conditions: [change, { trigger_condition: "OR" }, change] })).toEqual({
        inputs: BASE,
        left: [
            {
                name: "triggerConditions",
                why: "refused",
                value: [onChange, { triggerCondition: "OR" }, onChange],
                refusal:
                    "triggerConditions[1].triggerOperands: must hold the conditions of which one is enough (got none); OR " +
                    "requires them: move the conditions in here",
            },
        ],
    });
});

it("names an integration by one of its two names", () => {
    const integration = { hash_id: "h1", identifier: "ecr", name: "ECR", type: "AMAZON" };
    expect(importing({ integration }).inputs["integration"]).toEqual({ hashId: "h1" });
    expect(importing({ integration: { identifier: "ecr" } }).inputs["integration"]).toEqual({ identifier: "ecr" });
});

describe("what Buddy never returns stays there", () => {
    it.each([
        ["encrypted", { password: CIPHER, login: "robot" }],
        ["left out of the answer", { login: "robot" }],
        ["empty", { login: "robot", password: null }],
    ])("a password that is %s", (_how, answer) => {
        expect(importing(answer)).toEqual({
            inputs: { ...BASE, login: "robot" },
            left: [{ name: "password", why: "hidden", value: HIDDEN }],
        });
    });

    it.each<[string, object, object]>([
        [
            "an encrypted value",
            { key: "T", value: CIPHER, type: "VAR", encrypted: true },
            { key: "T", value: HIDDEN, type: "VAR", encrypted: true },
        ],
        [
            "a value left out",
            { key: "T", type: "VAR", encrypted: true },
            { key: "T", value: HIDDEN, type: "VAR", encrypted: true },
        ],
        [
            "a key and its passphrase",
            { key: "S", value: "-----", passphrase: CIPHER, type: "SSH_KEY" },
            { key: "S", value: HIDDEN, passphrase: HIDDEN, type: "SSH_KEY" },
        ],
        ...["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"].flatMap(
            (type): [string, object, object][] => [
                [`an ${type} in clear`, { key: "S", value: "-----", type }, { key: "S", value: HIDDEN, type }],
                [`an ${type} left out`, { key: "S", type }, { key: "S", value: HIDDEN, type }],
                [
                    `an ${type} in today's ciphertext`,
                    { key: "S", value: "!encrypted YQ==", type, encrypted: true },
                    { key: "S", value: HIDDEN, type, encrypted: true },
                ],
            ],
        ),
        [
            "a text that somebody encrypted without saying so",
            { key: "T", value: "!encrypted YQ==", type: "VAR" },
            { key: "T", value: HIDDEN, type: "VAR" },
        ],
        [
            "a certificate's password in clear, which is secret all the same",
            { key: "C", value: "v", type: "VAR", password: "hunter22" },
            { key: "C", value: "v", type: "VAR", password: HIDDEN },
        ],
    ])("with %s, the whole list of variables, because an update would send it whole", (_what, hidden, outline) => {
        const plain = { key: "K", value: "v", type: "VAR" };
        expect(importing({ variables: [plain, hidden] })).toEqual({
            inputs: BASE,
            left: [{ name: "variables", why: "hidden", value: [plain, outline] }],
        });
    });

    it("ciphertext wherever it turns up", () => {
        expect(importing({ repository: CIPHER, build_args: ["A=1", CIPHER] })).toEqual({
            inputs: BASE,
            left: [
                { name: "repository", why: "hidden", value: CIPHER },
                { name: "buildArgs", why: "hidden", value: ["A=1", CIPHER] },
            ],
        });
    });
});

it("leaves values that are newer than the package, because they would not compile", () => {
    expect(
        importing({
            trigger_time: "ON_A_WHIM",
            docker_registry: "QUAY",
            secrets: [{ id: "a", value: "b", type: "X" }],
        }),
    ).toEqual({
        inputs: BASE,
        left: [
            { name: "dockerRegistry", why: "newer", value: "QUAY" },
            { name: "secrets", why: "newer", value: [{ id: "a", value: "b", type: "X" }] },
            { name: "triggerTime", why: "newer", value: "ON_A_WHIM" },
        ],
    });
});

it("leaves values that the check refuses, with its reason", () => {
    expect(importing({ build_args: ["A=1", "A=2"], retry_count: -1 })).toEqual({
        inputs: BASE,
        left: [
            {
                name: "buildArgs",
                why: "refused",
                value: ["A=1", "A=2"],
                refusal: "buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.",
            },
            {
                name: "retryCount",
                why: "refused",
                value: -1,
                refusal: "retryCount: out of range; give the count as a whole number from 0",
            },
        ],
    });
});

it.each([[undefined], [null], [""]])("declares Buddy's default where it names no Dockerfile but %j", (path) => {
    expect(importing({ dockerfile_path: path })).toEqual({ inputs: BASE, left: [] });
});

it("declares build arguments without value as they are", () => {
    const { inputs, left } = importing({ build_args: ["HTTP_PROXY", "A=1"] });
    expect([inputs["buildArgs"], left]).toEqual([["HTTP_PROXY", "A=1"], []]);
});

describe("dockerRegistry", () => {
    const integration = { hash_id: "h1" };
    it.each([
        ["DOCKER_HUB", { integration }],
        ["AMAZON_ECR", { integration, region: "us-east-1" }],
        ["GOOGLE_GCR", { integration, registry: "gcr.io" }],
        ["GOOGLE_ARTIFACT_REGISTRY", { integration }],
        ["OTHER", {}],
        ["NONE", { repository: "web" }],
    ])("%s is declared where everything it demands is known", (registry, rest) => {
        const { inputs, left } = importing({ docker_registry: registry, ...rest });
        expect([inputs["dockerRegistry"], left]).toEqual([registry, []]);
    });

    it.each([
        ["DOCKER_HUB", { login: "robot" }],
        ["DOCKER_HUB", {}],
        ["AMAZON_ECR", { integration }],
        ["GOOGLE_GCR", { integration }],
        ["GIT_HUB_CONTAINER_REGISTRY", {}],
    ])("%s is left to Buddy where something it demands is not", (registry, rest) => {
        const { inputs, left } = importing({ docker_registry: registry, ...rest });
        expect(inputs["dockerRegistry"]).toBeUndefined();
        expect(left).toContainEqual({ name: "dockerRegistry", why: "incomplete", value: registry });
    });
});

const answers = fc
    .record(
        Object.fromEntries(
            BODY_ROWS.map(({ wire: [name, value], unset }) => [name, fc.constantFrom(value, unset ?? null, null)]),
        ),
        { requiredKeys: [] },
    )
    .map((fields) => ({ ...fields, ...ANSWER }) as JsonObject);

it("declares what check accepts and diff finds unchanged, even after a refresh, and updates would not touch the rest", () => {
    fc.assert(
        fc.property(answers, (answer) => {
            const { inputs, left } = importedAction(answer, PATH);
            const checked = checkInputs(dockerfileAction, inputs, {});
            expect(checked.problems.filter(({ warning }) => !warning)).toEqual([]);
            expect(checked.inputs).toEqual(inputs);
            const refreshed = observedInputs(dockerfileAction, answer, inputs);
            expect(refreshed).toEqual(inputs);
            expect(diffInputs(dockerfileAction, refreshed, inputs).changes).toBe(false);
            const untouched = BODY_ROWS.filter(({ name }) => left.some((each) => each.name === name));
            const sent = Object.keys(toUpdateBody(dockerfileAction, inputs, inputs));
            expect(untouched.filter(({ wire: [name] }) => sent.includes(name))).toEqual([]);
        }),
    );
});
