// Tests what `pulumi up` does, with Pulumi's engine and a simulated Buddy. Needs the Pulumi CLI on the PATH, but no account.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation";
import { type Simulator, startSimulator } from "pulumi-buddyworks/simulator";
import { websiteImages } from "./images";

const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 }; // one that the simulator has

let simulator: Simulator;
let folder: string;
let stack: Stack;
let release = "1.0.0";

before(async () => {
    simulator = await startSimulator();
    folder = await mkdtemp(join(tmpdir(), "unit-tests-"));
    const program = async () => {
        const { web } = websiteImages({
            projectName: PIPELINE.project,
            pipelineId: PIPELINE.pipelineId,
            release,
            registryPassword: "hunter2",
        });
        return { htmlUrl: web.htmlUrl };
    };
    stack = await LocalWorkspace.createStack(
        { stackName: "test", projectName: "unit-tests", program },
        {
            workDir: folder,
            envVars: { PULUMI_BACKEND_URL: pathToFileURL(folder).href, PULUMI_CONFIG_PASSPHRASE: "only for tests" },
        },
    );
    await stack.setAllConfig({
        "buddyworks:baseUrl": { value: simulator.url },
        "buddyworks:token": { value: simulator.token, secret: true },
        "buddyworks:workspace": { value: PIPELINE.workspace },
    });
});

after(async () => {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
});

const actions = () => simulator.state.actions(PIPELINE);

test("up creates both actions, in order", async () => {
    const { outputs } = await stack.up();

    const [web, worker] = actions();
    assert.deepEqual([web?.name, worker?.name], ["web", "worker"]);
    assert.equal(web?.password, "hunter2");
    assert.match(String(outputs["htmlUrl"]?.value), new RegExp(`/action/${web?.id}/edit$`));
});

test("a second up sends nothing to Buddy", async () => {
    simulator.journal.clear();
    await stack.up();
    assert.deepEqual(simulator.journal.all(), []);
});

test("a new release updates both in place", async () => {
    const before = actions().map(({ id }) => id);
    release = "1.1.0";
    await stack.up();
    assert.deepEqual(
        actions().map((action) => [action.id, action.docker_image_tag]),
        before.map((id) => [id, "1.1.0"]),
    );
});

test("destroy leaves nothing behind", async () => {
    await stack.destroy();
    assert.deepEqual(actions(), []);
});
