import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Simulator, WireObject } from "../../simulator";
import { startSimulator } from "../../simulator";
import { ACTIONS, call, PIPELINE } from "./client";

/** Verbatim from Buddy's page of "Build Docker Image" (POST), last modified on 3 October 2024. */
function fixture(name: string): WireObject {
    return JSON.parse(readFileSync(join(__dirname, "..", "fixtures", name), "utf8"));
}

const documentedRequest = fixture("documentedRequest.json");
const documentedResponse = fixture("documentedResponse.json");

let simulator: Simulator;

beforeEach(async () => {
    simulator = await startSimulator();
});

afterEach(() => simulator.close());

/** What host, numbering and the pipeline's past decide. */
const { url: _url, html_url: _page, id: _id, pipeline: documentedPipeline, ...documented } = documentedResponse;

describe("the documentation's example", () => {
    it("is answered with all that the documentation shows", async () => {
        const answer = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        expect(answer.status).toBe(201);
        expect(answer.body).toMatchObject(documented);
        expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(Object.keys(documentedResponse)));
    });

    it("is answered with exactly that when defaults are hidden and empty fields left out", async () => {
        simulator.behaviour.defaultsShown = false;
        simulator.behaviour.empties = "absent";

        const { body } = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const web = simulator.url;
        expect(body).toEqual({
            ...documented,
            id: 101,
            url: `${simulator.url}${ACTIONS}/101`,
            html_url: `${web}/buddy/company-website/pipelines/action/101/edit`,
            pipeline: {
                ...Object(documentedPipeline),
                url: `${simulator.url}/workspaces/buddy/projects/company-website/pipelines/2`,
                html_url: `${web}/buddy/company-website/pipelines/pipeline/2`,
                last_execution_status: "INITIAL",
                last_execution_revision: null,
            },
        });
    });

    it("reads the same after it was created", async () => {
        const created = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const answer = await call(simulator, { path: `${ACTIONS}/101` });

        expect([answer.status, answer.body]).toEqual([200, created.body]);
    });

    it("is stored as it was sent", async () => {
        await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ id: 101, ...documentedRequest }]);
    });

    it("fills in documented defaults and null for everything empty", async () => {
        const { body } = await call(simulator, { method: "POST", path: ACTIONS, body: documentedRequest });

        const added = Object.entries(body).filter(([field]) => !(field in documentedResponse));
        expect(Object.fromEntries(added)).toEqual({
            context_path: null,
            registry: null,
            docker_registry: "AMAZON_ECR",
            login: null,
            password: null,
            provenance: "NONE",
            cache_mode: "MIN",
            trigger_conditions: null,
            run_next: "WAIT_ON_SUCCESS",
            run_only_on_first_failure: false,
            variables: null,
            disabled: false,
            timeout: null,
            ignore_errors: false,
            retry_count: 0,
            retry_interval: 0,
            loop: null,
            current_revision: null,
        });
    });
});
