import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { CLI_COMMAND, NODE_FOLDER, neutralEnvironment, REPOSITORY } from "./environment";
import { type Ran, runProcess } from "./runProcess";

export interface ProjectOptions {
    /** The program's text: `index.js`, or `index.ts` with `language: "ts"`. */
    program?: string;
    language?: "js" | "ts";
    /** Fills the project's folder in another way: Pulumi.yaml, program and packages. `run` runs Pulumi in it. */
    layOut?: (folder: string, run: PulumiProject["run"]) => Promise<void>;
    /** Where the project lies in its temporary folder. @default "project" */
    place?: string;
    /** The project's name; its stack is called "test". */
    name?: string;
    /** Where the program's `BUDDY_BASE_URL` and `BUDDY_TOKEN` point to; none: neither is set. */
    simulator?: { url: string; token: string };
    /** More environment, e.g. `BUDDY_WORKSPACE`. */
    env?: Record<string, string>;
    /** A project to share the backend with, for stack references. */
    beside?: PulumiProject;
    /** A project whose stack this is another checkout of: the same name and stack file, and by `env` the same backend. */
    checkoutOf?: PulumiProject;
    /** When to give up on a command; a test needs not say. */
    longestMs?: number;
}

export interface StateResource {
    urn: string;
    type: string;
    id?: string;
    inputs?: Record<string, unknown>;
    outputs?: Record<string, unknown>;
    [key: string]: unknown;
}

interface Preview {
    steps: { op: string; urn: string }[];
}

const isPulumis = (urn: string) => urn.split("::")[2]?.startsWith("pulumi:") === true;

/** A Pulumi project with one stack in a temporary folder, with its own backend and home. */
export interface PulumiProject {
    folder: string;
    stateFolder: string;
    env: Record<string, string>;
    /** Runs `pulumi <args>`, whatever comes of it. */
    run(...args: string[]): Promise<Ran>;
    /** The same, to be interrupted before its end. */
    start(...args: string[]): { pid: number; ran: Promise<Ran> };
    /** These run a command that must succeed. */
    up(...args: string[]): Promise<Ran>;
    preview(...args: string[]): Promise<Ran>;
    refresh(...args: string[]): Promise<Ran>;
    destroy(...args: string[]): Promise<Ran>;
    /** What a preview would do, as "create image"; Pulumi's own stack and provider entries left out. */
    plan(...args: string[]): Promise<string[]>;
    /** The resources of the recorded state, Pulumi's own stack and provider entries left out. */
    resources(): Promise<StateResource[]>;
    /** The exported state as text, with ciphertext in the place of secrets. */
    exportState(): Promise<string>;
    outputs(options?: { showSecrets: boolean }): Promise<Record<string, unknown>>;
    setConfig(key: string, value: string, options?: { secret: boolean }): Promise<void>;
    writeProgram(text: string): Promise<void>;
    remove(): Promise<void>;
}

const TSCONFIG = { compilerOptions: { target: "es2022", module: "nodenext", strict: true, types: ["node"] } };
const PASSPHRASE = "only for tests";
const STACK_FILE = "Pulumi.test.yaml";

export async function createPulumiProject(options: ProjectOptions): Promise<PulumiProject> {
    const { name = "site-images", language = "js", place = "project", program, beside, checkoutOf } = options;
    const command = process.env[CLI_COMMAND] ?? "pulumi";
    const folder = await mkdtemp(join(tmpdir(), "pulumi-buddyworks-test-"));
    const stateFolder = beside?.stateFolder ?? join(folder, "state");
    const env = { ...projectEnvironment({ command, folder, stateFolder, options }) };
    const cwd = join(folder, place);
    const linkPackages = (): Promise<void> => layOut({ cwd, name, language });

    const start = (...args: string[]) => {
        let pid = 0;
        const onStart = (started: number) => {
            pid = started;
        };
        const ran = runProcess(command, {
            args: [...args, "--non-interactive", "--color", "never"],
            cwd,
            env,
            onStart,
            ...(options.longestMs !== undefined && { longestMs: options.longestMs }),
        });
        return { pid, ran };
    };
    const run = (...args: string[]) => start(...args).ran;
    const succeed = async (...args: string[]) => {
        const ran = await run(...args);
        if (ran.code !== 0) {
            throw new Error(`pulumi ${args.join(" ")} ended with code ${ran.code}\n${ran.all}`);
        }
        return ran;
    };
    const exportState = async () => (await succeed("stack", "export")).stdout;
    const project: PulumiProject = {
        folder,
        stateFolder,
        env,
        run,
        start,
        up: (...args) => succeed("up", "--yes", ...args),
        preview: (...args) => succeed("preview", ...args),
        refresh: (...args) => succeed("refresh", "--yes", ...args),
        destroy: (...args) => succeed("destroy", "--yes", ...args),
        exportState,
        plan: async (...args) => {
            const { steps } = JSON.parse((await succeed("preview", "--json", ...args)).stdout) as Preview;
            return steps.filter(({ urn }) => !isPulumis(urn)).map(({ op, urn }) => `${op} ${urn.split("::").at(-1)}`);
        },
        resources: async () => {
            const { deployment } = JSON.parse(await exportState()) as { deployment: { resources?: StateResource[] } };
            return (deployment.resources ?? []).filter(({ urn }) => !isPulumis(urn));
        },
        outputs: async (wanted) => {
            const flags = wanted?.showSecrets ? ["--show-secrets"] : [];
            return JSON.parse((await succeed("stack", "output", "--json", ...flags)).stdout);
        },
        setConfig: async (key, value, wanted) => {
            const kind = wanted?.secret ? "--secret" : "--plaintext";
            await succeed("config", "set", key, value, kind);
        },
        writeProgram: (text) => writeFile(join(cwd, `index.${language}`), text),
        remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    };
    try {
        await mkdir(stateFolder, { recursive: true });
        await mkdir(join(folder, "tmp"));
        await (options.layOut ?? linkPackages)(cwd, run);
        if (program !== undefined) {
            await project.writeProgram(program);
        }
        if (checkoutOf !== undefined) {
            await copyFile(join(checkoutOf.folder, "project", STACK_FILE), join(cwd, STACK_FILE));
            return project;
        }
        await succeed("stack", "init", "test");
        return project;
    } catch (error) {
        await project.remove();
        throw error;
    }
}

async function layOut({ cwd, name, language }: { cwd: string; name: string; language: "js" | "ts" }): Promise<void> {
    const modules = join(cwd, "node_modules");
    await mkdir(join(modules, "@pulumi"), { recursive: true });
    await writeFile(join(cwd, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\n`);
    await writeFile(join(cwd, "package.json"), JSON.stringify({ name, private: true, main: `index.${language}` }));
    await symlink(REPOSITORY, join(modules, "pulumi-buddyworks"), "junction");
    await symlink(
        join(REPOSITORY, "node_modules", "@pulumi", "pulumi"),
        join(modules, "@pulumi", "pulumi"),
        "junction",
    );
    if (language === "js") {
        return;
    }
    await writeFile(join(cwd, "tsconfig.json"), JSON.stringify(TSCONFIG));
    await mkdir(join(modules, "@types"));
    for (const dependency of ["typescript", join("@types", "node")]) {
        await symlink(join(REPOSITORY, "node_modules", dependency), join(modules, dependency), "junction");
    }
}

interface EnvironmentOptions {
    command: string;
    folder: string;
    stateFolder: string;
    options: ProjectOptions;
}

function projectEnvironment({ command, folder, stateFolder, options }: EnvironmentOptions): Record<string, string> {
    const { simulator, env } = options;
    const neutral = neutralEnvironment();
    return {
        ...neutral,
        PATH: [dirname(command), NODE_FOLDER, neutral["PATH"] ?? ""].join(delimiter),
        // The language host leaves its pipes behind when it is ended.
        TMPDIR: join(folder, "tmp"),
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: pathToFileURL(stateFolder).href,
        PULUMI_STACK: "test",
        PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        ...(simulator && { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token }),
        ...env,
    };
}
