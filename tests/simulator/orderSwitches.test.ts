import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, names, patch } from "./client";

const simulator = withSimulator();

const post = (fields: object) => call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, ...fields } });

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
