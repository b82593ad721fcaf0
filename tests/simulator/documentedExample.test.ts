import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, PIPELINE } from "./client";

/** Verbatim from Buddy's page of "Build Docker Image" (POST), last modified on 3 October 2024. */
function fixture(name: string): WireObject {
    return JSON.parse(readFileSync(join(__dirname, "..", "fixtures", name), "utf8"));
}

const documentedRequest = fixture("documentedRequest.json");
const documentedResponse = fixture("documentedResponse.json");

const simulator = withSimulator();

/** What host, numbering and the pipeline's past decide. */
const { url: _url, html_url: _page, id: _id, pipeline: documentedPipeline, ...documented } = documentedResponse;

describe("the documentation's example", () => {
    it("gets the response of the documentation", async () => {
        const response = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        expect(response.status).toBe(201);
        expect(response.body).toMatchObject(documented);
        expect(Object.keys(response.body)).toEqual(expect.arrayContaining(Object.keys(documentedResponse)));
    });

    // The page shows no field that was not sent; the response that looks recorded does, hence `defaultsEchoed`.
    it("gets exactly that response if Buddy echoes no defaults", async () => {
        simulator.behaviour.defaultsEchoed = false;

        const { body } = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const web = simulator.url;
        expect(body).toEqual({
            ...documented,
            id: 101,
            url: `${simulator.url}${ACTIONS}/101`,
            html_url: `${web}/buddy/company-website/pipelines/action/101/edit`,
            pipeline: expect.objectContaining({
                ...Object(documentedPipeline),
                url: `${simulator.url}/workspaces/buddy/projects/company-website/pipelines/2`,
                html_url: `${web}/buddy/company-website/pipelines/pipeline/2`,
                last_execution_status: "INITIAL",
                last_execution_revision: null,
            }),
        });
    });

    it("reads the same after it was created", async () => {
        const created = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const response = await call(simulator, { path: `${ACTIONS}/101` });

        expect([response.status, response.body]).toEqual([200, created.body]);
    });

    it("is stored as it was sent", async () => {
        await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ id: 101, ...documentedRequest }]);
    });

    it("gets booleans and enums with their defaults, and no empty fields", async () => {
        const { body } = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const added = Object.entries(body).filter(([field]) => !(field in documentedResponse));
        expect(Object.fromEntries(added)).toEqual({
            provenance: "NONE",
            cache_mode: "MIN",
            run_next: "WAIT_ON_SUCCESS",
            disabled: false,
            ignore_errors: false,
        });
    });
});

describe("the response that looks recorded", () => {
    // An action of another type just made, from the test data of a .NET client that was run against Buddy in 2022.
    const recorded = {
        name: "Sleep for 90 sec",
        type: "SLEEP",
        trigger_time: "ON_EVERY_EXECUTION",
        last_execution_status: "INITIAL",
        disabled: false,
        sleep_in_sec: 90,
        ignore_errors: false,
    };
    const recordedPipeline = {
        id: 2,
        name: "Live mirror",
        on: "CLICK",
        refs: ["refs/heads/master"],
        priority: "NORMAL",
        last_execution_status: "INITIAL",
        last_execution_revision: null,
        execution_message_template: "$BUDDY_EXECUTION_REVISION_SUBJECT",
        always_from_scratch: false,
        ignore_fail_on_project_status: false,
        no_skip_to_most_recent: false,
        auto_clear_cache: false,
        fetch_all_refs: false,
        fail_on_prepare_env_warning: true,
        do_not_create_commit_status: false,
    };

    it("is the simulator's response, apart from run_next, then called run_next_parallel", async () => {
        const { name, type, sleep_in_sec } = recorded;
        const { id } = simulator.state.addAction(PIPELINE, { name, type, sleep_in_sec });

        const { url, html_url, pipeline, ...body } = (await call(simulator, { path: `${ACTIONS}/${id}` })).body;

        expect(body).toEqual({ ...recorded, id, run_next: "WAIT_ON_SUCCESS" });
        const { url: _url, html_url: _page, ...rest } = Object(pipeline);
        expect(rest).toEqual(recordedPipeline);
    });
});
