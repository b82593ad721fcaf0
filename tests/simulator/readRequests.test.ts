import type { WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { call } from "./client";

const simulator = withSimulator({ basePath: "/api/" });

const PROJECT = "/workspaces/buddy/projects/company-website";

async function pipelineNames(query: string): Promise<unknown[]> {
    const { body } = await call(simulator, { path: `${PROJECT}/pipelines${query}` });
    return (body["pipelines"] as WireObject[]).map((pipeline) => pipeline["name"]); // the list's documented form
}

describe("GET requests under a base path", () => {
    it("find the API under the base path and the pages outside it", async () => {
        const web = simulator.url.replace("/api", "");

        const { body } = await call(simulator, { path: PROJECT });

        expect(body).toMatchObject({
            url: `${web}/api${PROJECT}`,
            html_url: `${web}/buddy/company-website`,
            name: "company-website",
            display_name: "Company Website",
            status: "ACTIVE",
        });
        expect((await fetch(`${web}${PROJECT}`)).status).toBe(404);
    });

    it("list pipelines with paging", async () => {
        expect(await pipelineNames("")).toEqual(["Build image", "Live mirror"]);
        expect(await pipelineNames("?page=2&per_page=1")).toEqual(["Live mirror"]);
        expect(await pipelineNames("?page=3&per_page=1")).toEqual([]);
        expect(await pipelineNames("?sort_by=name&sort_direction=DESC")).toEqual(["Live mirror", "Build image"]);
        expect(await pipelineNames("?sort_by=id&page=zero&per_page=-1")).toEqual(["Build image", "Live mirror"]);
    });

    it("read one pipeline", async () => {
        const { body } = await call(simulator, { path: `${PROJECT}/pipelines/1` });

        expect(body).toMatchObject({
            id: 1,
            name: "Build image",
            identifier: "build_image",
            definition_source: "LOCAL",
            cache_scope: "WORKSPACE",
            refs: ["refs/heads/master"],
        });
    });

    it("list projects", async () => {
        const { body } = await call(simulator, { path: "/workspaces/acme/projects" });

        expect(body["projects"]).toMatchObject([{ name: "site", display_name: "Site", status: "ACTIVE" }]);
    });

    it("list integrations and read one", async () => {
        const list = await call(simulator, { path: "/workspaces/buddy/integrations" });
        const one = await call(simulator, { path: "/workspaces/buddy/integrations/5ddb7c180fb38be67bd78a88a" });

        const amazon = {
            url: `${simulator.url}/workspaces/buddy/integrations/5ddb7c180fb38be67bd78a88a`,
            html_url: simulator.url.replace("/api", "/buddy"),
            hash_id: "5ddb7c180fb38be67bd78a88a",
            identifier: "amazon_ecr",
            name: "Amazon ECR",
            type: "AMAZON",
        };
        expect((list.body["integrations"] as WireObject[])[0]).toEqual(amazon); // the list's documented form
        expect(one.body).toMatchObject({ ...amazon, auth_type: "KEY" });
    });

    it("turn identifiers into ids", async () => {
        const found = await call(simulator, {
            path: "/workspaces/buddy/identifiers?project=company-website&pipeline=live_mirror",
        });
        const missing = await call(simulator, {
            path: "/workspaces/buddy/identifiers?project=company-website&pipeline=Live%20mirror",
        });

        expect([found.status, found.body["pipeline_id"], missing.status]).toEqual([200, 2, 404]);
    });

    it("find objects whose names need encoding", async () => {
        simulator.state.addProject({ workspace: "buddy", name: "a/b c" });

        const { body } = await call(simulator, { path: "/workspaces/buddy/projects/a%2Fb%20c" });

        expect([body["name"], body["url"]]).toEqual(["a/b c", `${simulator.url}/workspaces/buddy/projects/a%2Fb%20c`]);
        expect(simulator.journal.all()[0]).toMatchObject({
            path: "/api/workspaces/buddy/projects/a/b c",
            target: "/api/workspaces/buddy/projects/a%2Fb%20c",
        });
    });
});
