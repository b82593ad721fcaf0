import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { call, messages, PIPELINES, pipelineCalls } from "./client";

const simulator = withSimulator();

const PROJECT = { workspace: "acme", project: "site" };
const ON_CHANGE = { trigger_condition: "ON_CHANGE" };

const { post, patch, created, stored } = pipelineCalls(simulator);

describe("a pipeline", () => {
    it("needs a name only, and is returned with its defaults", async () => {
        const { status, body } = await post({ name: "Build & deploy" });

        const project = `${simulator.url}/workspaces/acme/projects/site`;
        expect(status).toBe(201);
        expect(body).toEqual({
            url: `${project}/pipelines/13`,
            html_url: `${simulator.url}/acme/site/pipelines/pipeline/13`,
            id: 13,
            identifier: "build_deploy",
            name: "Build & deploy",
            on: "CLICK",
            definition_source: "LOCAL",
            git_config_ref: "NONE",
            priority: "NORMAL",
            execution_message_template: "$BUDDY_EXECUTION_REVISION_SUBJECT",
            always_from_scratch: false,
            auto_clear_cache: false,
            fetch_all_refs: false,
            ignore_fail_on_project_status: false,
            no_skip_to_most_recent: false,
            do_not_create_commit_status: false,
            concurrent_pipeline_runs: false,
            description_required: false,
            paused: false,
            manage_variables_by_yaml: false,
            manage_permissions_by_yaml: false,
            fail_on_prepare_env_warning: true,
            cpu: "X64",
            resources: "DEFAULT",
            git_changeset_base: "LATEST_RUN",
            filesystem_changeset_base: "DATE_MODIFIED",
            cache_scope: "PIPELINE",
            disabled: false,
            permissions: { others: "DEFAULT", users: [], groups: [] },
            last_execution_status: "INITIAL",
            last_execution_revision: null,
            create_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
            creator: expect.objectContaining({ id: 1, email: "simulator@example.com", workspace_owner: true }),
            project: expect.objectContaining({ url: project, name: "site", display_name: "Site", status: "ACTIVE" }),
            actions: [],
        });
        expect((await call(simulator, { path: `${PIPELINES}/13` })).body).toEqual(body);
        expect(stored(13)).toEqual({ id: 13, name: "Build & deploy", identifier: "build_deploy" });
    });

    it("keeps what a PATCH does not send, and clears what is sent empty", async () => {
        const id = await created({ refs: ["main"], clone_depth: 10, note: "old", tags: ["a"], priority: "HIGH" });

        const { status, body } = await patch(id, { name: "New", note: "", tags: [], clone_depth: 0, priority: null });

        expect([status, body["priority"]]).toEqual([200, "NORMAL"]);
        expect(stored(id)).toEqual({ id, name: "New", identifier: "build", refs: ["main"], clone_depth: 0 });
    });

    it("is deleted with its actions", async () => {
        const id = await created();
        simulator.state.addAction({ ...PROJECT, pipelineId: id }, { name: "Tests", type: "BUILD" });

        const path = `${PIPELINES}/${id}`;
        const statuses = [
            (await call(simulator, { method: "DELETE", path })).status,
            (await call(simulator, { path })).status,
            (await call(simulator, { path: `${path}/actions` })).status,
        ];

        expect(statuses).toEqual([204, 404, 404]);
        expect(simulator.state.pipelines(PROJECT).map(({ name }) => name)).toEqual(["Release"]);
    });

    it("contains summaries of its actions", async () => {
        const id = await created();
        simulator.state.addAction({ ...PROJECT, pipelineId: id }, { name: "Tests", type: "BUILD", timeout: 5 });

        const { body } = await call(simulator, { path: `${PIPELINES}/${id}` });

        expect(body["actions"]).toMatchObject([{ id: 101, name: "Tests", type: "BUILD" }]);
        expect(JSON.stringify(body["actions"])).not.toContain("timeout");
    });

    it("is listed in pages, until one is empty", async () => {
        for (let number = 0; number < 25; number += 1) {
            await created({ name: `Job ${number}` });
        }

        const pages = [1, 2, 3].map(async (page) => {
            const { body } = await call(simulator, { path: `${PIPELINES}?page=${page}&per_page=30` });
            return (body["pipelines"] as WireObject[]).length;
        });

        expect(await Promise.all(pages)).toEqual([20, 6, 0]);
    });

    it("has an identifier that is unique in its project", async () => {
        await created();
        const second = await post({ name: "Build" });
        const third = await post({ name: "Other", identifier: "build" });
        const same = await patch(Number(second.body["id"]), { identifier: "build_2" });

        expect([second.body["identifier"], third.status, same.status]).toEqual(["build_2", 400, 200]);
        expect(messages(third)).toEqual(["identifier is used by another pipeline of the project."]);
    });

    it("shows pause_on_repeated_failures if it has a schedule", async () => {
        const cron = { type: "SCHEDULE", cron: "0 22 * * *" };

        const scheduled = await post({ name: "Nightly", events: [cron] });
        const pushed = await post({ name: "Push", events: [{ type: "PUSH", refs: ["main"] }] });

        expect([scheduled, pushed].map(({ body }) => body["pause_on_repeated_failures"])).toEqual([100, undefined]);
        expect(scheduled.body["events"]).toEqual([cron]);
    });

    it("with a definition in a repository has one ref with two names", async () => {
        const remote = { definition_source: "REMOTE", remote_project_name: "shop", remote_path: "ci.yml" };

        const { body } = await post({ name: "Remote", ...remote, remote_branch: "main" });
        const changed = await patch(Number(body["id"]), { remote_ref: "v2" });

        expect(body).toMatchObject({ ...remote, remote_branch: "main", remote_ref: "main" });
        expect(["git_changeset_base", "fail_on_prepare_env_warning"].filter((name) => name in body)).toEqual([]);
        expect(changed.body).toMatchObject({ remote_branch: "v2", remote_ref: "v2" });
    });

    it("has a git_config with git_config_ref FIXED only", async () => {
        const gitConfig = { project: "shop", branch: "main", path: "ci.yml" };
        const id = await created({ git_config_ref: "FIXED", git_config: gitConfig });
        const fixed = stored(id)?.["git_config"];

        const { body } = await patch(id, { git_config_ref: "NONE" });

        expect([fixed, body["git_config_ref"], "git_config" in body]).toEqual([gitConfig, "NONE", false]);
    });

    it("cannot overwrite the server's own fields", async () => {
        const sent = JSON.parse('{"id": 7, "url": "elsewhere", "actions": 5, "__proto__": {"y": 1}, "unknown": 1}');
        const { body } = await post({ name: "Build", ...sent });

        expect([body["id"], body["actions"], stored(13)]).toEqual([
            13,
            [],
            { id: 13, name: "Build", identifier: "build" },
        ]);
    });
});

describe("a request for a pipeline", () => {
    it.each([
        [{ name: "" }, ["name is required."]],
        [{ refs: "main", paused: 1 }, ["refs must be an array.", "paused must be a boolean."]],
        [{ priority: "HIGHEST" }, ["priority must be one of LOW, NORMAL, HIGH."]],
        [{ identifier: "a b" }, ["identifier may contain letters, digits, _ and - only."]],
        [{ events: [{ refs: [] }] }, ["events[0].type is required."]],
        [{ events: [{ type: "SCHEDULE" }] }, ["events[0] needs either cron, or start_date and delay."]],
        [
            { events: [{ type: "SCHEDULE", cron: "* * * * *", start_date: "2031-01-01T00:00:00Z", delay: 5 }] },
            ["events[0] needs either cron, or start_date and delay."],
        ],
        [
            { definition_source: "REMOTE" },
            [
                "remote_project_name is required for definition_source REMOTE.",
                "remote_path is required for definition_source REMOTE.",
            ],
        ],
        [{ remote_ref: "a", remote_branch: "b" }, ["remote_ref and remote_branch differ."]],
        [{ git_config_ref: "FIXED" }, ["git_config is required for git_config_ref FIXED."]],
        [
            { trigger_conditions: [{ trigger_condition: "OR" }] },
            ["trigger_conditions[0].trigger_operands is required for trigger_condition OR."],
        ],
    ])("is refused with %j", async (fields, expected) => {
        const response = await post({ name: "Build", ...fields });

        expect([response.status, messages(response)]).toEqual([400, expected]);
        expect(simulator.state.pipelines(PROJECT)).toHaveLength(1);
    });

    it.each([
        [{ events: [{ type: "SANDBOX_CREATED", totp: false, refs: null, prefix: "" }] }],
        [{ events: [{ type: "SCHEDULE", start_date: "2031-01-01T00:00:00Z", delay: 5 }] }],
        [{ trigger_conditions: [{ trigger_condition: "OR", trigger_operands: [ON_CHANGE, ON_CHANGE] }] }],
        [{ manage_variables_by_yaml: null, manage_permissions_by_yaml: null }],
        [{ permissions: { others: "DENIED", users: [{ id: 7, access_level: "RUN_ONLY" }], groups: null } }],
    ])("is accepted with %j", async (fields) => {
        expect((await post({ name: "Build", ...fields })).status).toBe(201);
    });

    it("cannot change where the pipeline is defined", async () => {
        const id = await created();

        const response = await patch(id, { definition_source: "REMOTE", remote_project_name: "a", remote_path: "b" });

        expect([response.status, messages(response)]).toEqual([
            400,
            ["definition_source cannot be changed; delete the pipeline and create another."],
        ]);
    });
});
