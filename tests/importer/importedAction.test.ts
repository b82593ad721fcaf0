import fc from "fast-check";
import { importedAction } from "../../importer/importedAction";
import { observedInputs, toUpdateBody } from "../../provider/fields/wire";
import type { JsonObject } from "../../provider/json";
import { checkInputs } from "../../provider/rules/check";
import { diffInputs } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { BODY_ROWS } from "../provider/fieldRows";
import { BASE, importing, PATH, RESPONSE } from "./importing";

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

it.each([[undefined], [null], [""]])("declares Buddy's default if the response has %j for the Dockerfile", (path) => {
    expect(importing({ dockerfile_path: path })).toEqual({ inputs: BASE, unmanaged: [] });
});

it("declares build arguments without a value as they are", () => {
    const { inputs, unmanaged } = importing({ build_args: ["HTTP_PROXY", "A=1"] });
    expect([inputs["buildArgs"], unmanaged]).toEqual([["HTTP_PROXY", "A=1"], []]);
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
