import fc from "fast-check";
import { HIDDEN, importedAction } from "../../importer/importedAction";
import { observedInputs, toUpdateBody } from "../../provider/fields/wire";
import type { JsonObject } from "../../provider/json";
import { checkInputs } from "../../provider/rules/check";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { BODY_ROWS } from "../provider/fieldRows";

const PIPELINE = { workspace: "acme", projectName: "website", pipelineId: 12 };
const PATH = { noun: "action", parent: PIPELINE, id: 34 } as const;
const RESPONSE = { id: 34, type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
const BASE = { ...PIPELINE, name: "Build", dockerfilePath: "Dockerfile" };
const CIPHER = "secure!abc=.def=";

const importing = (response: object) => {
    const { inputs, unmanaged } = importedAction(dockerfileAction, { ...RESPONSE, ...response } as JsonObject, PATH);
    return { inputs, unmanaged };
};

it("an imported action has its id, its path and its computed outputs", () => {
    expect(
        importedAction(
            dockerfileAction,
            { ...RESPONSE, url: "u", html_url: "h", last_execution_status: "INITIAL" },
            PATH,
        ),
    ).toEqual({
        id: "acme/website/12/34",
        path: PATH,
        inputs: BASE,
        unmanaged: [],
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
    ])("%s", (_what, response) => {
        expect(importing(response)).toEqual({ inputs: BASE, unmanaged: [] });
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
                { key: "K", value: "v" },
                { key: "A", value: "v", settable: true },
            ],
        });
    });
});

it("declares the newer parts of variables, and no type that is the default", () => {
    const variable = { key: "K", value: "v", note: "why", agent_note: "how", disabled: true };
    expect(importing({ variables: [variable] })).toEqual({
        inputs: {
            ...BASE,
            variables: [{ key: "K", value: "v", disabled: true, note: "why", agentNote: "how" }],
        },
        unmanaged: [],
    });
});

it("declares filePlace NONE at a variable without a file, because check accepts it", () => {
    const variable = { key: "K", value: "v", type: "VAR", file_path: "/a", file_place: "NONE" };
    expect(importing({ variables: [variable] }).unmanaged).toEqual([]);
});

it("declares the operands of OR at every depth, but no OR without operands", () => {
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
        unmanaged: [],
    });
    expect(importing({ trigger_conditions: [change, { trigger_condition: "OR" }, change] })).toEqual({
        inputs: BASE,
        unmanaged: [
            {
                name: "triggerConditions",
                why: "refused",
                value: [onChange, { triggerCondition: "OR" }, onChange],
                problem:
                    "triggerConditions[1].triggerOperands: must hold the conditions of which one is enough (got none). OR " +
                    "requires them: move the conditions in here.",
            },
        ],
    });
});

it("identifies an integration by one of its two ids", () => {
    const integration = { hash_id: "h1", identifier: "ecr", name: "ECR", type: "AMAZON" };
    expect(importing({ integration }).inputs["integration"]).toEqual({ hashId: "h1" });
    expect(importing({ integration: { identifier: "ecr" } }).inputs["integration"]).toEqual({ identifier: "ecr" });
});

describe("what Buddy never returns is not managed", () => {
    it.each([
        ["encrypted", { password: CIPHER, login: "robot" }],
        ["left out of the response", { login: "robot" }],
        ["empty", { login: "robot", password: null }],
    ])("a password that is %s", (_how, response) => {
        expect(importing(response)).toEqual({
            inputs: { ...BASE, login: "robot" },
            unmanaged: [{ name: "password", why: "hidden", value: HIDDEN }],
        });
    });

    it.each<[string, object, object]>([
        [
            "an encrypted value",
            { key: "T", value: CIPHER, type: "VAR", encrypted: true },
            { key: "T", value: HIDDEN, encrypted: true },
        ],
        ["a value left out", { key: "T", type: "VAR", encrypted: true }, { key: "T", value: HIDDEN, encrypted: true }],
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
            "a text that is encrypted although `encrypted` is not set",
            { key: "T", value: "!encrypted YQ==", type: "VAR" },
            { key: "T", value: HIDDEN },
        ],
        [
            "a certificate's password in clear, which is still secret",
            { key: "C", value: "v", type: "VAR", password: "hunter22" },
            { key: "C", value: "v", password: HIDDEN },
        ],
    ])("the whole list of variables with %s, because updates send lists whole", (_what, hidden, outline) => {
        const plain = { key: "K", value: "v" };
        expect(importing({ variables: [plain, hidden] })).toEqual({
            inputs: BASE,
            unmanaged: [{ name: "variables", why: "hidden", value: [plain, outline] }],
        });
    });

    it("ciphertext in any input", () => {
        expect(importing({ repository: CIPHER, build_args: ["A=1", CIPHER] })).toEqual({
            inputs: BASE,
            unmanaged: [
                { name: "repository", why: "hidden", value: CIPHER },
                { name: "buildArgs", why: "hidden", value: ["A=1", CIPHER] },
            ],
        });
    });
});

it("does not declare values that this package does not know, which would not compile", () => {
    expect(
        importing({
            trigger_time: "ON_A_WHIM",
            docker_registry: "QUAY",
            secrets: [{ id: "a", value: "b", type: "X" }],
        }),
    ).toEqual({
        inputs: BASE,
        unmanaged: [
            { name: "dockerRegistry", why: "newer", value: "QUAY" },
            { name: "secrets", why: "newer", value: [{ id: "a", value: "b", type: "X" }] },
            { name: "triggerTime", why: "newer", value: "ON_A_WHIM" },
        ],
    });
});

it("does not declare values that check refuses, and gives its reason", () => {
    expect(importing({ build_args: ["A=1", "A=2"], retry_count: -1 })).toEqual({
        inputs: BASE,
        unmanaged: [
            {
                name: "buildArgs",
                why: "refused",
                value: ["A=1", "A=2"],
                problem: "buildArgs[1]: must have a key of its own (its key is used twice). Give each key once.",
            },
            {
                name: "retryCount",
                why: "refused",
                value: -1,
                problem: "retryCount: must be an integer of at least 0 (got another number). Give a number of retries.",
            },
        ],
    });
});

it.each([[undefined], [null], [""]])("declares Buddy's default if the response has %j for the Dockerfile", (path) => {
    expect(importing({ dockerfile_path: path })).toEqual({ inputs: BASE, unmanaged: [] });
});

it("declares build arguments without a value as they are", () => {
    const { inputs, unmanaged } = importing({ build_args: ["HTTP_PROXY", "A=1"] });
    expect([inputs["buildArgs"], unmanaged]).toEqual([["HTTP_PROXY", "A=1"], []]);
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
    ])("%s is declared if everything that it requires is known", (registry, rest) => {
        const { inputs, unmanaged } = importing({ docker_registry: registry, ...rest });
        expect([inputs["dockerRegistry"], unmanaged]).toEqual([registry, []]);
    });

    it.each([
        ["DOCKER_HUB", { login: "robot" }],
        ["DOCKER_HUB", {}],
        ["AMAZON_ECR", { integration }],
        ["GOOGLE_GCR", { integration }],
        ["GIT_HUB_CONTAINER_REGISTRY", {}],
    ])("%s is not declared if something that it requires is unknown", (registry, rest) => {
        const { inputs, unmanaged } = importing({ docker_registry: registry, ...rest });
        expect(inputs["dockerRegistry"]).toBeUndefined();
        expect(unmanaged).toContainEqual({ name: "dockerRegistry", why: "incomplete", value: registry });
    });
});

const responses = fc
    .record(
        Object.fromEntries(
            BODY_ROWS.map(({ wire: [name, value], unset }) => [name, fc.constantFrom(value, unset ?? null, null)]),
        ),
        { requiredKeys: [] },
    )
    .map((fields) => ({ ...fields, ...RESPONSE }) as JsonObject);

it("declares inputs that check accepts and diff finds unchanged, and updates send no others", () => {
    fc.assert(
        fc.property(responses, (response) => {
            const { inputs, unmanaged } = importedAction(dockerfileAction, response, PATH);
            const checked = checkInputs(dockerfileAction, inputs, {});
            expect(checked.problems.filter(({ warning }) => !warning)).toEqual([]);
            expect(checked.inputs).toEqual(inputs);
            const refreshed = observedInputs(dockerfileAction, response, inputs);
            expect(refreshed).toEqual(inputs);
            expect(diffInputs(dockerfileAction, refreshed, inputs).changes).toBe(false);
            const untouched = BODY_ROWS.filter(({ name }) => unmanaged.some((each) => each.name === name));
            const sent = Object.keys(toUpdateBody(dockerfileAction, inputs, inputs));
            expect(untouched.filter(({ wire: [name] }) => sent.includes(name))).toEqual([]);
        }),
    );
});
