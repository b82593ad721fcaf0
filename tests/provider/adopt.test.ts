import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { createdAction } from "../helpers/createdAction";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const simulator = withSimulator();

const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

const createOne = (inputs?: Record<string, unknown>) => createdAction(simulator, inputs);
const onServer = () => simulator.state.actions(BUILD_IMAGE);
const sent = () => simulator.journal.all().map(({ method, path, body }) => ({ method, path, body }));

describe("adopt", () => {
    it("sends one GET and one PATCH", async () => {
        const { actionId } = await createOne({ name: "By hand", repository: "web" });
        const { id, outs } = await provider.create({ ...REQUIRED, adoptActionId: actionId });
        expect(sent().map(({ method }) => method)).toEqual(["GET", "PATCH"]);
        expect(id).toBe(`buddy/company-website/1/${actionId}`);
        expect(outs).toMatchObject({ actionId, name: "Build", adoptActionId: actionId });
        expect(onServer()).toMatchObject([{ id: actionId, name: "Build", repository: "web" }]);
    });

    it("refuses a missing action and one of another type, and changes nothing", async () => {
        const other = simulator.state.addAction(BUILD_IMAGE, { name: "Tests", type: "BUILD" });
        await expect(provider.create({ ...REQUIRED, adoptActionId: 9999 })).rejects.toThrow(
            new Error(
                "adoptActionId: must be the id of an existing action (buddy/company-website/1 has no action " +
                    "9999). Check it and where the action is, or remove adoptActionId to create one.",
            ),
        );
        await expect(provider.create({ ...REQUIRED, adoptActionId: other.id })).rejects.toThrow(
            new Error(
                `type: must be DOCKERFILE (action ${other.id} in buddy/company-website/1 is of type BUILD). ` +
                    "DockerfileAction manages only this type.",
            ),
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("passes Buddy's error on, and refuses an id that is no number", async () => {
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "API is disabled" }] } });
        await expect(provider.create({ ...REQUIRED, adoptActionId: 5 })).rejects.toThrow(
            new Error(
                "read action 5 in buddy/company-website/1: 403 Forbidden: API is disabled. Switch the API on in the " +
                    "workspace's settings, under Security.",
            ),
        );
        await expect(provider.create({ ...REQUIRED, adoptActionId: "5" })).rejects.toThrow(
            new Error("adoptActionId: must be an integer (got a string). Give the action's id."),
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("keeps the id and the URLs that the response to its PATCH lacks", async () => {
        const { actionId, outs } = await createOne();
        simulator.faults.add({ kind: "status", method: "PATCH", status: 200, body: {} });
        const adopted = await provider.create({ ...REQUIRED, adoptActionId: actionId });
        const { __provider: _text, ...before } = outs as Record<string, unknown>;
        expect(adopted.outs).toEqual({ ...before, adoptActionId: actionId });
    });

    it("is refused for an action that another resource of the run has adopted", async () => {
        const { actionId } = await createOne({ name: "By hand" });
        const adopt = (name: string) =>
            provider.create({ ...REQUIRED, adoptActionId: actionId, __urn: `urn:a::b::c::${name}` });
        await adopt("one");
        await expect(adopt("two")).rejects.toThrow(
            new Error(
                `adoptActionId: must name an action that no other resource has (one has action ${actionId}). Remove ` +
                    "adoptActionId, or one of the two resources.",
            ),
        );
        expect(simulator.journal.writes()).toHaveLength(1);
    });

    it("sends nothing when another resource turns out to own the action", async () => {
        const { id, outs, actionId } = await createOne({ name: "Theirs" });
        const program = { ...REQUIRED, adoptActionId: actionId, __urn: "urn:a::b::c::adopter" };
        await provider.check({}, program);
        const owner = { ...REQUIRED, name: "Theirs", __urn: "urn:a::b::c::owner" };
        simulator.faults.add({ kind: "slow", method: "GET", ms: 200 });
        const adopted = provider.create(program);
        await provider.check({ name: "Theirs" }, owner);
        const difference = provider.diff(id, outs, owner);
        await expect(difference).rejects.toThrow(
            new Error(
                "adoptActionId: must name an action that no other resource has (adopter wants to adopt action " +
                    `${actionId}, which this resource has). Remove adoptActionId, or one of the two resources.`,
            ),
        );
        await expect(adopted).rejects.toThrow(
            new Error(
                `adoptActionId: must name an action that no other resource has (owner has action ${actionId}). ` +
                    "Remove adoptActionId, or one of the two resources.",
            ),
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("registers the action, so that a later create does not warn of it", async () => {
        const { id } = simulator.state.addAction(BUILD_IMAGE, {
            name: "Build",
            type: "DOCKERFILE",
            dockerfile_path: "a",
        });
        await provider.create({ ...REQUIRED, adoptActionId: id });
        await provider.create(REQUIRED);
        expect(warnings).toEqual([]);
    });
});
