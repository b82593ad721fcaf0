import type { dynamic } from "@pulumi/pulumi";
import * as provider from "../../provider/provider";
import { type Simulator, startSimulator } from "../../simulator/index";
import documentedRequest from "../fixtures/documentedRequest.json";
import { DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { BODY_ROWS, REQUIRED } from "./fieldRows";

const TEXT = "the provider's text";
const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

let simulator: Simulator;

beforeEach(async () => {
    simulator = await startSimulator();
    await configureWith({});
});

afterEach(() => simulator.close());

function configureWith(config: Record<string, string>) {
    const values: Record<string, string> = {
        "buddy:token": simulator.token,
        "buddy:baseUrl": simulator.url,
        "buddy:maxRetries": "0",
        ...config,
    };
    const get = (key: string) => values[key];
    return provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
}

async function createOne(inputs: Record<string, unknown> = {}) {
    const { id, outs } = await provider.create({ ...REQUIRED, ...inputs, __provider: TEXT });
    simulator.journal.clear();
    return { id, outs: { ...outs, __provider: TEXT }, actionId: outs.actionId as number };
}

const onServer = () => simulator.state.actions(PIPELINE);
const sent = () => simulator.journal.all().map(({ method, path, body }) => ({ method, path, body }));

it("is a provider as Pulumi types it, with every handler and nothing else", () => {
    const handlers: dynamic.ResourceProvider = provider;
    expect(Object.keys(handlers).sort()).toEqual(["check", "configure", "create", "delete", "diff", "read", "update"]);
});

describe("create", () => {
    it("sends Buddy's documented request for the documented example, and answers id and addresses", async () => {
        const { id, outs } = await provider.create({ ...DOCUMENTED_ACTION, __provider: TEXT });
        const path = "/workspaces/buddy/projects/company-website/pipelines/2/actions";
        expect(sent()).toEqual([
            { method: "GET", path, body: undefined },
            { method: "POST", path, body: documentedRequest },
        ]);
        const [action] = simulator.state.actions({ ...PIPELINE, pipelineId: 2 });
        expect(id).toBe(`buddy/company-website/2/${action?.id}`);
        expect(outs).toEqual({
            ...DOCUMENTED_ACTION,
            actionId: action?.id,
            url: `${simulator.url}${path}/${action?.id}`,
            htmlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/buddy\/company-website\//),
        });
    });

    it("introduces itself and sends the token as a bearer token, nowhere else", async () => {
        await createOne();
        await provider.read(`buddy/company-website/1/${onServer()[0]?.id}`, REQUIRED);
        const [entry] = simulator.journal.all();
        expect(entry?.headers["user-agent"]).toMatch(/^pulumi-buddyworks\/\d+\.\d+\.\d+ node\/\d+/);
        expect(JSON.stringify(entry)).not.toContain(simulator.token);
    });

    it("keeps a base address's path and encodes each part of the address", async () => {
        const other = await startSimulator({ basePath: "/api" });
        other.state.addProject({ workspace: "buddy", name: "a b%c" });
        other.state.addPipeline({ workspace: "buddy", project: "a b%c", id: 77, name: "p" });
        await configureWith({ "buddy:baseUrl": `${other.url}/`, "buddy:token": other.token });
        const { id } = await provider.create({ ...REQUIRED, projectName: "a b%c", pipelineId: 77 });
        expect(other.journal.all()[0]?.target).toBe("/api/workspaces/buddy/projects/a%20b%25c/pipelines/77/actions");
        expect(id).toMatch(/^buddy\/a b%c\/77\/\d+$/);
        await other.close();
    });

    it("refuses parts of the address that would leave their place, and sends nothing", async () => {
        await expect(provider.create({ ...REQUIRED, projectName: ".." })).rejects.toThrow(
            new Error("workspace, projectName and pipelineId must be plain names"),
        );
        expect(sent()).toEqual([]);
    });

    it("passes all of Buddy's messages on, without what was sent", async () => {
        simulator.faults.add({
            kind: "status",
            method: "POST",
            status: 400,
            body: { errors: [{ message: "Bad arg KEY=topsecret" }, { message: "Bad login hunter2-pw" }] },
        });
        const inputs = { ...REQUIRED, buildArgs: ["KEY=topsecret"], login: "me", password: "hunter2-pw" };
        await expect(provider.create(inputs)).rejects.toThrow(
            new Error(
                "create action in buddy/company-website/1: 400 Bad Request: Bad arg [secret]; Bad login [secret]",
            ),
        );
    });

    it("is sent again after a rate limit, of either form", async () => {
        await configureWith({ "buddy:maxRetries": "3" });
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 0 });
        simulator.faults.add({ kind: "rateLimit403", method: "POST", resetSeconds: 0 });
        await provider.create(REQUIRED);
        expect(simulator.journal.writes().map(({ status }) => status)).toEqual([429, 403, 201]);
        expect(onServer()).toHaveLength(1);
    });
});

describe("adopt", () => {
    it("takes an action over with one GET and one PATCH", async () => {
        const { actionId } = await createOne({ name: "By hand", repository: "web" });
        const { id, outs } = await provider.create({ ...REQUIRED, adoptActionId: actionId });
        expect(sent().map(({ method }) => method)).toEqual(["GET", "PATCH"]);
        expect(id).toBe(`buddy/company-website/1/${actionId}`);
        expect(outs).toMatchObject({ actionId, name: "Build", adoptActionId: actionId });
        expect(onServer()).toMatchObject([{ id: actionId, name: "Build", repository: "web" }]);
    });

    it("refuses an action that is not there, or of another type, and changes nothing", async () => {
        const foreign = simulator.state.addAction(PIPELINE, { name: "Tests", type: "BUILD" });
        await expect(provider.create({ ...REQUIRED, adoptActionId: 9999 })).rejects.toThrow(
            new Error(
                "adoptActionId: there is no action 9999 in buddy/company-website/1; check the id, projectName and " +
                    "pipelineId, or remove adoptActionId to create one",
            ),
        );
        await expect(provider.create({ ...REQUIRED, adoptActionId: foreign.id })).rejects.toThrow(
            new Error(
                `action ${foreign.id} in buddy/company-website/1 is of type BUILD, not DOCKERFILE; only "Build Docker Image" ` +
                    "actions can be managed here",
            ),
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("passes on why Buddy did not show the action, and refuses an id that is no number", async () => {
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "API is disabled" }] } });
        await expect(provider.create({ ...REQUIRED, adoptActionId: 5 })).rejects.toThrow(
            new Error(
                "read action 5 in buddy/company-website/1: 403 Forbidden: API is disabled — switch the API on in the " +
                    "workspace's settings, under Security",
            ),
        );
        await expect(provider.create({ ...REQUIRED, adoptActionId: "5" })).rejects.toThrow(
            new Error("adoptActionId: not a number; give the action's id"),
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("keeps id and addresses that the answer to its PATCH leaves out", async () => {
        const { actionId, outs } = await createOne();
        simulator.faults.add({ kind: "status", method: "PATCH", status: 200, body: {} });
        const adopted = await provider.create({ ...REQUIRED, adoptActionId: actionId });
        const { __provider: _text, ...before } = outs as Record<string, unknown>;
        expect(adopted.outs).toEqual({ ...before, adoptActionId: actionId });
    });
});

describe("update", () => {
    it.each(BODY_ROWS.filter(({ clear, name }) => clear !== undefined && name !== "password"))(
        "clears $name on the server when the program drops it",
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

    it("keeps what someone set in Buddy and the program never wrote", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.editAction(
            { ...PIPELINE, actionId },
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

    it("repeats neither the new password nor the old one when Buddy echoes them", async () => {
        const { id, outs } = await createOne({ login: "me", password: "old-password" });
        simulator.faults.add({
            kind: "status",
            status: 400,
            body: { errors: [{ message: "was old-password, is new-password" }] },
        });
        await expect(provider.update(id, outs, { ...REQUIRED, login: "me", password: "new-password" })).rejects.toThrow(
            /400 Bad Request: was \[secret\], is \[secret\]$/,
        );
    });

    it("answers full outputs and keeps addresses that Buddy leaves out", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 200, body: { id: 1 } });
        const { outs: after } = await provider.update(id, outs, { ...REQUIRED, name: "New" });
        const { __provider: _text, ...previous } = outs as Record<string, unknown>;
        expect(after).toEqual({ ...previous, name: "New" });
    });

    it("says what to do when the action is gone", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.removeAction({ ...PIPELINE, actionId });
        await expect(provider.update(id, outs, { ...REQUIRED, name: "New" })).rejects.toThrow(
            /^update action \d+ in buddy\/company-website\/1: 404 Not Found: .* If it was deleted in Buddy, `pulumi refresh` and `pulumi up` create it again$/,
        );
    });
});

describe("read", () => {
    it("shows nothing when nothing changed, for every field at once", async () => {
        const inputs = Object.fromEntries(BODY_ROWS.map(({ name, value }) => [name, value]));
        delete inputs["afterActionId"];
        const { id, outs } = await createOne({ ...inputs, ...REQUIRED });
        const { props, inputs: seen } = await provider.read(id, outs);
        const { __provider: _text, ...expected } = outs as Record<string, unknown>;
        expect(props).toEqual(expected);
        expect(await provider.diff(id, { ...props }, { ...seen })).toMatchObject({ changes: false });
    });

    it("says gone for a deleted action, pipeline, project and workspace", async () => {
        const { id, outs, actionId } = await createOne();
        simulator.state.removeAction({ ...PIPELINE, actionId });
        expect(await provider.read(id, outs)).toEqual({});
        simulator.state.removePipeline(PIPELINE);
        expect(await provider.read(id, outs)).toEqual({});
        simulator.state.removeProject(PIPELINE);
        expect(await provider.read(id, outs)).toEqual({});
    });

    it.each([401, 403, 500, 302])("fails on %i, so that state stays as it is", async (status) => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status, body: {} });
        await expect(provider.read(id, outs)).rejects.toThrow(
            new RegExp(`^read action \\d+ in buddy/company-website/1: ${status} `),
        );
    });

    it("reads everything for a getter, which knows nothing but the id", async () => {
        const { id, actionId } = await createOne({
            login: "me",
            password: "mine",
            region: "us-east-1",
            buildArgs: { A: "1" },
        });
        const { props } = await provider.read(id, { __provider: TEXT });
        expect(props).toMatchObject({ ...REQUIRED, actionId, login: "me", region: "us-east-1", buildArgs: ["A=1"] });
        expect(props).not.toHaveProperty("password");
        await expect(provider.read("buddy/company-website/1/9999", { __provider: TEXT })).rejects.toThrow(
            /^get buddy\/company-website\/1\/9999: read action 9999 in buddy\/company-website\/1: 404 Not Found/,
        );
    });
});

describe("an action without a type", () => {
    it("is not managed", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 200, body: { id: 101 } });
        await expect(provider.read(id, outs)).rejects.toThrow(
            new Error(
                'action 101 in buddy/company-website/1 came back without a type, not DOCKERFILE; only "Build Docker Image" ' +
                    "actions can be managed here",
            ),
        );
    });
});

describe("delete", () => {
    it("removes the action, and is content when it or its parents are gone already", async () => {
        const { id, outs } = await createOne();
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
        await provider.delete(id, outs);
        simulator.state.removeProject(PIPELINE);
        await provider.delete(id, outs);
    });

    it("fails when Buddy refuses, and tries again after a lost connection", async () => {
        const { id, outs } = await createOne();
        simulator.faults.add({ kind: "status", status: 403, body: { errors: [{ message: "API is disabled" }] } });
        await expect(provider.delete(id, outs)).rejects.toThrow(/403 Forbidden: API is disabled/);
        await configureWith({ "buddy:maxRetries": "2" });
        simulator.faults.add({ kind: "cutAfter" });
        await provider.delete(id, outs);
        expect(onServer()).toEqual([]);
    });
});

describe("configuration", () => {
    it("is resolved by each handler, so that a wrong one never turns into none", async () => {
        await configureWith({ "buddy:region": "mars", "buddy:baseUrl": "" });
        const message = 'buddy:region: "mars" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl';
        for (const _attempt of [1, 2]) {
            await expect(provider.create(REQUIRED)).rejects.toThrow(new Error(message));
            expect(await provider.check({}, REQUIRED)).toEqual({
                inputs: REQUIRED,
                failures: [{ property: "", reason: message }],
            });
        }
        await configureWith({});
        await provider.create(REQUIRED);
        expect(onServer()).toHaveLength(1);
    });

    it("opens no connection for check and diff", async () => {
        await provider.check({}, REQUIRED);
        await provider.diff("id", REQUIRED, { ...REQUIRED, name: "New" });
        expect(sent()).toEqual([]);
    });
});

describe("errors", () => {
    it("are plain: a message and nothing else for the host to trip over", async () => {
        simulator.faults.add({ kind: "cutBefore" });
        const error: unknown = await provider
            .read("buddy/company-website/1/5", REQUIRED)
            .catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(Error);
        expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
        expect(Object.keys(error as Error)).toEqual([]);
        expect((error as Error).stack).toBe("");
        expect((error as Error).message).toMatch(
            /^read action 5 in buddy\/company-website\/1: the connection to http:\/\/127\.0\.0\.1:\d+ failed: ECONNRESET/,
        );
    });

    it("name what nothing answers at", async () => {
        await configureWith({ "buddy:baseUrl": "http://127.0.0.1:9" });
        await expect(provider.read("buddy/company-website/1/5", REQUIRED)).rejects.toThrow(
            new Error(
                "read action 5 in buddy/company-website/1: nothing answers at http://127.0.0.1:9 (ECONNREFUSED) — check " +
                    "buddy:baseUrl, buddy:region and the network",
            ),
        );
    });

    it("name the timeout", async () => {
        await configureWith({ "buddy:timeout": "1" });
        simulator.faults.add({ kind: "slow", ms: 1200 });
        await expect(provider.read("buddy/company-website/1/5", REQUIRED)).rejects.toThrow(
            /no answer from http:\/\/127\.0\.0\.1:\d+ within 1 s — buddy:timeout sets how long to wait$/,
        );
    });
});
