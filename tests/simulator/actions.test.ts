import { startSimulator } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, MINIMAL, names, PIPELINE, patch, read } from "./client";

const simulator = withSimulator();

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

describe("a PATCH", () => {
    it("changes the fields sent and keeps the rest", async () => {
        const { id } = await create(simulator, { repository: "shop", login: "jane", password: "hunter2" });

        const response = await patch(simulator, { id, name: "Renamed", repository: "site" });

        expect(response.status).toBe(200);
        expect(response.body).toEqual(await read(simulator, id));
        expect(simulator.state.action({ ...PIPELINE, actionId: id })).toEqual({
            ...MINIMAL,
            id,
            name: "Renamed",
            repository: "site",
            login: "jane",
            password: "hunter2",
        });
    });

    it("clears the fields it sends empty", async () => {
        const { id } = await create(simulator, {
            repository: "shop",
            timeout: 60,
            build_args: ["A=1"],
            integration: { identifier: "docker_hub" },
        });

        await patch(simulator, { id, repository: "", timeout: null, build_args: [], integration: null });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...MINIMAL, id }]);
    });

    it("keeps false and 0 as values", async () => {
        const { id } = await create(simulator, { buildkit: true, retry_count: 3 });

        await patch(simulator, { id, buildkit: false, retry_count: 0 });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...MINIMAL, id, buildkit: false, retry_count: 0 }]);
    });

    it("replaces lists as a whole", async () => {
        const { id } = await create(simulator, { build_args: ["A=1", "B=2"] });

        await patch(simulator, { id, build_args: ["C=3"] });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...MINIMAL, id, build_args: ["C=3"] }]);
    });
});

describe("the order of actions", () => {
    it("is that of creation", async () => {
        await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });

        expect(names(simulator)).toEqual(["one", "two"]);
    });

    it("follows after_action_id, which is never returned", async () => {
        const first = await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });

        const response = await create(simulator, { name: "between", after_action_id: first.id });

        expect(names(simulator)).toEqual(["one", "between", "two"]);
        expect("after_action_id" in response).toBe(false);
        expect(simulator.state.action({ ...PIPELINE, actionId: response.id })).toEqual({
            ...MINIMAL,
            id: response.id,
            name: "between",
        });
    });

    it("changes when a PATCH names another predecessor", async () => {
        const first = await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });
        const third = await create(simulator, { name: "three" });

        await patch(simulator, { id: third.id, name: "three", after_action_id: first.id });

        expect(names(simulator)).toEqual(["one", "three", "two"]);
    });

    it("is the order of the list, whose items are summaries", async () => {
        const { id, url, html_url } = await create(simulator, { repository: "shop" });
        const trigger_conditions = [{ trigger_condition: "ON_CHANGE" }];
        simulator.state.addAction(PIPELINE, { name: "Tests", type: "BUILD", trigger_conditions, loop: ["A"] });

        const { body } = await call(simulator, { path: ACTIONS });

        expect(body).toEqual({
            url: `${simulator.url}${ACTIONS}`,
            html_url: `${simulator.url}/buddy/company-website/pipelines/pipeline/2`,
            actions: [
                {
                    url,
                    html_url,
                    id,
                    name: "Build",
                    type: "DOCKERFILE",
                    trigger_time: "ON_EVERY_EXECUTION",
                    last_execution_status: "INITIAL",
                },
                {
                    url: `${simulator.url}${ACTIONS}/102`,
                    html_url: `${simulator.url}/buddy/company-website/pipelines/action/102/edit`,
                    id: 102,
                    name: "Tests",
                    type: "BUILD",
                    trigger_time: "ON_EVERY_EXECUTION",
                    trigger_conditions,
                    last_execution_status: "INITIAL",
                },
            ],
        });
    });
});

describe("a computed docker_registry", () => {
    it.each([
        [{}, "NONE"],
        [{ login: "jane", password: "hunter2" }, "DOCKER_HUB"],
        [{ registry: "registry.example.com" }, "OTHER"],
        [{ integration: { identifier: "amazon_ecr" } }, "AMAZON_ECR"],
        [{ integration: { identifier: "google_registry" } }, "GOOGLE_ARTIFACT_REGISTRY"],
        [{ integration: { identifier: "google_registry" }, registry: "eu.gcr.io" }, "GOOGLE_GCR"],
        [{ integration: { identifier: "git_hub" } }, "GIT_HUB_CONTAINER_REGISTRY"],
        [{ integration: { identifier: "docker_hub" } }, "DOCKER_HUB"],
        [{ docker_registry: "NONE", login: "jane" }, "NONE"],
    ])("follows from %j", async (fields, expected) => {
        simulator.behaviour.computedRegistry = true;

        const { docker_registry } = await create(simulator, fields);

        expect(docker_registry).toBe(expected);
    });
});

describe("changes without the API", () => {
    it("appear in the API's responses", async () => {
        const { id } = await create(simulator, { repository: "shop", region: "x" });

        simulator.state.editAction({ ...PIPELINE, actionId: id }, { repository: "clicked", region: null });

        const response = await read(simulator, id);
        expect([response["repository"], "region" in response]).toEqual(["clicked", false]);
    });

    it("do not happen through the copies that it returns", async () => {
        const { id } = await create(simulator, { build_args: ["A=1"] });

        simulator.state.actions(PIPELINE)[0]?.build_args?.push("B=2");

        expect(simulator.state.action({ ...PIPELINE, actionId: id })?.build_args).toEqual(["A=1"]);
    });

    it("remove actions, pipelines, projects and workspaces", async () => {
        const { id } = await create(simulator);
        const path = `${ACTIONS}/${id}`;

        simulator.state.removeAction({ ...PIPELINE, actionId: id });
        const withoutAction = [
            (await call(simulator, { path })).status,
            (await call(simulator, { path: ACTIONS })).status,
        ];
        simulator.state.removePipeline(PIPELINE);
        const withoutPipeline = (await call(simulator, { path: ACTIONS })).status;
        simulator.state.removeProject(PIPELINE);
        const withoutProject = (await call(simulator, { path: "/workspaces/buddy/projects/company-website" })).status;
        simulator.state.removeWorkspace("buddy");
        const withoutWorkspace = (await call(simulator, { path: "/workspaces/buddy" })).status;

        expect([withoutAction, withoutPipeline, withoutProject, withoutWorkspace]).toEqual([[404, 200], 404, 404, 404]);
        expect(simulator.state.action({ ...PIPELINE, actionId: id })).toBeUndefined();
    });

    it("never give an id twice", async () => {
        const { id } = await create(simulator);
        simulator.state.removeAction({ ...PIPELINE, actionId: id });

        expect((await create(simulator)).id).toBe(id + 1);
    });

    it("fail with an error that names the missing object", () => {
        expect(() => simulator.state.actions({ ...PIPELINE, pipelineId: 3 })).toThrow(
            new Error("Buddy simulator: there is no pipeline 3 in buddy/company-website."),
        );
        expect(() => simulator.state.removeAction({ ...PIPELINE, actionId: 3 })).toThrow(
            new Error("Buddy simulator: there is no action 3 in buddy/company-website/2."),
        );
        expect(() => simulator.state.addWorkspace("acme")).toThrow(
            new Error("Buddy simulator: workspace acme exists already."),
        );
    });

    it("can start from nothing", async () => {
        const empty = await startSimulator({ seed: false });

        empty.state.addWorkspace("mine");
        empty.state.addProject({ workspace: "mine", name: "shop" });
        const pipeline = empty.state.addPipeline({ workspace: "mine", project: "shop", name: "Build" });
        const { body } = await call(empty, { path: "/workspaces" });
        await empty.close();

        expect(pipeline).toEqual({ id: 1, name: "Build", cache_scope: "PIPELINE", refs: ["refs/heads/master"] });
        expect(body["workspaces"]).toEqual([
            {
                url: `${empty.url}/workspaces/mine`,
                html_url: `${empty.url}/mine`,
                id: 1,
                owner_id: 1,
                name: "mine",
                domain: "mine",
                frozen: false,
                create_date: expect.stringMatching(DATE),
            },
        ]);
    });
});
