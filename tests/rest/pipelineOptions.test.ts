import { join } from "node:path";
import { type Simulator, startSimulator } from "../../simulator";
import { messages } from "../helpers/cliOutput";
import { CLI_COMMAND } from "../helpers/environment";
import { programOf } from "../helpers/programs";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { runProcess } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";
import { withSimulator } from "../helpers/withSimulator";

const PROJECT = { workspace: "buddy", project: "company-website" };
const RELEASE = { ...PROJECT, pipelineId: 13 };

const simulator = withSimulator();
let project: PulumiProject;
let other: Simulator;

beforeEach(async () => {
    other = await startSimulator({ token: "token-of-another-account" });
});

afterEach(async () => {
    await project?.remove();
    await other.close();
});

/** What a team wraps: a pipeline with a build and a message after it. */
const RELEASE_CLASS = `
    class Release extends pulumi.ComponentResource {
        constructor(name, { isProtected = false } = {}, opts) {
            super("acme:index:Release", name, {}, opts);
            const place = { workspace: "buddy", projectName: "company-website" };
            const pipeline = new Pipeline(name, place, { parent: this, protect: isProtected });
            const inPipeline = { ...place, pipelineId: pipeline.pipelineId };
            const build = new DockerfileAction(name + "-build", { ...inPipeline, dockerfilePath: "Dockerfile" }, { parent: this });
            const wait = { ...inPipeline, type: "SLEEP", properties: { sleep_in_sec: 5 } };
            new Action(name + "-wait", wait, { parent: this, dependsOn: [build] });
            this.pipelineId = pipeline.pipelineId;
        }
    }
`;

const pipelineNames = ({ state }: Simulator) => state.pipelines(PROJECT).map(({ name }) => name);
const actionNames = ({ state }: Simulator) => state.actions(RELEASE).map(({ name }) => name);

describeWithCli("pipelines and their actions", () => {
    it("go up in components, in order, each in the account of its provider, and down again", async () => {
        const program = programOf(`
            ${RELEASE_CLASS}
            const provider = new Provider("other", { baseUrl: ${JSON.stringify(other.url)}, token: config.require("token") });
            new Release("mine");
            new Release("theirs", {}, { provider });
        `);
        project = await createPulumiProject({ program, simulator });
        await project.setConfig("token", other.token, { secret: true });

        await project.up("--skip-preview");

        expect(pipelineNames(simulator)).toEqual(["Build image", "Live mirror", "mine"]);
        expect(actionNames(simulator)).toEqual(["mine-build", "mine-wait"]);
        expect(pipelineNames(other)).toEqual(["Build image", "Live mirror", "theirs"]);
        expect(actionNames(other)).toEqual(["theirs-build", "theirs-wait"]);
        expect(await project.exportState()).not.toContain(other.token);
        await project.preview("--expect-no-changes");

        await project.destroy("--skip-preview");

        expect([pipelineNames(simulator), pipelineNames(other)]).toEqual([
            ["Build image", "Live mirror"],
            ["Build image", "Live mirror"],
        ]);
    });

    it("are deleted without a protected pipeline, and the next up puts them back into it", async () => {
        project = await createPulumiProject({
            program: programOf(`${RELEASE_CLASS}\nnew Release("mine", { isProtected: true });`),
            simulator,
        });
        await project.up("--skip-preview");

        const failed = await project.run("destroy", "--yes", "--skip-preview");

        expect(failed.code).not.toBe(0);
        expect(messages(failed)).toContainEqual(expect.stringMatching(/^error: resource .*::mine" cannot be deleted$/));
        expect(pipelineNames(simulator)).toContain("mine");
        await project.up("--skip-preview");
        expect(pipelineNames(simulator)).toEqual(["Build image", "Live mirror", "mine"]);
        expect(actionNames(simulator)).toEqual(["mine-build", "mine-wait"]);
    });

    it("go up and down from an inline program of the Automation API", async () => {
        project = await createPulumiProject({ program: "", simulator });
        await project.writeProgram(`
            const { dirname } = require("node:path");
            const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");
            ${programOf("").replace(/const config.*/, "")}
            ${RELEASE_CLASS}
            (async () => {
                const root = dirname(dirname(process.env.${CLI_COMMAND}));
                const pulumiCommand = await PulumiCommand.get({ root, skipVersionCheck: true });
                const program = async () => ({ pipelineId: new Release("mine").pipelineId });
                const where = { stackName: "inline", projectName: "releases", program };
                const stack = await LocalWorkspace.createOrSelectStack(where, { pulumiCommand });
                const { outputs } = await stack.up();
                const { changeSummary } = await stack.preview();
                const { summary } = process.argv.includes("--keep") ? {} : await stack.destroy();
                process.stdout.write(JSON.stringify([outputs.pipelineId.value, changeSummary, summary?.resourceChanges]));
            })();
        `);
        const cwd = join(project.folder, "project");
        const run = (...args: string[]) =>
            runProcess(process.execPath, {
                args: ["index.js", ...args],
                cwd,
                env: { ...project.env, [CLI_COMMAND]: process.env[CLI_COMMAND] ?? "" },
            });

        const kept = await run("--keep");
        expect([kept.code, kept.stderr]).toEqual([0, ""]);
        expect(JSON.parse(kept.stdout)).toEqual([13, { same: 5 }, null]);
        expect(actionNames(simulator)).toEqual(["mine-build", "mine-wait"]);

        const destroyed = await run();
        expect(JSON.parse(destroyed.stdout)).toEqual([13, { same: 5 }, { delete: 5 }]);
        expect(pipelineNames(simulator)).toEqual(["Build image", "Live mirror"]);
    });
});
