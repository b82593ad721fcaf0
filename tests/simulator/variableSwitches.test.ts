import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, read } from "./client";

const simulator = withSimulator();

const KEY = { key: "K", type: "SSH_KEY", value: "hunter2" };
const ENCRYPTED = { key: "A", type: "VAR", value: "hunter2", encrypted: true };

const variablesOf = (response: WireObject) => response["variables"] as WireObject[];

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
    ] as const)("%s applies only to keys without encrypted: true", async (sshKeyValue, expected) => {
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
    const shown = await create(simulator, { variables });
    simulator.behaviour.variableType = "absent";
    const absent = await read(simulator, shown.id);

    expect([shown, absent].map((response) => variablesOf(response).map(({ type }) => type))).toEqual([
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
