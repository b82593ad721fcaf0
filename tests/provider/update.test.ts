import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { createdAction, PROVIDER_TEXT } from "../helpers/createdAction";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { OBJECT_ADVICE, SCOPE_ADVICE, TOKEN_ADVICE } from "./apiErrors";
import { BODY_ROWS, REQUIRED } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const simulator = withSimulator();
withPrintedLines(); // a login without a password gives warnings, which this suite does not test

beforeEach(() => configureProvider(simulator));

const createOne = (inputs?: Record<string, unknown>) => createdAction(simulator, inputs);
const onServer = () => simulator.state.actions(BUILD_IMAGE);
const sent = () => simulator.journal.all().map(({ method }) => ({ method }));

describe("update", () => {
    it.each(BODY_ROWS.filter(({ clear, name }) => clear !== undefined && name !== "password"))(
        "clears $name in Buddy when the program drops it",
        async ({ name, value, wire: [key] }) => {
            const base = name === "runOnlyOnFirstFailure" ? { triggerTime: "ON_FAILURE" } : {};
            const { id, outs } = await createOne({ ...base, [name]: value });
            const before = onServer()[0]?.[key];
            const { outs: after } = await provider.update(id, outs, { ...REQUIRED, ...base });
            expect(sent().map(({ method }) => method)).toEqual(["PATCH"]);
            expect(onServer()[0]?.[key]).not.toEqual(before);
            expect(after).not.toHaveProperty(name);
        },
    );

    it("keeps what somebody set in Buddy and the program never set", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.editAction(
            { ...BUILD_IMAGE, actionId },
            { repository: "by-hand", login: "someone", password: "theirs" },
        );
        await provider.update(id, outs, { ...REQUIRED, name: "New" });
        expect(onServer()[0]).toMatchObject({
            name: "New",
            repository: "by-hand",
            login: "someone",
            password: "theirs",
        });
    });

    it("quotes neither the new password nor the old one when Buddy repeats them", async () => {
        const { id, outs } = await createOne({ login: "me", password: "old-password" });
        simulator.faults.add({
            kind: "status",
            status: 400,
            body: { errors: [{ message: "was old-password, is new-password" }] },
        });
        await expect(provider.update(id, outs, { ...REQUIRED, login: "me", password: "new-password" })).rejects.toThrow(
            new Error("update action 101 in buddy/company-website/1: 400 Bad Request: was [secret], is [secret]."),
        );
    });

    it("quotes no old build argument and no old variable when Buddy repeats them", async () => {
        const variables = (value: string) => [{ key: "K", type: "VAR", value }];
        const { id, outs } = await createOne({ buildArgs: { A: "old-argument" }, variables: variables("old-value") });
        const news = { ...REQUIRED, buildArgs: { A: "new-argument" }, variables: variables("new-value") };
        const message = "was A=old-argument and old-value, is A=new-argument and new-value";
        simulator.faults.add({ kind: "status", status: 400, body: { errors: [{ message }] } });
        await expect(provider.update(id, outs, news)).rejects.toThrow(
            new Error(
                "update action 101 in buddy/company-website/1: 400 Bad Request: was A=[secret] and [secret], is A=[secret] and [secret].",
            ),
        );
    });

    it("returns all outputs, and keeps URLs that Buddy leaves out", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 200, body: { id: 1 } });
        const { outs: after } = await provider.update(id, outs, { ...REQUIRED, name: "New" });
        const { __provider: _text, ...previous } = outs as Record<string, unknown>;
        expect(after).toEqual({ ...previous, name: "New" });
    });

    it("says what to do when the action was deleted", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.removeAction({ ...BUILD_IMAGE, actionId });
        await expect(provider.update(id, outs, { ...REQUIRED, name: "New" })).rejects.toThrow(
            new Error(
                `update action 101 in buddy/company-website/1: 404 Not Found: Not found. ${OBJECT_ADVICE} If it was deleted in ` +
                    "Buddy, run `pulumi refresh` and `pulumi up` to create it again.",
            ),
        );
    });
});

describe("read", () => {
    it("returns no inputs when nothing changed, for all fields at once", async () => {
        const inputs = Object.fromEntries(BODY_ROWS.map(({ name, value }) => [name, value]));
        delete inputs["afterActionId"];
        const { id, outs } = await createOne({ ...inputs, ...REQUIRED });
        const { __provider: _text, ...expected } = outs as Record<string, unknown>;
        expect(await provider.read(id, outs)).toEqual({ id, props: expected });
        expect(await provider.diff(id, expected, { ...inputs, ...REQUIRED })).toMatchObject({ changes: false });
    });

    it("returns nothing for a deleted action, pipeline and project", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.removeAction({ ...BUILD_IMAGE, actionId });
        expect(await provider.read(id, outs)).toEqual({});
        simulator.state.removePipeline(BUILD_IMAGE);
        expect(await provider.read(id, outs)).toEqual({});
        simulator.state.removeProject(BUILD_IMAGE);
        expect(await provider.read(id, outs)).toEqual({});
    });

    it.each([
        [401, `401 Unauthorized: {}. ${TOKEN_ADVICE}`],
        [403, `403 Forbidden: {}. ${SCOPE_ADVICE}`],
        [500, "500 Internal Server Error: {}."],
        [302, "302 Found: {}. Redirects are not followed. Set buddyworks:baseUrl to the final address."],
    ])("fails at %i, so that the state stays as it is", async (status, message) => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status, body: {} });
        await expect(provider.read(id, outs)).rejects.toThrow(
            new Error(`read action 101 in buddy/company-website/1: ${message}`),
        );
    });

    it("reads everything for a getter, which knows nothing but the id", async () => {
        const { id, actionId } = await createOne({
            login: "me",
            password: "mine",
            region: "us-east-1",
            buildArgs: { A: "1" },
        });
        const { props } = await provider.read(id, { __provider: PROVIDER_TEXT });
        expect(props).toMatchObject({ ...REQUIRED, actionId, login: "me", region: "us-east-1", buildArgs: ["A=1"] });
        expect(props).not.toHaveProperty("password");
        await expect(provider.read("buddy/company-website/1/9999", { __provider: PROVIDER_TEXT })).rejects.toThrow(
            new Error(
                "get buddy/company-website/1/9999: read action 9999 in buddy/company-website/1: 404 Not Found: Not found. " +
                    OBJECT_ADVICE,
            ),
        );
    });
});

describe("an action without a type", () => {
    it("cannot be managed", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 200, body: { id: 101 } });
        await expect(provider.read(id, outs)).rejects.toThrow(
            new Error(
                "type: must be DOCKERFILE (action 101 in buddy/company-website/1 has no type). DockerfileAction " +
                    "manages only this type.",
            ),
        );
    });
});

describe("delete", () => {
    it("names its own scope in the message when it is refused", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "No." }] } });
        await expect(provider.delete(id, outs)).rejects.toThrow(
            new Error(
                `delete action ${actionId} in buddy/company-website/1: 403 Forbidden: No. The token lacks a scope, a ` +
                    "role, or access from this address or workspace. It needs EXECUTION_MANAGE and EXECUTION_INFO with " +
                    "WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ, and for a delete PIPELINE_MANAGE).",
            ),
        );
        expect(onServer()).toHaveLength(1);
    });

    it("removes the action, and succeeds when it or its parents are gone already", async () => {
        const { id, outs } = await createOne();
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
        await provider.delete(id, outs);
        simulator.state.removeProject(BUILD_IMAGE);
        await provider.delete(id, outs);
    });

    it("fails when Buddy refuses, and is retried after a lost connection", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "API is disabled" }] } });
        await expect(provider.delete(id, outs)).rejects.toThrow(
            new Error(
                "delete action 101 in buddy/company-website/1: 403 Forbidden: API is disabled. Switch the API on in the " +
                    "workspace's settings, under Security.",
            ),
        );
        await configureProvider(simulator, { "buddyworks:maxRetries": "2" });
        simulator.faults.add({ kind: "cutAfter" });
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
    });
});
