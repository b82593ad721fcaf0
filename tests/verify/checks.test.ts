import { checkAccess } from "../../verify/checks";
import { cliCheck, nodeCheck, sdkCheck } from "../../verify/versionChecks";
import { withSimulator } from "../helpers/withSimulator";
import { accessTo } from "./measuring";

const simulator = withSimulator();

const TARGET = { noun: "pipeline", parent: { workspace: "buddy", projectName: "company-website" }, id: 1 } as const;
const LOCATION = "read pipeline 1 in buddy/company-website";

const check = (target: Parameters<typeof checkAccess>[0] = TARGET, settings = {}) => {
    const access = accessTo(simulator);
    return checkAccess(target, { ...access, settings: { ...access.settings, ...settings } });
};

it("says what is there, and sends reading requests only", async () => {
    expect(await check()).toEqual([
        { subject: "address", state: "ok", text: `${simulator.url}, on this machine` },
        {
            subject: "token",
            state: "ok",
            text: "accepted; its scopes are WORKSPACE, EXECUTION_MANAGE, EXECUTION_INFO, INTEGRATION_INFO",
        },
        { subject: "workspace", state: "ok", text: "buddy" },
        { subject: "project", state: "ok", text: "company-website" },
        { subject: "pipeline", state: "ok", text: '1, "Build image", defined in Buddy' },
        { subject: "actions", state: "ok", text: "0 in the pipeline" },
        {
            subject: "integrations",
            state: "ok",
            text:
                "4, for registries: Amazon ECR (AMAZON_ECR); Google Artifact Registry (GOOGLE_GCR, GOOGLE_ARTIFACT_REGISTRY); " +
                "Docker Hub (DOCKER_HUB); GitHub (GIT_HUB_CONTAINER_REGISTRY)",
        },
        {
            subject: "rate limit",
            state: "ok",
            text: expect.stringMatching(/^9997 requests left, until a reset in 6[01] min$/),
        },
    ]);
    expect(simulator.journal.all().map(({ method }) => method)).toEqual(["GET", "GET", "GET"]);
});

it("counts what an earlier run has left", async () => {
    simulator.state.addAction(
        { workspace: "buddy", project: "company-website", pipelineId: 1 },
        { name: "pulumi-buddyworks verify 2", type: "DOCKERFILE", dockerfile_path: "Dockerfile" },
    );
    expect((await check())[5]?.text).toBe("1 in the pipeline, 1 of them left over from an earlier run");
});

it.each([
    [{ baseUrl: "https://api.buddy.works" }, "ok", "https://api.buddy.works, and its certificate is trusted"],
    [
        { baseUrl: "https://buddy.test/api", ca: ["PEM"] },
        "ok",
        "https://buddy.test/api, and its certificate is trusted (buddyworks:caFile)",
    ],
    [
        { baseUrl: "https://buddy.test/api", insecure: true },
        "note",
        "https://buddy.test/api, but its certificate is not checked. Unset buddyworks:insecure, or set buddyworks:caFile.",
    ],
])("the address %j: %s", async (settings, state, text) => {
    // The requests go to the simulator nevertheless; only the text depends on the settings here.
    expect((await check(TARGET, settings))[0]).toEqual({ subject: "address", state, text });
});

it.each([
    [
        { "X-0Auth-Scopes": "EXECUTION_INFO" },
        "note",
        "accepted; its scopes are EXECUTION_INFO. To write it needs EXECUTION_MANAGE (since August 2026: PIPELINE_WRITE).",
    ],
    [{ "X-0Auth-Scopes": "PIPELINE_WRITE" }, "ok", "accepted; its scopes are PIPELINE_WRITE"],
    [{ "X-0Auth-Scopes": "" }, "ok", "accepted; Buddy does not name its scopes"],
])("the token's scopes %j: %s", async (headers, state, text) => {
    const body = { id: 1, name: "Build image", definition_source: "LOCAL" };
    simulator.faults.add({ kind: "status", status: 200, headers, body });
    expect((await check())[1]).toEqual({ subject: "token", state, text });
});

it.each([
    [
        { ...TARGET, parent: { workspace: "nowhere", projectName: "company-website" } },
        "workspace",
        "nowhere is not at $URL, or the token may not see it. Take the name from the pipeline's URL, and check buddyworks:region.",
    ],
    [
        { ...TARGET, parent: { workspace: "buddy", projectName: "nothing" } },
        "project",
        "nothing is not in workspace buddy, or the token may not see it. Take the name from the pipeline's URL.",
    ],
    [
        { ...TARGET, id: 99 },
        "pipeline",
        "99 is not in buddy/company-website, or the token may not see it. Take the name from the pipeline's URL.",
    ],
])("%j: the %s is missing", async (target, subject, text) => {
    expect(await check(target)).toEqual([{ subject, state: "wrong", text: text.replace("$URL", simulator.url) }]);
});

it.each([
    [
        401,
        "token",
        `${LOCATION}: 401 Unauthorized: A fault of the simulator. The token is wrong, expired, or from another region or ` +
            "workspace. Check buddyworks:token (or BUDDY_TOKEN) and buddyworks:region. After a token rotation run `pulumi up`, or " +
            "`pulumi refresh --run-program`, because plain refresh and destroy use the configuration of the last up.",
    ],
    [500, "pipeline", `${LOCATION}: 500 Internal Server Error: A fault of the simulator. Gave up after 2 retries.`],
])("a %i names what is wrong", async (status, subject, text) => {
    simulator.faults.add({ kind: "status", status, times: 3 });
    expect(await check()).toEqual([{ subject, state: "wrong", text }]);
});

it("a connection that fails names the address", async () => {
    simulator.faults.add({ kind: "cutBefore", times: 3 });
    const [found, ...others] = await check();
    expect(found).toMatchObject({ subject: "address", state: "wrong" });
    expect(found?.text).toMatch(/^read pipeline 1 in buddy\/company-website: the connection to http:/);
    expect(others).toEqual([]);
});

it("a pipeline that a file defines is refused", async () => {
    const body = { id: 1, name: "Build image", definition_source: "REMOTE" };
    simulator.faults.add({ kind: "status", status: 200, body });
    expect((await check())[4]).toEqual({
        subject: "pipeline",
        state: "wrong",
        text:
            '1, "Build image", is defined by a file in a repository, which overwrites actions. Name a pipeline that is defined in ' +
            "Buddy.",
    });
});

it("a token that may not see integrations is a note", async () => {
    simulator.faults.add({ kind: "status", status: 403, path: /integrations/ });
    expect((await check())[6]).toMatchObject({
        state: "note",
        text: expect.stringContaining("It needs INTEGRATION_INFO (since August 2026: INTEGRATION_READ)."),
    });
});

it.each([
    ["remaining", "9997 requests left"],
    ["none", "Buddy does not say how many requests are left"],
] as const)("the rate limit with headers %s", async (rateLimitHeaders, text) => {
    simulator.behaviour.rateLimitHeaders = rateLimitHeaders;
    expect((await check()).at(-1)).toEqual({ subject: "rate limit", state: "ok", text });
});

it.each([
    [nodeCheck("20.3.0"), "ok", "20.3.0"],
    [nodeCheck("20.2.0"), "note", "20.2.0 is older than 20.3.0. Update it."],
    [sdkCheck("3.139.0"), "ok", "3.139.0"],
    [sdkCheck("3.138.0"), "note", "3.138.0 is older than 3.139.0. Run npm install @pulumi/pulumi@latest."],
    [sdkCheck(undefined), "note", "@pulumi/pulumi is not installed in this folder. Run this command in your project."],
    [cliCheck("3.254.0"), "ok", "3.254.0"],
    [
        cliCheck("3.253.1"),
        "note",
        "3.253.1 cannot import dynamic resources. Update it to 3.254.0 or newer to use import.",
    ],
    [cliCheck(undefined), "note", "there is no pulumi command on PATH. Install it to use the provider."],
])("%j", ({ state, text }, expectedState, expectedText) => {
    expect([state, text]).toEqual([expectedState, expectedText]);
});
