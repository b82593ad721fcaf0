import type { WireObject } from "../../simulator";
import { startSimulator } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, PIPELINE, read } from "./client";

const simulator = withSimulator();

const KEY = { key: "K", type: "SSH_KEY", value: "hunter2" };
const ENCRYPTED = { key: "A", type: "VAR", value: "hunter2", encrypted: true };

const variablesOf = (response: WireObject) => response["variables"] as WireObject[];

it("the switches start with the defaults and what the options change", async () => {
    const other = await startSimulator({ behaviour: { extraFields: true } });
    await other.close();

    expect(other.behaviour).toEqual({ ...simulator.behaviour, extraFields: true });
});

describe("emptyFields", () => {
    const EMPTY = ["region", "timeout", "build_args", "integration", "target_stage", "pull"];

    it.each([
        ["absent", {}],
        ["null", { region: null, timeout: null, build_args: null, integration: null, target_stage: null, pull: null }],
        ["mixed", { region: null, build_args: [], target_stage: null }],
    ] as const)("%s", async (emptyFields, expected) => {
        simulator.behaviour.emptyFields = emptyFields;

        const response = await create(simulator);

        expect(Object.fromEntries(Object.entries(response).filter(([name]) => EMPTY.includes(name)))).toEqual(expected);
        expect(response["buildkit"]).toBe(true);
    });
});

describe("defaultsEchoed", () => {
    const DEFAULTS = {
        trigger_time: "ON_EVERY_EXECUTION",
        run_next: "WAIT_ON_SUCCESS",
        disabled: false,
        ignore_errors: false,
        insecure_registry: false,
        do_not_prune_images: false,
        buildkit: true,
        provenance: "NONE",
        cache_mode: "MIN",
    };

    it("true returns all but numbers, and run_only_on_first_failure with ON_FAILURE only", async () => {
        const { url, html_url, id, pipeline, last_execution_status, ...response } = await create(simulator);
        const onFailure = await create(simulator, { trigger_time: "ON_FAILURE" });

        expect(response).toEqual({ ...MINIMAL, ...DEFAULTS });
        expect(onFailure["run_only_on_first_failure"]).toBe(false);
    });

    it("false returns only what was sent", async () => {
        simulator.behaviour.defaultsEchoed = false;

        const { url, html_url, id, pipeline, last_execution_status, ...response } = await create(simulator, {
            buildkit: true,
        });

        expect(response).toEqual({ ...MINIMAL, buildkit: true });
    });
});

describe("docker_registry", () => {
    it.each([
        [true, false, "OTHER", undefined],
        [true, true, "OTHER", "NONE"],
        [false, false, undefined, undefined],
        [false, true, undefined, "NONE"],
    ])("with registryShown %s and computedRegistry %s", async (registryShown, computedRegistry, sent, unsent) => {
        Object.assign(simulator.behaviour, { registryShown, computedRegistry });

        const responses = [await create(simulator, { docker_registry: "OTHER" }), await create(simulator)];

        expect(responses.map(({ docker_registry }) => docker_registry)).toEqual([sent, unsent]);
        expect(simulator.state.actions(PIPELINE)[0]?.docker_registry).toBe("OTHER");
    });
});

describe("password", () => {
    const fields = { login: "jane", password: "hunter2", variables: [ENCRYPTED] };

    it("omitted leaves it out, even if empty fields are null, and encrypts variables", async () => {
        Object.assign(simulator.behaviour, { password: "omitted", emptyFields: "null" });

        const responses = [await create(simulator, fields), await create(simulator)];

        expect(responses.map((response) => [response["login"], "password" in response])).toEqual([
            ["jane", false],
            [null, false],
        ]);
        expect(variablesOf(Object(responses[0]))[0]?.["value"]).toMatch(/^!encrypted /);
    });

    it("plain returns it in plain text, and encrypts variables", async () => {
        simulator.behaviour.password = "plain";

        const response = await create(simulator, fields);

        expect(response["password"]).toBe("hunter2");
        expect(variablesOf(response)[0]?.["value"]).toMatch(/^!encrypted /);
    });

    it("changing returns new ciphertext at every read, also for variables", async () => {
        simulator.behaviour.password = "changing";
        const { id } = await create(simulator, fields);

        const first = await read(simulator, id);
        const second = await read(simulator, id);

        expect(first["password"]).toMatch(/^!encrypted /);
        expect(second["password"]).not.toBe(first["password"]);
        expect(variablesOf(second)[0]?.["value"]).not.toBe(variablesOf(first)[0]?.["value"]);
    });
});

const BASE64 = "[A-Za-z0-9+/]{43}=";

it.each([
    ["!encrypted", `^!encrypted ${BASE64}$`],
    ["secure!", `^secure!${BASE64}\\.${BASE64}$`],
    ["other", `^sealed:${BASE64}$`],
    ["none", `^${BASE64}$`],
] as const)("ciphertextPrefix %s is that of all ciphertext", async (ciphertextPrefix, pattern) => {
    simulator.behaviour.ciphertextPrefix = ciphertextPrefix;

    const response = await create(simulator, {
        login: "jane",
        password: "hunter2",
        variables: [ENCRYPTED, { ...KEY, passphrase: "hunter3" }],
    });

    const [variable, key] = variablesOf(response);
    const texts = [response["password"], variable?.["value"], key?.["value"], key?.["passphrase"]];
    expect(texts).toEqual(texts.map(() => expect.stringMatching(new RegExp(pattern))));
});

describe("sshKeyValue", () => {
    const types = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];
    const keys = types.map((type) => ({ key: type, type, value: "hunter2" }));
    const ciphertext = expect.stringMatching(/^!encrypted /);

    it("encrypted hides the value of every key, with or without encrypted: true", async () => {
        const response = await create(simulator, { variables: [...keys, { ...KEY, encrypted: false }] });

        expect(variablesOf(response)).toEqual([
            ...keys.map((key) => ({ ...key, value: ciphertext, encrypted: true })),
            { ...KEY, value: ciphertext, encrypted: true },
        ]);
    });

    it("does not apply to a public key or a file", async () => {
        const variables = ["SSH_PUBLIC_KEY", "FILE"].map((type) => ({ key: type, type, value: "shown" }));

        expect((await create(simulator, { variables }))["variables"]).toEqual(variables);
    });

    it.each([
        ["plain", KEY],
        ["omitted", { key: "K", type: "SSH_KEY" }],
    ] as const)("%s concerns keys that were not to be encrypted only", async (sshKeyValue, expected) => {
        simulator.behaviour.sshKeyValue = sshKeyValue;

        const response = await create(simulator, { variables: [KEY, { ...KEY, key: "L", encrypted: true }] });

        expect(variablesOf(response)).toEqual([expected, { ...KEY, key: "L", encrypted: true, value: ciphertext }]);
    });

    it("refused demands encrypted: true for a key", async () => {
        simulator.behaviour.sshKeyValue = "refused";
        const post = (variables: object[]) =>
            call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, variables } });

        const refused = await post([ENCRYPTED, KEY]);
        const accepted = await post([{ ...KEY, encrypted: true }]);

        expect([refused.status, messages(refused)]).toEqual([400, ["variables[1].encrypted must be true for a key."]]);
        expect(accepted.status).toBe(201);
    });
});

it("a variable's type defaults to VAR, and is absent with variableType absent", async () => {
    const variables = [{ key: "A" }, { key: "B", type: "VAR" }, { key: "C", type: "FILE" }];
    const answered = await create(simulator, { variables });
    simulator.behaviour.variableType = "absent";
    const absent = await read(simulator, answered.id);

    expect([answered, absent].map((response) => variablesOf(response).map(({ type }) => type))).toEqual([
        ["VAR", "VAR", "FILE"],
        [undefined, undefined, "FILE"],
    ]);
});

it("variableDescriptionShown false leaves descriptions out, and nothing else", async () => {
    simulator.behaviour.variableDescriptionShown = false;
    const variable = { key: "A", type: "VAR", value: "1", note: "n", agent_note: "a", disabled: true };

    const response = await create(simulator, { variables: [{ ...variable, description: "d" }] });

    expect(variablesOf(response)).toEqual([variable]);
});

it("extraVariables adds a variable that no client sent", async () => {
    simulator.behaviour.extraVariables = true;
    const own = { key: "A", type: "VAR", value: "1" };
    const foreign = { key: "ATTACHED_ELSEWHERE", type: "VAR" };

    expect((await create(simulator, { variables: [own] }))["variables"]).toMatchObject([own, foreign]);
    expect((await create(simulator))["variables"]).toMatchObject([foreign]);
});

it("integrationEnriched returns both keys of an integration and more", async () => {
    simulator.behaviour.integrationEnriched = true;

    const { integration } = await create(simulator, { integration: { identifier: "amazon_ecr" } });

    expect(integration).toEqual({
        url: `${simulator.url}/workspaces/buddy/integrations/5ddb7c180fb38be67bd78a88a`,
        html_url: `${simulator.url}/buddy`,
        hash_id: "5ddb7c180fb38be67bd78a88a",
        identifier: "amazon_ecr",
        name: "Amazon ECR",
        type: "AMAZON",
        auth_type: "KEY",
    });
});

it("extraFields adds unknown fields", async () => {
    simulator.behaviour.extraFields = true;

    const response = await create(simulator);

    expect(response["field_of_tomorrow"]).toEqual({ owner: "action", since: "2031-01-01T00:00:00Z" });
    expect(response["pipeline"]).toMatchObject({ field_of_tomorrow: { owner: "pipeline" } });
});

it("listOrderKept false reverses lists in responses", async () => {
    simulator.behaviour.listOrderKept = false;
    const secrets = ["a", "b"].map((id) => ({ id, value: "x", type: "ENV" }));
    const variables = ["A", "B"].map((key) => ({ key, type: "VAR", value: "x" }));

    const response = await create(simulator, { build_args: ["A=1", "B=2"], secrets, variables });

    expect([response["build_args"], response["secrets"], response["variables"]]).toEqual([
        ["B=2", "A=1"],
        [...secrets].reverse(),
        [...variables].reverse(),
    ]);
    expect(simulator.state.actions(PIPELINE)).toMatchObject([{ build_args: ["A=1", "B=2"], secrets, variables }]);
});

it("afterActionIdAnswered returns the previous action's id, whatever was sent", async () => {
    simulator.behaviour.afterActionIdAnswered = true;
    const first = await create(simulator);
    const second = await create(simulator);
    const between = await create(simulator, { after_action_id: first.id });

    const responses = [first, between, await read(simulator, second.id)];

    expect(responses.map(({ after_action_id }) => after_action_id)).toEqual([undefined, first.id, between.id]);
});
