import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { SCOPE_ADVICE } from "./apiErrors";
import { REQUIRED } from "./fieldRows";
import { withEngineLog } from "./shownMessages";

const LIST = "/workspaces/buddy/projects/company-website/pipelines/1/actions";
const ID = (actionId: number) => `buddy/company-website/1/${actionId}`;
const URN = "urn:pulumi:test::site::pulumi-nodejs:dynamic/buddy:DockerfileAction::image";

const shown = withEngineLog();
const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const order = () => simulator.state.actions(BUILD_IMAGE).map(({ id }) => id);
const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path.replace(LIST, "…")}`);
const lines = () => shown.map(({ severity, message }) => `${severity}: ${message}`);

function actionsInBuddy(...ids: number[]): void {
    for (const id of ids) {
        simulator.state.addAction(BUILD_IMAGE, { id, name: `${id}`, type: "DOCKERFILE", dockerfile_path: "a" });
    }
}

function update(actionId: number, from: JsonObject, to: JsonObject) {
    const named = { ...REQUIRED, name: `${actionId}`, __urn: URN };
    return provider.update(ID(actionId), { ...named, ...from }, { ...named, ...to });
}

const ACCEPTED = "warning: afterActionId: Buddy accepted the change, but";
const FIX = `Move it in Buddy, or replace it with \`pulumi up --replace '${URN}'\`.`;

describe("an update", () => {
    beforeEach(() => actionsInBuddy(101, 102, 103, 104));

    it("of afterActionId is one PATCH and one list, without a warning when Buddy moved it", async () => {
        const { outs } = await update(104, {}, { afterActionId: 101 });
        expect(requests()).toEqual(["PATCH …/104", "GET …"]);
        expect(order()).toEqual([101, 104, 102, 103]);
        expect(outs.afterActionId).toBe(101);
        expect(shown).toEqual([]);
    });

    it("of anything else is one request, with afterActionId or without", async () => {
        await update(104, {}, { repository: "web" });
        await update(104, { afterActionId: 101 }, { afterActionId: 101, repository: "web" });
        await update(104, { afterActionId: 101 }, { repository: "web" });
        expect(requests()).toEqual(["PATCH …/104", "PATCH …/104", "PATCH …/104"]);
        expect(order()).toEqual([101, 102, 103, 104]);
    });

    it("of both sends the clear value of a removed input, too", async () => {
        await update(104, { repository: "web" }, { afterActionId: 101 });
        expect(simulator.journal.writes()[0]?.body).toMatchObject({ after_action_id: 101, repository: "" });
    });

    it("sends an unchanged afterActionId again after this run has moved that action", async () => {
        await update(102, { afterActionId: 101 }, { afterActionId: 104 });
        const state = { ...REQUIRED, name: "103", afterActionId: 102, __urn: URN };
        expect(await provider.diff(ID(103), state, state)).toMatchObject({ changes: true });
        simulator.journal.clear();
        await provider.update(ID(103), state, state);
        expect(simulator.journal.writes().map(({ body }) => body)).toMatchObject([{ after_action_id: 102 }]);
        expect(order()).toEqual([101, 104, 102, 103]);
    });

    it("that only drops afterActionId sends nothing, and removes it from the outputs", async () => {
        const { outs } = await update(104, { afterActionId: 101 }, {});
        expect(outs).toEqual({ ...REQUIRED, name: "104", actionId: 104 });
        expect(requests()).toEqual([]);
    });

    it("warns when Buddy leaves the action behind others or before its predecessor", async () => {
        simulator.behaviour.afterActionIdOnPatch = "ignored";
        const { outs } = await update(104, {}, { afterActionId: 101 });
        await update(101, {}, { afterActionId: 103 });
        expect(outs.afterActionId).toBe(101);
        expect(shown.map(({ urn }) => urn)).toEqual([URN, URN]);
        expect(lines()).toEqual([
            `${ACCEPTED} action 102 is between action 101 and this one. ${FIX} No need if 102 is being deleted.`,
            `${ACCEPTED} the action is still before action 103. ${FIX}`,
        ]);
    });

    it("suggests another fix where adoptActionId would adopt the same action again", async () => {
        simulator.behaviour.afterActionIdOnPatch = "ignored";
        const { outs } = await provider.create({ ...REQUIRED, adoptActionId: 101, afterActionId: 102 });
        expect(outs.actionId).toBe(101);
        await update(104, {}, { afterActionId: 101, adoptActionId: 104 });
        expect(lines()).toEqual([
            `${ACCEPTED} the action is still before action 102. Move it in Buddy, or remove adoptActionId and run ` +
                "`pulumi up --replace 'its URN'`.",
            `${ACCEPTED} action 102 is between action 101 and this one. Move it in Buddy, or remove adoptActionId and run ` +
                `\`pulumi up --replace '${URN}'\`. No need if 102 is being deleted.`,
        ]);
    });

    it("succeeds with a warning when the order cannot be read", async () => {
        simulator.faults.add({ kind: "status", method: "GET", status: 403, body: { errors: [{ message: "No." }] } });
        const { outs } = await update(104, {}, { afterActionId: 101 });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions: [{ id: 104 }] } });
        await update(103, {}, { afterActionId: 102 });
        expect(outs).toMatchObject({ actionId: 104, afterActionId: 101 });
        expect(lines()).toEqual([
            `${ACCEPTED} its list of actions could not be read: list actions in buddy/company-website/1: 403 Forbidden: No. ` +
                `${SCOPE_ADVICE} Check the order in Buddy.`,
            `${ACCEPTED} its list lacks action 103 or 102. Check the order in Buddy.`,
        ]);
    });

    it("is not followed by a list when Buddy refuses it", async () => {
        await expect(update(104, {}, { afterActionId: 999 })).rejects.toThrow(
            new Error(
                "update action 104 in buddy/company-website/1: 400 Bad Request: after_action_id: there is no other action 999 in pipeline 1.",
            ),
        );
        expect(requests()).toEqual(["PATCH …/104"]);
    });

    it("knows what a create placed there, even before the response arrives", async () => {
        await provider.create({ ...REQUIRED, name: "first" });
        simulator.journal.clear();
        simulator.faults.add({ kind: "slow", method: "POST", ms: 300 });
        const created = provider.create({ ...REQUIRED, name: "created", afterActionId: 101 });
        while (simulator.journal.writes().length === 0) {
            await new Promise(setImmediate);
        }
        // Buddy processed both, and put the created action between the two.
        simulator.behaviour.afterActionIdOnPatch = "ignored";
        await update(102, {}, { afterActionId: 101 });
        expect(order()).toEqual([101, Number((await created).outs.actionId), 102, 103, 104, 105]);
        expect(shown).toEqual([]);
    });
});

describe("an adoption with afterActionId", () => {
    it("lists the actions, too", async () => {
        actionsInBuddy(101, 102);
        await provider.create({ ...REQUIRED, adoptActionId: 101, afterActionId: 102 });
        expect(requests()).toEqual(["GET …/101", "PATCH …/101", "GET …"]);
        expect(order()).toEqual([102, 101]);
        expect(shown).toEqual([]);
    });
});

describe("a circle of afterActionId", () => {
    const program = (name: string, inputs: JsonObject) => ({
        ...REQUIRED,
        name,
        ...inputs,
        __urn: `urn:a::b::c::${name}`,
    });
    const state = { ...REQUIRED };

    it("is refused by the diff of the resource that closes it", async () => {
        await provider.check(state, program("a", { afterActionId: 102 }));
        await provider.diff(ID(101), state, program("a", { afterActionId: 102 }));
        await provider.check(state, program("b", { afterActionId: 101 }));
        await expect(provider.diff(ID(102), state, program("b", { afterActionId: 101 }))).rejects.toThrow(
            new Error(
                "afterActionId: must name an action that does not wait for this one (actions 101 and 102 of " +
                    "buddy/company-website/1 wait for each other: 101 after 102 after 101). Remove it from one of " +
                    "them.",
            ),
        );
    });

    it("does not span pipelines or runs, or what a refresh compares", async () => {
        await provider.check(state, program("a", { afterActionId: 102 }));
        await provider.diff(ID(101), state, program("a", { afterActionId: 102 }));
        const inOtherPipeline = { ...program("b", { afterActionId: 101 }), pipelineId: 2 };
        await provider.check(state, inOtherPipeline);
        await provider.diff("buddy/company-website/2/102", { ...state, pipelineId: 2 }, inOtherPipeline);
        await provider.diff(ID(102), state, program("c", { afterActionId: 101 }));
        await configureProvider(simulator);
        await provider.check(state, program("b", { afterActionId: 101 }));
        await provider.diff(ID(102), state, program("b", { afterActionId: 101 }));
        expect(simulator.journal.all()).toEqual([]);
    });
});
