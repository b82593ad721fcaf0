import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, names, PIPELINE, patch, read } from "./client";

const simulator = withSimulator();

const FIELDS = { region: "x", timeout: 5, build_args: ["A=1"], repository: "shop" };
const CLEARS = { clearText: { region: "" }, clearNull: { timeout: null }, clearList: { build_args: [] } };
const SWITCHES = Object.entries(CLEARS);

const post = (fields: object) => call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, ...fields } });
const stored = () => simulator.state.actions(PIPELINE);

describe.each(SWITCHES)("%s", (name, cleared) => {
    const [field] = Object.keys(cleared);

    it("ignored keeps the old value, and other empty values still clear", async () => {
        Object.assign(simulator.behaviour, { [name]: "ignored" });
        const { id } = await create(simulator, FIELDS);

        const response = await patch(simulator, { id, ...Object.assign({}, ...Object.values(CLEARS)) });

        expect(response.status).toBe(200);
        const kept = Object.entries(FIELDS).filter(([each]) => each === field || each === "repository");
        expect(stored()).toEqual([{ ...MINIMAL, id, ...Object.fromEntries(kept) }]);
    });

    it("refused refuses it, also in a POST", async () => {
        Object.assign(simulator.behaviour, { [name]: "refused" });
        const { id } = await create(simulator, FIELDS);

        const responses = [await patch(simulator, { id, ...cleared }), await post(cleared)];

        const words = name === "clearNull" ? "must not be null." : "must not be empty.";
        expect(responses.map((response) => [response.status, messages(response)])).toEqual([
            [400, [`${field} ${words}`]],
            [400, [`${field} ${words}`]],
        ]);
        expect(stored()).toEqual([{ ...MINIMAL, ...FIELDS, id }]);
    });
});

it("clearNull refused refuses null at any depth", async () => {
    simulator.behaviour.clearNull = "refused";

    const response = await post({ secrets: [{ id: null, value: "x", type: "ENV" }] });

    expect(messages(response)).toEqual(["secrets[0].id must not be null.", "secrets[0].id is required."]);
});

describe("patchWithoutType and patchWithoutName", () => {
    it.each([
        ["patchWithoutType", "type", { name: "Build" }],
        ["patchWithoutName", "name", { type: "DOCKERFILE" }],
    ])("%s refused demands it", async (name, field, body) => {
        Object.assign(simulator.behaviour, { [name]: "refused" });
        const { id } = await create(simulator);

        const response = await call(simulator, { method: "PATCH", path: `${ACTIONS}/${id}`, body });

        expect([response.status, messages(response)]).toEqual([400, [`${field} is required.`]]);
    });
});

describe("patchKeepsUnsent false", () => {
    beforeEach(() => {
        simulator.behaviour.patchKeepsUnsent = false;
    });

    it("resets what a PATCH does not send, apart from required fields", async () => {
        const { id } = await create(simulator, { ...FIELDS, login: "jane", password: "hunter2" });

        const response = await call(simulator, { method: "PATCH", path: `${ACTIONS}/${id}`, body: { region: "y" } });

        expect(response.status).toBe(200);
        expect(stored()).toEqual([{ ...MINIMAL, id, region: "y" }]);
    });

    it("keeps what was sent and ignored", async () => {
        simulator.behaviour.clearText = "ignored";
        const { id } = await create(simulator, FIELDS);

        await patch(simulator, { id, region: "" });

        expect(stored()).toEqual([{ ...MINIMAL, id, region: "x" }]);
    });
});

it("listsReplaced false adds entries to lists, and an empty list still clears", async () => {
    simulator.behaviour.listsReplaced = false;
    const secret = (id: string, value: string) => ({ id, value, type: "ENV" });
    const variable = (key: string, value: string) => ({ key, type: "VAR", value });
    const { id } = await create(simulator, {
        build_args: ["A=1", "B=2"],
        secrets: [secret("a", "X")],
        variables: [variable("V", "1")],
        loop: ["V"],
    });

    await patch(simulator, {
        id,
        build_args: ["B=3", "C=4"],
        secrets: [secret("b", "Y")],
        variables: [variable("V", "2"), variable("W", "3")],
        loop: [],
    });

    expect(stored()).toEqual([
        {
            ...MINIMAL,
            id,
            build_args: ["A=1", "B=3", "C=4"],
            secrets: [secret("a", "X"), secret("b", "Y")],
            variables: [variable("V", "2"), variable("W", "3")],
        },
    ]);
});

describe("orOperands", () => {
    const onChange = { trigger_condition: "ON_CHANGE" };
    const or = (operands: WireObject[]) => [{ trigger_condition: "OR", trigger_operands: operands }, onChange];
    const nested = or(or([onChange, onChange]));

    it("kept stores and returns them at any depth", async () => {
        const response = await create(simulator, { trigger_conditions: nested });

        expect(response["trigger_conditions"]).toEqual(nested);
        expect(stored()).toMatchObject([{ trigger_conditions: nested }]);
    });

    it("dropped neither stores, returns nor demands them", async () => {
        const { id } = await create(simulator, { trigger_conditions: nested });
        simulator.behaviour.orOperands = "dropped";
        const bare = [{ trigger_condition: "OR" }, onChange];

        const before = await read(simulator, id);
        const response = await patch(simulator, { id, trigger_conditions: or([{ trigger_condition: "NONSENSE" }]) });

        expect([before["trigger_conditions"], response.body["trigger_conditions"]]).toEqual([bare, bare]);
        expect(stored()).toMatchObject([{ trigger_conditions: bare }]);
        expect((await post({ trigger_conditions: bare })).status).toBe(201);
    });

    it("refused refuses them, and OR may stand alone", async () => {
        simulator.behaviour.orOperands = "refused";

        const refused = await post({ trigger_conditions: nested });
        const alone = await post({ trigger_conditions: [onChange, { trigger_condition: "OR" }, onChange] });

        expect([refused.status, messages(refused), alone.status]).toEqual([
            400,
            ["trigger_conditions[0].trigger_operands is not known here."],
            201,
        ]);
    });
});

describe("unknownField", () => {
    const SENT = JSON.parse('{"docker_file": "x", "__proto__": {"y": 1}}');

    it("ignored neither stores nor returns it", async () => {
        expect("docker_file" in (await create(simulator, SENT))).toBe(false);
        expect(stored()).toEqual([{ ...MINIMAL, id: 101 }]);
    });

    it("kept stores and returns it, but not in place of the server's own fields", async () => {
        simulator.behaviour.unknownField = "kept";

        const response = await create(simulator, { ...SENT, id: 7, url: "elsewhere", after_action_id: null });

        expect([response["docker_file"], response["y"], response.id]).toEqual(["x", undefined, 101]);
        expect(stored()).toEqual([{ ...MINIMAL, id: 101, docker_file: "x" }]);
    });

    it("refused names it, but accepts fields that responses contain", async () => {
        simulator.behaviour.unknownField = "refused";

        const refused = await post({ docker_file: "x", target_stage: "build" });
        const { id: _id, ...echo } = await create(simulator, FIELDS);
        const echoed = await post(echo);

        expect([refused.status, messages(refused)]).toEqual([400, ["docker_file is not known here."]]);
        expect(echoed.status).toBe(201);
    });

    it("does not apply to other types", async () => {
        simulator.behaviour.unknownField = "refused";
        const { id } = simulator.state.addAction(PIPELINE, {
            name: "Tests",
            type: "BUILD",
            execute_commands: ["make"],
        });

        const response = await patch(simulator, { id, type: "BUILD", name: "Test", execute_commands: ["make test"] });

        expect([response.status, response.body["name"]]).toEqual([200, "Test"]);
    });
});

describe.each([
    ["targetStage", "target_stage", "build"],
    ["pull", "pull", true],
    ["artifact", "artifact", "images"],
])("%s", (name, field, value) => {
    it("kept stores and returns it", async () => {
        const response = await create(simulator, { [field]: value });

        expect([response[field], stored()]).toEqual([value, [{ ...MINIMAL, id: response.id, [field]: value }]]);
    });

    it.each(["ignored", "refused"])("%s never returns it, even if it is stored", async (handling) => {
        Object.assign(simulator.behaviour, { [name]: handling, unknownField: "kept", emptyFields: "null" });
        const { id } = simulator.state.addAction(PIPELINE, { ...MINIMAL, [field]: value });

        const response = await post({ [field]: value });

        expect([response.status, field in response.body]).toEqual([handling === "ignored" ? 201 : 400, false]);
        expect(field in (await read(simulator, id))).toBe(false);
        if (handling === "refused") {
            expect(messages(response)).toEqual([`${field} is not known here.`]);
        }
    });
});

describe("after_action_id", () => {
    it("does not order a new action with afterActionIdOnCreate ignored", async () => {
        simulator.behaviour.afterActionIdOnCreate = "ignored";
        const first = await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });

        await create(simulator, { name: "three", after_action_id: first.id });

        expect(names(simulator)).toEqual(["one", "two", "three"]);
    });

    it("does not move an action with afterActionIdOnPatch ignored, but must exist", async () => {
        simulator.behaviour.afterActionIdOnPatch = "ignored";
        const first = await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });
        const third = await create(simulator, { name: "three", after_action_id: first.id });

        const response = await patch(simulator, { id: third.id, name: "three", after_action_id: third.id + 1 });
        const moved = await patch(simulator, { id: first.id, name: "first", after_action_id: third.id });

        expect([response.status, moved.status]).toEqual([400, 200]);
        expect(names(simulator)).toEqual(["first", "three", "two"]);
    });

    it("is refused by each switch in its own request only", async () => {
        const { id } = await create(simulator, { name: "one" });
        const second = await create(simulator, { name: "two" });
        const created = () => post({ after_action_id: id });
        const patched = () => patch(simulator, { id: second.id, after_action_id: id });

        simulator.behaviour.afterActionIdOnCreate = "refused";
        const onCreate = [await created(), await patched()];
        Object.assign(simulator.behaviour, { afterActionIdOnCreate: "moved", afterActionIdOnPatch: "refused" });
        const onPatch = [await created(), await patched()];

        expect([...onCreate, ...onPatch].map(({ status }) => status)).toEqual([400, 200, 201, 400]);
        expect(messages(Object(onCreate[0]))).toEqual(["after_action_id is not known here."]);
    });
});

it("cacheScopeEnforced refuses cache_mode with the cache scope PIPELINE", async () => {
    const body = { ...MINIMAL, cache_mode: "MAX" };
    const inScope = ACTIONS.replace("/2/", "/1/");
    const accepted = await post({ cache_mode: "MAX" });
    simulator.behaviour.cacheScopeEnforced = true;
    const refused = await post({ cache_mode: "MAX" });
    const available = await call(simulator, { method: "POST", path: inScope, body });

    expect([accepted.status, refused.status, available.status]).toEqual([201, 400, 201]);
    expect(messages(refused)).toEqual(["cache_mode is not available: the cache scope of pipeline 2 is PIPELINE."]);
});
