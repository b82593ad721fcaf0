import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { NODE_FOLDER, neutralEnvironment, REPOSITORY } from "../helpers/environment";
import { LIVE_MIRROR } from "../helpers/exampleAction";
import { type Ran, runProcess } from "../helpers/runProcess";
import { withSimulator } from "../helpers/withSimulator";

const COMMAND = join(REPOSITORY, "dist", "bin", "commandLine.js");
export const TARGET = "buddy/company-website/2";
const SIMPLE = { type: "DOCKERFILE", dockerfile_path: "Dockerfile" };

export const simulator = withSimulator();
export let folder: string;
export let env: Record<string, string>;

beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-import-")));
    env = {
        ...neutralEnvironment(),
        PATH: [join(folder, "bin"), NODE_FOLDER, "/usr/bin", "/bin"].join(delimiter),
        BUDDY_BASE_URL: simulator.url,
        BUDDY_TOKEN: simulator.token,
    };
    simulator.state.addAction(LIVE_MIRROR, { ...SIMPLE, name: "Build" });
});

afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
});

export const run = (...args: string[]): Promise<Ran> =>
    runProcess(process.execPath, { args: [COMMAND, "import", ...args], cwd: folder, env });

export async function failure(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    return stderr;
}

/** A Pulumi project, and a `pulumi` that runs these scripts for its commands and notes each command line. */
export async function installPulumi(scripts: Record<string, string>): Promise<void> {
    await writeFile(join(folder, "Pulumi.yaml"), "name: site\nruntime: nodejs\n");
    await mkdir(join(folder, "bin"));
    const cases = Object.entries(scripts).map(([command, text]) => `${command}) ${text} ;;`);
    const script = `#!/bin/sh\necho "$@" >> "${folder}/commands"\necho "$BUDDY_REGION" >> "${folder}/regions"\ncase "$1" in\n${cases.join("\n")}\nesac\n`;
    await writeFile(join(folder, "bin", "pulumi"), script);
    await chmod(join(folder, "bin", "pulumi"), 0o755);
}

export const STACK_FIX = "Run the command in the project's folder, with a name that `pulumi stack ls` lists.\n";
export const NO_CONFIG = { config: "echo '{}'" };
export const ranCommands = () => readFile(join(folder, "commands"), "utf8");
