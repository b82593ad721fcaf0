import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { messages } from "../helpers/cliOutput";
import { CLI_COMMAND, NODE_FOLDER, neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { runProcess } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

/** What each stack's `up` printed, in the order of the stacks. */
type Printed = Record<string, string>;

// In a process of its own: Jest's would hear of failures that nobody handles before Pulumi does.
const ROLL_OUT = `
    const { dirname } = require("node:path");
    const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");
    const { DockerfileAction, getPipelineOutput } = require("pulumi-buddyworks");

    const site = { workspace: "buddy", projectName: "company-website" };
    const programs = {
        one: async () => void new DockerfileAction("image", { ...site, pipelineId: 1, dockerfilePath: "Dockerfile" }),
        two: async () => void new DockerfileAction("image", { ...site, pipelineId: 2, dockerfilePath: "Dockerfile" }),
        failing: async () => void getPipelineOutput({ ...site, name: "Bild image" }),
        last: async () => ({ pipelineId: getPipelineOutput({ ...site, name: "Build image" }).pipelineId }),
    };
    const root = dirname(dirname(process.env.${CLI_COMMAND}));

    async function rollOut([stackName, program], pulumiCommand) {
        const place = { workDir: process.env.WORK_FOLDER, envVars: {}, pulumiCommand };
        const stack = await LocalWorkspace.createOrSelectStack({ stackName, projectName: "images", program }, place);
        await stack.setConfig("buddyworks:token", { value: process.env.TOKEN });
        await stack.setConfig("buddyworks:regoin", { value: "eu" });
        return stack.up().then(({ stdout }) => stdout, ({ message }) => message.slice(message.indexOf("stderr:")));
    }

    (async () => {
        const pulumiCommand = await PulumiCommand.get({ root, skipVersionCheck: true });
        const printed = {};
        for (const entry of Object.entries(programs)) {
            printed[entry[0]] = await rollOut(entry, pulumiCommand);
        }
        process.stdout.write(JSON.stringify(printed));
    })();
`;

const simulator = withOneSimulator();
let folder: string;

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-inline-"));
    await Promise.all(["state", "work"].map((name) => mkdir(join(folder, name))));
});

afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
});

function environment(): Record<string, string> {
    const command = process.env[CLI_COMMAND] ?? "pulumi";
    const neutral = neutralEnvironment();
    return {
        ...neutral,
        PATH: [dirname(command), NODE_FOLDER, neutral["PATH"] ?? ""].join(delimiter),
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: pathToFileURL(join(folder, "state")).href,
        PULUMI_CONFIG_PASSPHRASE: "only for tests",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        BUDDY_BASE_URL: simulator.url,
        TOKEN: simulator.token,
        WORK_FOLDER: join(folder, "work"),
    };
}

describeWithCli("stacks of one Automation API program, one after another in a process", () => {
    let printed: Printed;

    beforeAll(async () => {
        // The function whose result nothing uses would fail long after the end of its program.
        simulator.faults.add({ kind: "slow", ms: 3000, path: "/pipelines?" });
        const ran = await runProcess(process.execPath, {
            args: ["--eval", ROLL_OUT],
            cwd: REPOSITORY,
            env: environment(),
        });
        expect(ran.stderr).toBe("");
        printed = JSON.parse(ran.stdout) as Printed;
    });

    const WARNINGS = [
        "warning: buddyworks:regoin: must be a setting of pulumi-buddyworks (there is none of this name). Did you mean buddyworks:region?",
        "warning: buddyworks:token: must be a secret (it is in plain text in the stack's configuration and state). " +
            "Run `pulumi config set --secret buddyworks:token` and enter it again.",
    ];

    it.each(["one", "two", "last"])("are warned of their configuration each: %s", (name) => {
        expect(messages({ all: printed[name] ?? "" })).toEqual(WARNINGS);
    });

    it("end with the error of a function whose result nothing uses, and the process goes on", () => {
        const failure =
            'getPipeline: project buddy/company-website has no pipeline called "Bild image". Did you mean "Build image"? ' +
            'It has "Build image" (1), "Live mirror" (2).';
        // The second is the SDK's summary of the first.
        expect(messages({ all: printed["failing"] ?? "" })).toEqual([
            `error: One or more errors occurred: ${failure}`,
            `error: ${failure}`,
            ...WARNINGS,
        ]);
        expect(printed["last"]).toMatch(/pipelineId *: 1/);
    });
});
