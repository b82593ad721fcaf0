import { rmSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoEnvironment } from "./demoEnvironment";
import { runPulumi } from "./demoPulumi";
import type { Interruption } from "./interruption";
import type { PulumiCli } from "./pulumiCli";

export interface DemoStackOptions {
    cli: PulumiCli;
    /** The folder of Pulumi.yaml. */
    root: string;
    simulator: { url: string; token: string };
    workspace: string;
    interruption: Interruption;
    isColored: boolean;
}

export interface StateResource {
    type: string;
    id?: string;
    outputs?: Record<string, unknown>;
}

/** A stack of the root's Pulumi.yaml whose state and configuration live in a temporary folder. */
export interface DemoStack {
    folder: string;
    /** Announces and runs `pulumi <args>` before the reader's eyes; what only shortens the output is not announced. */
    show(...args: string[]): Promise<void>;
    outputs(): Promise<Record<string, unknown>>;
    /** The resources in the recorded state, Pulumi's own stack and provider entries left out. */
    resources(): Promise<StateResource[]>;
    /** The stacks that Pulumi knows. */
    names(): Promise<string[]>;
    remove(): Promise<void>;
}

export async function createDemoStack(options: DemoStackOptions): Promise<DemoStack> {
    const { cli, root, simulator, workspace, interruption, isColored } = options;
    const folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-demo-"));
    // For ends that run no `finally`, such as an exception in an event handler.
    const removeNow = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    process.once("exit", removeNow);

    const project = join(folder, "project");
    const configFile = ["--config-file", join(project, "Pulumi.demo.yaml")];
    const env = demoEnvironment({ env: process.env, cliFolder: cli.folder, folder, simulator, workspace });
    const ask = (args: string[], cwd = root): Promise<string> =>
        runPulumi({ command: cli.command, args, cwd, env, isShown: false, interruption });

    const stack: DemoStack = {
        folder,
        show: async (...args) => {
            const announced = args.filter((word) => !word.startsWith("--suppress-"));
            console.log(`$ pulumi ${announced.join(" ")}`);
            const quiet = args[0] === "config" ? [] : ["--suppress-progress"];
            const color = ["--color", isColored ? "always" : "never"];
            const all = [...args, ...configFile, ...quiet, ...color];
            await runPulumi({ command: cli.command, args: all, cwd: root, env, isShown: true, interruption });
        },
        outputs: async () => JSON.parse(await ask(["stack", "output", "--json"])),
        resources: async () => {
            const exported: { deployment: { resources?: StateResource[] } } = JSON.parse(
                await ask(["stack", "export"]),
            );
            return (exported.deployment.resources ?? []).filter(({ type }) => !type.startsWith("pulumi:"));
        },
        names: async () => {
            const stacks: { name: string }[] = JSON.parse(await ask(["stack", "ls", "--json"]));
            return stacks.map(({ name }) => name);
        },
        remove: async () => {
            await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
            process.removeListener("exit", removeNow);
        },
    };

    try {
        await mkdir(join(folder, "state"));
        await mkdir(project);
        // `stack init` knows no --config-file and writes beside Pulumi.yaml, so it runs beside a copy.
        await copyFile(join(root, "Pulumi.yaml"), join(project, "Pulumi.yaml"));
        await ask(["stack", "init", "demo"], project);
        return stack;
    } catch (error) {
        await stack.remove();
        throw error;
    }
}
