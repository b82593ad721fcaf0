import { mkdtemp, realpath } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { type Simulator, startSimulator } from "../simulator";
import { CLI_COMMAND, neutralEnvironment } from "../tests/helpers/environment";
import { createPulumiProject, type PulumiProject } from "../tests/helpers/pulumiProject";
import { runProcess } from "../tests/helpers/runProcess";
import { InstallFailure } from "./install";
import { languageHostWith } from "./languageHost";
import { runLifecycle, type Stack } from "./lifecycle";
import type { MatrixSetup } from "./matrixSetup";
import { type Plan, planOf } from "./plan";
import { prepareProject } from "./prepare";
import type { Refusal, Row } from "./row";
import type { Runtime } from "./tools";
import { managerTitle, packageTitles } from "./versions";

/** The result of a row. */
export interface Outcome {
    row: Row;
    /** What the row ran with, e.g. "npm 11.19.1, Node.js 20.20.2, …". */
    versions: string;
    /** How the result differs from what the matrix says. */
    mismatch?: string;
}

/** Creates the row's project and runs its stack through its lifecycle, or checks that it is refused. */
export async function runRow(row: Row, setup: MatrixSetup, { isShort = false } = {}): Promise<Outcome> {
    const plan = planOf(row, setup);
    const runtime = await setup.tools.runtime(row.runtime);
    const titles = [await managerTitle(plan, setup), runtime.title];
    const simulator = await startSimulator();
    try {
        const project = await createProject({ plan, setup, runtime, simulator });
        try {
            const cwd = await realpath(join(project.folder, plan.place));
            titles.push(...packageTitles(cwd, plan));
            const stack = { project, simulator, run: commandOf({ plan, project, runtime, cwd }) };
            const mismatch = row.refusal
                ? await checkRefusal(row.refusal, stack, cwd)
                : await runLifecycle(stack, { isShort }).then(() => undefined, messageOf);
            return { row, versions: titles.join(", "), ...(mismatch !== undefined && { mismatch }) };
        } finally {
            await project.remove();
        }
    } catch (error) {
        const outcome = { row, versions: titles.join(", ") };
        const isExpected =
            error instanceof InstallFailure &&
            row.refusal?.at === "install" &&
            error.message.includes(row.refusal.message);
        return isExpected ? outcome : { ...outcome, mismatch: messageOf(error) };
    } finally {
        await simulator.close();
    }
}

interface ProjectParts {
    plan: Plan;
    setup: MatrixSetup;
    runtime: Runtime;
    simulator: Simulator;
}

async function createProject({ plan, setup, runtime, simulator }: ProjectParts): Promise<PulumiProject> {
    const cli = process.env[CLI_COMMAND] ?? "pulumi";
    const { options } = plan.program;
    const host =
        options && (await languageHostWith(options, { folder: await mkdtemp(join(setup.folder, "host-")), cli }));
    const folders = [host, dirname(cli), runtime.folder, neutralEnvironment()["PATH"]];
    return createPulumiProject({
        simulator,
        place: plan.place,
        layOut: (folder) => prepareProject(folder, { plan, setup, runtimeFolder: runtime.folder }),
        env: {
            PATH: folders.filter((folder) => folder !== undefined).join(delimiter),
            PULUMI_NODEJS_TRANSPILE_ONLY: "", // types are checked, as they are for users
            PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
        },
    });
}

interface CommandOptions {
    plan: Plan;
    project: PulumiProject;
    runtime: Runtime;
    cwd: string;
}

function commandOf({ plan, project, runtime, cwd }: CommandOptions): Stack["run"] {
    const { deploys } = plan.program;
    if (deploys === undefined) {
        return project.run;
    }
    const node = join(runtime.folder, "node");
    return (...args) => runProcess(node, { args: [deploys, ...args], cwd, env: project.env });
}

async function checkRefusal({ at, message }: Refusal, stack: Stack, cwd: string): Promise<string | undefined> {
    if (at === "install") {
        return "the installation succeeded";
    }
    await stack.project.setConfig("tag", "1.4.0");
    const ran = await stack.run("preview");
    const requests = stack.simulator.journal.all().length;
    if (ran.code === 0 || requests > 0) {
        return `preview ended with code ${ran.code} and ${requests} requests\n${ran.all}`;
    }
    const text = ran.all.replaceAll(cwd, "<project>");
    return text.includes(message) ? undefined : `preview said something else\n${text}`;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
