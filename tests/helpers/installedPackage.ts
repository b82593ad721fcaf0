import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, relative, sep } from "node:path";
import { NODE_FOLDER, neutralEnvironment, REPOSITORY } from "./environment";
import { type Ran, runProcess } from "./runProcess";

/** The package as users get it: packed by npm and installed from the tarball, beside Pulumi and TypeScript. */
export interface InstalledPackage {
    /** The project's folder; projects in folders below it find the package too. */
    folder: string;
    /** Every file of the package, by its path in it. */
    files: string[];
    /** Runs a command in a folder of its own below the project, with these files in it. */
    runIn(folder: string, command: string, args: string[], files: Record<string, string>): Promise<Ran>;
    remove(): Promise<void>;
}

const BESIDE = ["@pulumi/pulumi", "typescript", "@types/node"];

export async function installPackage(): Promise<InstalledPackage> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), "pulumi-buddyworks-installed-")));
    const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    try {
        const tarball = await packPackage(folder);
        await writeFile(join(folder, "package.json"), JSON.stringify({ name: "users-project", private: true }));
        const beside = await Promise.all(BESIDE.map(async (name) => `${name}@${await installedVersion(name)}`));
        await npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", tarball, ...beside);
        const files = await filesBelow(join(folder, "node_modules", "pulumi-buddyworks"));
        return { folder, files, runIn: (...args) => runIn(folder, ...args), remove };
    } catch (error) {
        await remove();
        throw error;
    }
}

async function runIn(
    project: string,
    ...[folder, command, args, files]: Parameters<InstalledPackage["runIn"]>
): Promise<Ran> {
    const cwd = join(project, folder);
    await mkdir(cwd, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
        await writeFile(join(cwd, name), text);
    }
    const neutral = neutralEnvironment();
    const env = { ...neutral, PATH: [NODE_FOLDER, neutral["PATH"] ?? ""].join(delimiter) };
    return runProcess(command, { args, cwd, env });
}

/** Packs the built package into the folder; the path of the tarball. */
export async function packPackage(folder: string): Promise<string> {
    // Without scripts, since building would change dist/ under other tests.
    await npm(REPOSITORY, "pack", "--ignore-scripts", "--pack-destination", folder);
    const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
    if (tarball === undefined) {
        throw new Error("npm pack left no tarball");
    }
    return join(folder, tarball);
}

export async function npm(cwd: string, ...args: string[]): Promise<void> {
    const given = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const ran = await runProcess("npm", { args: [...args, "--loglevel=error"], cwd, env: Object.fromEntries(given) });
    if (ran.code !== 0) {
        throw new Error(`npm ${args.join(" ")} ended with code ${ran.code}\n${ran.all}`);
    }
}

/** The version of a package in a folder's `node_modules`: by default the one this repository is developed with. */
export async function installedVersion(name: string, folder = REPOSITORY): Promise<string> {
    const manifest = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
    return (JSON.parse(manifest) as { version: string }).version;
}

async function filesBelow(folder: string): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
        .sort();
}
