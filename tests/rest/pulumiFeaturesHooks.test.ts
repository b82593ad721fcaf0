import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as ts from "typescript";
import { codeBlocks } from "../docs/markdown";
import { CLI_COMMAND, REPOSITORY } from "../helpers/environment";
import { ACTIONS_PATH, LIVE_MIRROR } from "../helpers/exampleAction";
import { createPulumiProject, type PulumiProject } from "../helpers/pulumiProject";
import { runProcess } from "../helpers/runProcess";
import { describeWithCli } from "../helpers/withCli";
import { withOneSimulator } from "../helpers/withSimulator";

const PAGE = readFileSync(join(REPOSITORY, "docs", "pulumi-features.md"), "utf8");
const RECIPE = codeBlocks(PAGE).find(({ text }) => text.includes("ResourceHook"))?.text ?? "";
const RUNS_PATH = ACTIONS_PATH.replace(/actions$/, "executions");

// An inline program, because the language host that can be built from Go modules does not know hooks.
const UP = `
    const { dirname } = require("node:path");
    const { LocalWorkspace, PulumiCommand } = require("@pulumi/pulumi/automation");

    (async () => {
        const root = dirname(dirname(process.env.${CLI_COMMAND}));
        const pulumiCommand = await PulumiCommand.get({ root, skipVersionCheck: true });
        const program = async () => void require("./recipe.js");
        const where = { stackName: "inline", projectName: "images", program };
        const stack = await LocalWorkspace.createOrSelectStack(where, { pulumiCommand });
        await stack.setConfig("tag", { value: process.argv[2] });
        const printed = await stack.up().then(({ stdout }) => stdout, ({ message }) => message);
        process.stdout.write(printed);
    })();
`;

describeWithCli("the recipe for a resource hook", () => {
    const simulator = withOneSimulator();
    let project: PulumiProject;

    beforeAll(async () => {
        project = await createPulumiProject({ program: UP, simulator });
        await writeRecipe(RECIPE);
    });

    afterAll(() => project?.remove());

    const writeRecipe = (text: string) => {
        const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
        return writeFile(join(project.folder, "project", "recipe.js"), outputText);
    };

    /** What `pulumi up` prints with this tag, and what it sends. */
    async function up(tag: string): Promise<{ printed: string; sent: unknown[] }> {
        simulator.journal.clear();
        const ran = await runProcess(process.execPath, {
            args: ["index.js", tag],
            cwd: join(project.folder, "project"),
            env: { ...project.env, [CLI_COMMAND]: process.env[CLI_COMMAND] ?? "" },
        });
        expect([ran.code, ran.stderr]).toEqual([0, ""]);
        const sent = simulator.journal.writes().map(({ method, path, status }) => [method, path, status]);
        return { printed: ran.stdout, sent };
    }

    it("runs the pipeline after a create and a change, and only then", async () => {
        const isRun = { method: "POST", path: "/executions" };
        simulator.faults.add({ kind: "status", status: 201, ...isRun, times: 2 });

        expect((await up("1")).sent).toEqual([
            ["POST", ACTIONS_PATH, 201],
            ["POST", RUNS_PATH, 201],
        ]);
        expect(simulator.journal.writes().at(-1)?.body).toEqual({
            to_revision: { revision: "HEAD" },
            comment: "changed by pulumi up",
        });
        expect((await up("1")).sent).toEqual([]);
        expect((await up("2")).sent).toEqual([
            ["PATCH", `${ACTIONS_PATH}/101`, 200],
            ["POST", RUNS_PATH, 201],
        ]);
    });

    it("fails the up when Buddy refuses the run, and the change is recorded nevertheless", async () => {
        const { printed, sent } = await up("3");

        expect(printed).toContain('error: after hook "runPipeline" failed: run the pipeline: 404 Not Found');
        expect(sent).toEqual([
            ["PATCH", `${ACTIONS_PATH}/101`, 200],
            ["POST", RUNS_PATH, 404],
        ]);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 101 })).toMatchObject({ docker_image_tag: "3" });
        expect((await up("3")).sent).toEqual([]);
    });

    it("warns instead with ignoreErrors", async () => {
        await writeRecipe(RECIPE.replace("    }\n});", "    }\n}, { ignoreErrors: true });"));

        const { printed, sent } = await up("4");

        expect(sent).toHaveLength(2);
        expect(printed).toContain("Resources:\n    ~ 1 updated\n");
        expect(printed).toMatch(/warning: .*run the pipeline: 404 Not Found/);
    });
});
