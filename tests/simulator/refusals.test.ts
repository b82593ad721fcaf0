import { request as httpRequest } from "node:http";
import { startSimulator } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, messages, PIPELINE } from "./client";

const simulator = withSimulator();

describe("login", () => {
    it.each([
        ["no token", { Authorization: "" }],
        ["another token", { Authorization: "Bearer another" }],
        ["another scheme", { Authorization: "Basic buddy-simulator-token" }],
    ])("returns 401 for %s", async (_case, headers) => {
        const response = await call(simulator, { path: ACTIONS, headers });

        expect([response.status, response.body]).toEqual([
            401,
            { errors: [{ message: "Wrong authentication data." }] },
        ]);
    });

    it("neither accepts a token in the query nor records it", async () => {
        const response = await call(simulator, {
            path: `${ACTIONS}?access_token=${simulator.token}`,
            headers: { Authorization: "" },
        });

        expect(response.status).toBe(401);
        expect(JSON.stringify(simulator.journal.all())).not.toContain(simulator.token);
    });

    it("refuses to start without a token", async () => {
        await expect(startSimulator({ token: "" })).rejects.toThrow(
            new Error("Buddy simulator: token is empty; leave it out for the default."),
        );
    });
});

describe("unknown objects and routes", () => {
    it.each([
        ["workspace", "/workspaces/nobody/projects/company-website/pipelines/2/actions"],
        ["project", "/workspaces/buddy/projects/nothing/pipelines/2/actions"],
        ["project of another workspace", "/workspaces/acme/projects/company-website/pipelines/2/actions"],
        ["pipeline", "/workspaces/buddy/projects/company-website/pipelines/3/actions"],
        ["pipeline of another project", "/workspaces/buddy/projects/company-website/pipelines/12/actions"],
        ["pipeline by name", "/workspaces/buddy/projects/company-website/pipelines/live_mirror/actions"],
        ["action", `${ACTIONS}/2`],
        ["route", "/workspaces/buddy/members"],
        ["route below an action", `${ACTIONS}/2/run`],
        ["integration", "/workspaces/buddy/integrations/nothing"],
    ])("returns 404 for an unknown %s", async (_case, path) => {
        const response = await call(simulator, { path });

        expect([response.status, response.body]).toEqual([404, { errors: [{ message: "Not found." }] }]);
    });

    it("returns 405 and the allowed methods for another method", async () => {
        const response = await call(simulator, { method: "PUT", path: ACTIONS, body: MINIMAL });

        expect([response.status, response.headers.get("allow"), messages(response)]).toEqual([
            405,
            "GET, POST",
            ["Method PUT is not allowed here; allowed: GET, POST."],
        ]);
    });

    it("returns 404 for an action of another pipeline", async () => {
        const { id } = await create(simulator);

        const response = await call(simulator, {
            path: `/workspaces/buddy/projects/company-website/pipelines/1/actions/${id}`,
        });

        expect(response.status).toBe(404);
    });

    it("returns 404 for a second DELETE", async () => {
        const { id } = await create(simulator);
        const path = `${ACTIONS}/${id}`;

        const first = await call(simulator, { method: "DELETE", path });
        const second = await call(simulator, { method: "DELETE", path });

        expect([first.status, first.text, second.status]).toEqual([204, "", 404]);
    });

    it("returns 400 for a path that is not valid percent-encoding", async () => {
        const response = await call(simulator, { path: "/workspaces/%E0%A4%A" });

        expect([response.status, messages(response)]).toEqual([400, ["The path is not valid percent-encoding."]]);
    });
});

describe("request bodies", () => {
    it.each([
        ["malformed JSON", '{"name":', "application/json", 400, "The body is not valid JSON."],
        ["a list", "[]", "application/json", 400, "The body must be a JSON object."],
        ["another content type", "{}", "text/plain", 400, "Content-Type must be application/json."],
    ])("refuses %s", async (_case, body, contentType, status, message) => {
        const response = await call(simulator, {
            method: "POST",
            path: ACTIONS,
            body,
            headers: { "Content-Type": contentType },
        });

        expect([response.status, messages(response)]).toEqual([status, [message]]);
    });

    it("refuses a body above 1 MiB", async () => {
        const response = await call(simulator, {
            method: "POST",
            path: ACTIONS,
            body: { ...MINIMAL, repository: "x".repeat(1024 * 1024) },
        });

        expect([response.status, messages(response)]).toEqual([413, ["The body is larger than 1 MiB."]]);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);
    });

    it("refuses a body nested so deeply that reading it would exhaust the stack", async () => {
        const nested = (depth: number) => {
            const inner = '{"trigger_condition":"OR","trigger_operands":['.repeat(depth);
            return `{"name":"Build","type":"DOCKERFILE","dockerfile_path":"D","trigger_conditions":[${inner}${"]}".repeat(depth)}]}`;
        };

        const deep = await call(simulator, { method: "POST", path: ACTIONS, body: nested(20_000) });
        const empty = await call(simulator, { method: "POST", path: ACTIONS, body: nested(90) });

        expect([deep.status, messages(deep)]).toEqual([400, ["The body is nested deeper than 200 levels."]]);
        expect([empty.status, messages(empty).length]).toEqual([400, 1]);
    });

    it("names every problem at once and stores nothing", async () => {
        const response = await call(simulator, {
            method: "POST",
            path: ACTIONS,
            body: {
                name: "",
                type: "DOCKERFILE",
                region: 1,
                buildkit: "yes",
                timeout: 1.5,
                build_args: ["A=1", 2],
                provenance: "ALL",
                secrets: [{ id: "npmrc", type: "PATH" }],
                variables: [{ key: "A", type: "VAR", encrypted: "no" }, "B"],
                trigger_conditions: [{}],
                integration: { hash_id: "nothing" },
                after_action_id: 7,
            },
        });

        expect([response.status, messages(response)]).toEqual([
            400,
            [
                "name is required.",
                "trigger_conditions[0].trigger_condition is required.",
                "variables[0].encrypted must be a boolean.",
                "variables[1] must be an object.",
                "timeout must be a non-negative integer.",
                "region must be a string.",
                "buildkit must be a boolean.",
                "secrets[0].value is required.",
                "secrets[0].type must be one of FILE, ENV.",
                "build_args[1] must be a string.",
                "provenance must be one of NONE, MIN, MAX.",
                "after_action_id: there is no other action 7 in pipeline 2.",
                "dockerfile_path is required.",
                "integration does not exist in workspace buddy.",
            ],
        ]);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);
    });

    it("ignores unknown fields", async () => {
        await create(simulator, { dockerfilePath: "camel", id: 7, __proto__: { x: 1 } });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ id: 101, ...MINIMAL }]);
    });
});

describe("host names", () => {
    it.each([
        ["evil.example", 403],
        ["127.0.0.1.evil.example", 403],
        ["localhost", 200],
        ["127.0.0.1:1", 200],
        ["[::1]:80", 200],
    ])("responds to requests for %s with %i", async (host, expected) => {
        const status = await new Promise<number | undefined>((resolve, reject) => {
            const headers = { Host: host, Authorization: `Bearer ${simulator.token}` };
            httpRequest(`${simulator.url}${ACTIONS}`, { headers, agent: false }, (response) => {
                response.resume();
                resolve(response.statusCode);
            })
                .on("error", reject)
                .end();
        });

        expect(status).toBe(expected);
    });
});
