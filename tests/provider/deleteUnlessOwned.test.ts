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

const BORROWED = (actionId: number) =>
    `warning: adoptActionId: action ${actionId} of buddy/company-website/1 stays at Buddy, because the deleted entry only ` +
    "borrowed it. To let Pulumi delete an adopted action, remove adoptActionId and run `pulumi up` before you remove " +
    "the resource.";
const ADOPTED = (actionId: number, by: string) =>
    `warning: actionId: action ${actionId} of buddy/company-website/1 stays at Buddy, because ${by} adopts it.`;
const HAS = (actionId: number, who: string) =>
    `warning: actionId: action ${actionId} of buddy/company-website/1 stays at Buddy, because ${who} has it.`;

describe("a borrowed action", () => {
    async function borrowed() {
        const { actionId } = await createOne({ name: "By hand" });
        const { id, outs } = await provider.create({ ...REQUIRED, adoptActionId: actionId });
        await configureProvider(simulator); // the next run
        simulator.journal.clear();
        return { id, outs, actionId };
    }

    it("stays at Buddy when its entry is deleted, in any run", async () => {
        const { id, outs, actionId } = await borrowed();
        await provider.delete(id, outs);
        await provider.check({}, { ...REQUIRED, adoptActionId: actionId, __urn: "urn:a::b::c::next" });
        await provider.delete(id, outs);
        expect(simulator.journal.all()).toEqual([]);
        expect(onServer()).toMatchObject([{ id: actionId, name: "Build" }]);
        expect(warnings).toEqual([BORROWED(actionId), BORROWED(actionId)]);
    });

    it("is owned after adoptActionId is removed, which sends nothing, and then deleted", async () => {
        const { id, outs, actionId } = await borrowed();
        expect(await provider.diff(id, outs, REQUIRED)).toEqual({
            changes: true,
            replaces: [],
            deleteBeforeReplace: false,
        });
        const updated = await provider.update(id, outs, REQUIRED);
        const { adoptActionId: _adopted, ...owned } = outs as Record<string, unknown>;
        expect(updated.outs).toEqual(owned);
        expect(simulator.journal.all()).toEqual([]);
        await provider.delete(id, updated.outs);
        expect(sent()).toMatchObject([{ method: "DELETE" }]);
        expect([onServer(), actionId, warnings]).toEqual([[], expect.any(Number), []]);
    });

    it("stays borrowed after updates, and when adoptActionId changes", async () => {
        const { id, outs, actionId } = await borrowed();
        const other = { ...REQUIRED, adoptActionId: actionId + 1 };
        expect(await provider.diff(id, outs, other)).toMatchObject({ changes: false });
        const updated = await provider.update(id, outs, { ...other, repository: "web" });
        await provider.delete(id, updated.outs);
        expect(sent().map(({ method }) => method)).toEqual(["PATCH"]);
        expect(warnings).toEqual([BORROWED(actionId)]);
    });

    it("is what an owned action becomes when adoptActionId is added, which sends nothing", async () => {
        const { id, outs, actionId } = await createOne();
        const news = { ...REQUIRED, adoptActionId: actionId };
        expect(await provider.diff(id, outs, news)).toMatchObject({ changes: true, replaces: [] });
        const updated = await provider.update(id, outs, news);
        expect(updated.outs).toMatchObject({ adoptActionId: actionId, actionId });
        await provider.delete(id, updated.outs);
        expect(simulator.journal.all()).toEqual([]);
    });
});

describe("an owned action that a resource of this run adopts", () => {
    it("is not deleted with its old entry, and a warning says why", async () => {
        const { id, outs, actionId } = await createOne();
        await provider.create({ ...REQUIRED, name: "New", adoptActionId: actionId });
        await provider.delete(id, outs);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["PATCH"]);
        expect(onServer()).toMatchObject([{ id: actionId, name: "New" }]);
        expect(warnings).toEqual([ADOPTED(actionId, "another resource of this run")]);
    });

    it("is not deleted when its adoption failed, because no state would name it", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.faults.add({ kind: "status", method: "GET", status: 500 });
        await expect(provider.create({ ...REQUIRED, adoptActionId: actionId })).rejects.toThrow(
            new Error(
                "read action 101 in buddy/company-website/1: 500 Internal Server Error: A fault of the simulator.",
            ),
        );
        await provider.delete(id, outs);
        expect(onServer()).toMatchObject([{ id: actionId }]);
    });

    it("is not deleted before its adoption, as when a replacement deletes first", async () => {
        const { id, outs, actionId } = await createOne();
        const program = { ...REQUIRED, name: "New", adoptActionId: actionId, __urn: "urn:a::b::c::adopter" };
        await provider.check({}, program);
        await provider.delete(id, outs);
        await provider.create(program);
        expect(onServer()).toMatchObject([{ id: actionId, name: "New" }]);
        expect(warnings).toEqual([ADOPTED(actionId, "adopter")]);
    });

    it("is not deleted while a resource of the program borrows it", async () => {
        const { id, outs, actionId } = await createOne();
        const borrower = { ...REQUIRED, adoptActionId: actionId, __urn: "urn:a::b::c::borrower" };
        await provider.check({ name: "Build" }, borrower);
        await provider.diff(id, borrower, borrower);
        await provider.delete(id, outs);
        expect(simulator.journal.all()).toEqual([]);
        expect(warnings).toEqual([ADOPTED(actionId, "borrower")]);
    });

    it("is deleted in the next run, and so is an action of its id in another pipeline", async () => {
        const { id, outs, actionId } = await createOne();
        const otherPipeline = { ...BUILD_IMAGE, pipelineId: 2 };
        const other = simulator.state.addAction(otherPipeline, {
            name: "Build",
            type: "DOCKERFILE",
            dockerfile_path: "a",
        });
        await provider.create({ ...REQUIRED, adoptActionId: actionId });
        await provider.delete(`buddy/company-website/2/${other.id}`, { ...REQUIRED, pipelineId: 2 });
        expect(simulator.state.actions(otherPipeline)).toEqual([]);
        await configureProvider(simulator);
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
    });
});

describe("an action with two entries in the state", () => {
    const URN = "urn:a::b::c::keeper";

    it("stays with the entry that the program keeps", async () => {
        const { id, outs, actionId } = await createOne();
        await provider.check({ name: "Build" }, { ...REQUIRED, __urn: URN });
        await provider.diff(id, outs, { ...REQUIRED, __urn: URN });
        await provider.delete(id, outs);
        expect(simulator.journal.writes()).toEqual([]);
        expect(warnings).toEqual([HAS(actionId, "keeper")]);
    });

    it("is deleted when that entry is replaced, or the program did not run", async () => {
        const { id, outs } = await createOne();
        await provider.check({ name: "Build" }, { ...REQUIRED, __urn: URN });
        await provider.diff(id, outs, { ...REQUIRED, __urn: URN });
        await provider.check({}, { ...REQUIRED, __urn: URN });
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
        const other = await createOne();
        // A refresh, and a destroy after it.
        await provider.diff(other.id, other.outs, { ...REQUIRED, __urn: "urn:a::b::c::undeclared" });
        await provider.delete(other.id, other.outs);
        expect(onServer()).toEqual([]);
    });
});
