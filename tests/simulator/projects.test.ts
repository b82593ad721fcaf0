import { withSimulator } from "../helpers/withSimulator";
import { call, messages } from "./client";

const simulator = withSimulator();

const send = (method: string, path: string, body?: object) => call(simulator, { method, path, ...(body && { body }) });

describe("a workspace", () => {
    it("is created, changed and deleted with its projects", async () => {
        const created = await send("POST", "/workspaces", { domain: "new-shop" });
        await send("POST", "/workspaces/new-shop/projects", { display_name: "Site" });
        const changed = await send("PATCH", "/workspaces/new-shop", { name: "Shop" });
        const listed = await send("GET", "/workspaces");
        const deleted = await send("DELETE", "/workspaces/new-shop");
        const missing = await send("GET", "/workspaces/new-shop/projects/site");

        expect([created, changed, deleted, missing].map(({ status }) => status)).toEqual([201, 200, 204, 404]);
        expect(created.body).toMatchObject({ id: 3, domain: "new-shop", name: "new-shop", frozen: false });
        expect(changed.body).toEqual({ ...created.body, name: "Shop" });
        expect(listed.body["workspaces"]).toMatchObject([{ domain: "buddy" }, { domain: "acme" }, changed.body]);
    });

    it.each([
        [{}, "domain is required."],
        [{ domain: "acme" }, "domain is used by another workspace."],
        [
            { domain: "No" },
            "domain must be 4 to 100 lower-case letters, digits, - and _, with a letter or digit at both ends.",
        ],
        [{ domain: "fine", name: 5 }, "name must be a string."],
    ])("is refused with %j", async (body, message) => {
        const response = await send("POST", "/workspaces", body);

        expect([response.status, messages(response)]).toEqual([400, [message]]);
    });
});

describe("a project", () => {
    const PROJECTS = "/workspaces/acme/projects";

    it("gets a name made from its display name", async () => {
        const first = await send("POST", PROJECTS, { display_name: "My Shop!" });
        const second = await send("POST", PROJECTS, { display_name: "My shop", access: "PUBLIC" });

        expect([first, second].map(({ status, body }) => [status, body["name"], body["access"]])).toEqual([
            [201, "my-shop", "PRIVATE"],
            [201, "my-shop-2", "PUBLIC"],
        ]);
        expect(first.body).toMatchObject({ display_name: "My Shop!", status: "ACTIVE", default_branch: "master" });
    });

    it("is changed in place, and moves when its name changes", async () => {
        const changed = await send("PATCH", `${PROJECTS}/site`, {
            display_name: "Our site",
            allow_pull_requests: true,
        });
        const moved = await send("PATCH", `${PROJECTS}/site`, { name: "web" });
        const pipeline = await send("GET", `${PROJECTS}/web/pipelines/12`);
        const old = await send("GET", `${PROJECTS}/site`);

        expect(changed.body).toMatchObject({ name: "site", display_name: "Our site", allow_pull_requests: true });
        expect([moved.body["name"], moved.body["display_name"]]).toEqual(["web", "Our site"]);
        expect([pipeline.status, old.status]).toEqual([200, 404]);
    });

    it("is deleted with its pipelines", async () => {
        const { status } = await send("DELETE", `${PROJECTS}/site`);

        expect([status, (await send("GET", `${PROJECTS}/site/pipelines/12`)).status]).toEqual([204, 404]);
    });

    it.each([
        [{}, ["display_name is required."]],
        [{ display_name: "x", name: "site" }, ["name is used by another project."]],
        [
            { display_name: "x", access: "ALL", default_branch: 5 },
            ["access must be one of PUBLIC, PRIVATE.", "default_branch must be a string."],
        ],
    ])("is refused with %j", async (body, expected) => {
        const response = await send("POST", PROJECTS, body);

        expect([response.status, messages(response)]).toEqual([400, expected]);
    });

    it("accepts files for its repository", async () => {
        const path = `${PROJECTS}/site/repository/contents`;

        const created = await send("POST", path, { path: "ci.yml", message: "Add", content: "YQ==" });
        const refused = await send("POST", path, { path: 5 });

        expect([created.status, created.body["content"]]).toMatchObject([201, { path: "ci.yml" }]);
        expect(messages(refused)).toEqual(["message is required.", "path must be a string."]);
    });
});
