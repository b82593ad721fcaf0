import { withSimulator } from "../helpers/withSimulator";
import { call, PIPELINES, pipelineCalls } from "./client";

const simulator = withSimulator();

const ON_CHANGE = { trigger_condition: "ON_CHANGE" };

const { post, patch, created, stored } = pipelineCalls(simulator);

describe("the switches and pipelines", () => {
    const set = (behaviour: object) => Object.assign(simulator.behaviour, behaviour);

    it("emptyFields decides how unset fields are returned", async () => {
        set({ emptyFields: "null" });
        const allNull = await post({ name: "Build" });
        set({ emptyFields: "mixed" });
        const mixed = await post({ name: "Build" });

        const unset = ["folder", "refs", "clone_depth", "git_config"];
        expect(unset.map((name) => allNull.body[name])).toEqual([null, null, null, null]);
        expect(unset.map((name) => mixed.body[name])).toEqual([null, [], undefined, undefined]);
    });

    it("defaultsEchoed false leaves out what was not sent, apart from the list's fields", async () => {
        set({ defaultsEchoed: false });

        const { body } = await post({ name: "Build", paused: true });

        expect(["cpu", "cache_scope", "disabled", "permissions"].filter((name) => name in body)).toEqual([]);
        expect(body).toMatchObject({ paused: true, priority: "NORMAL", definition_source: "LOCAL" });
    });

    it("patchKeepsUnsent false resets what a PATCH does not send", async () => {
        set({ patchKeepsUnsent: false });
        const id = await created({ refs: ["main"], folder: "x" });

        await patch(id, { folder: "y" });

        expect(stored(id)).toEqual({ id, name: "Build", identifier: "build", folder: "y" });
    });

    it("the statuses are those of the switches", async () => {
        set({ createStatus: 200, updateStatus: 202, deleteStatus: 200, missingStatus: 410 });
        const { status, body } = await post({ name: "Build" });
        const path = `${PIPELINES}/${body["id"]}`;

        const statuses = [
            status,
            (await patch(Number(body["id"]), {})).status,
            (await call(simulator, { method: "DELETE", path })).status,
            (await call(simulator, { path })).status,
        ];

        expect(statuses).toEqual([200, 202, 200, 410]);
    });

    it.each([
        [{ clearNull: "refused" }, { folder: null }, 400],
        [{ clearText: "refused" }, { folder: "" }, 400],
        [{ clearList: "refused" }, { refs: [] }, 400],
        [{ clearText: "ignored" }, { folder: "" }, 200],
        [{ patchWithoutName: "refused" }, { folder: "z" }, 400],
        [{ unknownField: "refused" }, { folders: "z" }, 400],
    ])("%j holds for a PATCH with %j", async (behaviour, sent, status) => {
        const id = await created({ folder: "x", refs: ["main"] });
        const before = stored(id);
        set(behaviour);

        expect((await patch(id, sent)).status).toBe(status);
        expect(stored(id)).toEqual(before);
    });

    it("unknownField kept stores it, and orOperands dropped drops operands", async () => {
        set({ unknownField: "kept", orOperands: "dropped" });
        const or = { trigger_condition: "OR", trigger_operands: [ON_CHANGE] };

        const { body } = await post({ name: "Build", of_tomorrow: 1, trigger_conditions: [or] });

        expect([body["of_tomorrow"], body["trigger_conditions"]]).toEqual([1, [{ trigger_condition: "OR" }]]);
    });
});
