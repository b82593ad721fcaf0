import * as provider from "../../provider/provider";
import { startSimulator } from "../../simulator/index";
import documentedRequest from "../fixtures/documentedRequest.json";
import { configureProvider } from "../helpers/configuredProvider";
import { createdAction, PROVIDER_TEXT } from "../helpers/createdAction";
import { BUILD_IMAGE, DOCUMENTED_ACTION } from "../helpers/exampleAction";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const createOne = (inputs?: Record<string, unknown>) => createdAction(simulator, inputs);
const onServer = () => simulator.state.actions(BUILD_IMAGE);
const sent = () => simulator.journal.all().map(({ method, path, body }) => ({ method, path, body }));

describe("create", () => {
    it("sends the documented request for the documented example, and returns id and URLs", async () => {
        const { id, outs } = await provider.create({ ...DOCUMENTED_ACTION, __provider: PROVIDER_TEXT });
        const path = "/workspaces/buddy/projects/company-website/pipelines/2/actions";
        expect(sent()).toEqual([
            { method: "GET", path, body: undefined },
            { method: "POST", path, body: documentedRequest },
        ]);
        const [action] = simulator.state.actions({ ...BUILD_IMAGE, pipelineId: 2 });
        expect(id).toBe(`buddy/company-website/2/${action?.id}`);
        expect(outs).toEqual({
            ...DOCUMENTED_ACTION,
            actionId: action?.id,
            url: `${simulator.url}${path}/${action?.id}`,
            htmlUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/buddy\/company-website\//),
        });
    });

    it("sends a User-Agent, and the token only as a bearer token", async () => {
        await createOne();
        await provider.read(`buddy/company-website/1/${onServer()[0]?.id}`, REQUIRED);
        const [entry] = simulator.journal.all();
        expect(entry?.headers["user-agent"]).toMatch(/^pulumi-buddyworks\/\d+\.\d+\.\d+ node\/\d+/);
        expect(JSON.stringify(entry)).not.toContain(simulator.token);
    });

    it("keeps the base URL's path and encodes each path segment", async () => {
        const other = await startSimulator({ basePath: "/api" });
        other.state.addProject({ workspace: "buddy", name: "a b%c" });
        other.state.addPipeline({ workspace: "buddy", project: "a b%c", id: 77, name: "p" });
        await configureProvider(other, { "buddyworks:baseUrl": `${other.url}/` });
        const { id } = await provider.create({ ...REQUIRED, projectName: "a b%c", pipelineId: 77 });
        expect(other.journal.all()[0]?.target).toBe("/api/workspaces/buddy/projects/a%20b%25c/pipelines/77/actions");
        expect(id).toMatch(/^buddy\/a b%c\/77\/\d+$/);
        await other.close();
    });

    it("refuses inputs that are no path segments, and sends nothing", async () => {
        await expect(provider.create({ ...REQUIRED, projectName: ".." })).rejects.toThrow(
            new Error("workspace, projectName and pipelineId must be path segments without slashes."),
        );
        expect(sent()).toEqual([]);
    });

    it("passes all of Buddy's messages on, without secrets", async () => {
        simulator.faults.add({
            kind: "status",
            method: "POST",
            status: 400,
            body: { errors: [{ message: "Bad arg KEY=topsecret" }, { message: "Bad login hunter2-pw" }] },
        });
        const inputs = { ...REQUIRED, buildArgs: ["KEY=topsecret"], login: "me", password: "hunter2-pw" };
        await expect(provider.create(inputs)).rejects.toThrow(
            new Error(
                "create action in buddy/company-website/1: 400 Bad Request: Bad arg [secret]; Bad login [secret].",
            ),
        );
    });

    it("keeps Buddy's message readable when the password is one letter", async () => {
        const body = { errors: [{ message: 'The value "a" is a bad password for action 101.' }] };
        simulator.faults.add({ kind: "status", method: "POST", status: 403, body });
        await expect(provider.create({ ...REQUIRED, login: "me", password: "a" })).rejects.toThrow(
            new Error(
                'create action in buddy/company-website/1: 403 Forbidden: The value "[secret]" is [secret] bad ' +
                    "password for action 101. The token lacks a scope, a role, or access from this address or workspace. " +
                    "It needs EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and " +
                    "PIPELINE_READ).",
            ),
        );
    });

    it("is sent again after a rate limit, of either form", async () => {
        await configureProvider(simulator, { "buddyworks:maxRetries": "3" });
        simulator.faults.add({ kind: "rateLimit", method: "POST", resetSeconds: 0 });
        simulator.faults.add({ kind: "rateLimit403", method: "POST", resetSeconds: 0 });
        await provider.create(REQUIRED);
        expect(simulator.journal.writes().map(({ status }) => status)).toEqual([429, 403, 201]);
        expect(onServer()).toHaveLength(1);
    });
});
