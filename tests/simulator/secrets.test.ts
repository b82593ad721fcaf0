import { startSimulator } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, create, PIPELINE, patch, read } from "./client";

const simulator = withSimulator();

const CIPHERTEXT = /^!encrypted [A-Za-z0-9+/]+=*$/;

const WITH_SECRETS = {
    login: "jane",
    password: "pa55-word",
    build_args: ["NPM_TOKEN=pa55-argument", "pa55-flag"],
    variables: [
        { key: "PLAIN", type: "VAR", value: "shown" },
        { key: "HIDDEN", type: "VAR", value: "pa55-value", encrypted: true },
        { key: "KEY", type: "SSH_KEY", value: "pa55-body", password: "pa55-key", passphrase: "pa55-phrase" },
    ],
};

async function page(path: string, accept = "text/html"): Promise<{ status: number; text: string; headers: Headers }> {
    const response = await fetch(`${simulator.url}${path}`, { headers: { Accept: accept } });
    return { status: response.status, text: await response.text(), headers: response.headers };
}

describe("secrets", () => {
    it("are returned as ciphertext only, by every operation", async () => {
        const { id } = await create(simulator, WITH_SECRETS);
        const path = `${ACTIONS}/${id}`;
        const responses = [
            await call(simulator, { path }),
            await patch(simulator, { id, repository: "shop" }),
            await call(simulator, { path: ACTIONS }),
        ];

        expect(
            responses
                .map(({ text }) => text)
                .join()
                .replace(/"build_args":\[.*?\]/g, ""),
        ).not.toContain("pa55");
        expect(responses[0]?.body).toMatchObject({
            login: "jane",
            password: expect.stringMatching(CIPHERTEXT),
            variables: [
                { key: "PLAIN", value: "shown" },
                { key: "HIDDEN", value: expect.stringMatching(CIPHERTEXT), encrypted: true },
                {
                    key: "KEY",
                    value: expect.stringMatching(CIPHERTEXT),
                    password: expect.stringMatching(CIPHERTEXT),
                    passphrase: expect.stringMatching(CIPHERTEXT),
                },
            ],
        });
    });

    it("have a ciphertext that changes with a write, not with a read", async () => {
        const { id, password } = await create(simulator, WITH_SECRETS);

        const second = await read(simulator, id);
        const third = await patch(simulator, { id, password: "pa55-word" });

        expect(second["password"]).toBe(password);
        expect(third.body["password"]).not.toBe(password);
    });

    it("are in plain text for tests", async () => {
        await create(simulator, WITH_SECRETS);

        expect(simulator.state.actions(PIPELINE)).toMatchObject([WITH_SECRETS]);
    });

    it("are not quoted by errors", async () => {
        const response = await call(simulator, {
            method: "POST",
            path: ACTIONS,
            body: { password: { pa55: "pa55" }, docker_registry: "pa55", variables: ["pa55"] },
        });

        expect([response.status, response.text.includes("pa55")]).toEqual([400, false]);
    });
});

describe("pages", () => {
    it("show all data without a login, and no secret", async () => {
        const { id } = await create(simulator, WITH_SECRETS);

        const pages = await Promise.all(
            [
                "/",
                "/buddy",
                "/buddy/company-website",
                "/buddy/company-website/pipelines/pipeline/2",
                `/buddy/company-website/pipelines/action/${id}/edit`,
            ].map((path) => page(path)),
        );

        expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
        const all = pages.map(({ text }) => text).join();
        expect(all).not.toContain("pa55");
        expect(all).not.toContain(simulator.token);
    });

    it("show an action's main fields and mark it in the list", async () => {
        await create(simulator, { name: "Before" });
        const { html_url } = await create(simulator, {
            ...WITH_SECRETS,
            name: "Chosen",
            target_stage: "build",
            pull: true,
            artifact: "images",
        });

        const { text } = await page(String(html_url).slice(simulator.url.length));

        expect(text.match(/<li aria-current="true">.*/g)).toEqual([
            `<li aria-current="true"><a href="${html_url}">Chosen</a> <small>DOCKERFILE · 102</small></li></ol>`,
        ]);
        expect(text.match(/<dt>.*?<\/dd>/g)).toEqual([
            "<dt>Type</dt><dd>DOCKERFILE</dd>",
            "<dt>Dockerfile</dt><dd>Dockerfile</dd>",
            "<dt>Target stage</dt><dd>build</dd>",
            "<dt>Base image</dt><dd>always pulled</dd>",
            "<dt>Registry type</dt><dd>DOCKER_HUB</dd>",
            "<dt>Artifact</dt><dd>images</dd>",
            "<dt>Login</dt><dd>jane</dd>",
            "<dt>Password</dt><dd>set, hidden</dd>",
            "<dt>Build arguments</dt><dd>NPM_TOKEN=•••, •••</dd>",
            "<dt>BuildKit</dt><dd>on</dd>",
            "<dt>Variables</dt><dd>PLAIN, HIDDEN, KEY</dd>",
        ]);
    });

    it("escape every name that users chose", async () => {
        const hostile = `<script>alert("1")</script>'&`;
        simulator.state.addProject({ workspace: "buddy", name: hostile, displayName: hostile });
        simulator.state.addPipeline({ workspace: "buddy", project: hostile, id: 50, name: hostile });
        const ref = { workspace: "buddy", project: hostile, pipelineId: 50 };
        const { id } = simulator.state.addAction(ref, { name: hostile, type: hostile, repository: hostile });

        const { status, text, headers } = await page(
            `/buddy/${encodeURIComponent(hostile)}/pipelines/action/${id}/edit`,
        );

        expect(status).toBe(200);
        expect(text).toContain("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;</h1>");
        expect(text).not.toContain("<script");
        expect(headers.get("content-security-policy")).toBe(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
        );
    });

    it("return 404 as a page to browsers and as JSON to programs", async () => {
        const browser = await page("/nobody");
        const program = await page("/nobody", "application/json");

        expect([browser.status, browser.text.includes("<h1>Not found</h1>")]).toEqual([404, true]);
        expect([program.status, program.text]).toEqual([404, '{"errors":[{"message":"Not found."}]}']);
    });

    it("return 404 as a page to programs, too, if the API has a base path", async () => {
        const selfHosted = await startSimulator({ basePath: "/api" });
        const url = selfHosted.url.replace("/api", "/workspaces/buddy/projects/company-website/pipelines/1/actions/1");
        const response = await fetch(url, { headers: { Accept: "application/json" } });
        expect([response.status, response.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
        await selfHosted.close();
    });

    it("cannot be written to", async () => {
        const response = await fetch(`${simulator.url}/buddy`, { method: "POST" });

        expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    });
});
