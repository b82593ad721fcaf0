import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { NODE_FOLDER, neutralEnvironment } from "../tests/helpers/environment";
import { runProcess } from "../tests/helpers/runProcess";
import { install } from "./install";
import type { MatrixSetup } from "./matrixSetup";
import { PACKAGE, type Plan, SDK } from "./plan";
import { LIBRARY } from "./programs";

interface Preparation {
    plan: Plan;
    setup: MatrixSetup;
    runtimeFolder: string;
}

/** Writes a project, installs its packages and builds its program. */
export async function prepareProject(folder: string, { plan, setup, runtimeFolder }: Preparation): Promise<void> {
    const { program, manager, managerName, arrangement } = plan;
    const installation = { manager, runtimeFolder };
    await writeProject(folder, plan);
    if (arrangement !== "alone") {
        await install(await writeWorkspace(folder, plan, setup), installation, setup);
    } else if (managerName === "npm" && !program.isUninstalledAfterBuild) {
        await symlink(await sharedModules(plan, setup), join(folder, "node_modules"), "junction");
    } else {
        await writeFiles(folder, manager.files?.([]) ?? {});
        await install(folder, installation, setup);
    }
    if (program.build) {
        await build(folder, program.build);
    }
    if (program.isUninstalledAfterBuild) {
        await rm(join(folder, "node_modules", PACKAGE), { recursive: true });
    }
}

async function writeProject(folder: string, { program, dependencies }: Plan): Promise<void> {
    const { main, type, files, options } = program;
    await writeFiles(folder, {
        ...files,
        // JSON is YAML, too.
        "Pulumi.yaml": JSON.stringify({ name: "site-images", runtime: { name: "nodejs", options } }),
        "package.json": manifest({ name: "infra", main, type, dependencies }),
    });
}

/** Makes Pulumi's project one of two packages; returns the workspace's folder. */
async function writeWorkspace(folder: string, { manager, dependencies }: Plan, setup: MatrixSetup): Promise<string> {
    const packages = dirname(folder);
    const root = dirname(packages);
    const { [SDK]: sdk } = dependencies;
    await writeFiles(join(packages, LIBRARY.name), {
        ...LIBRARY.files,
        "package.json": manifest({
            name: LIBRARY.name,
            version: "1.0.0",
            dependencies: { [PACKAGE]: `file:${setup.tarball}`, [SDK]: sdk },
        }),
    });
    await writeFiles(root, {
        ...manager.files?.(["packages/*"]),
        "package.json": manifest({ name: "monorepo", workspaces: ["packages/*"] }),
    });
    return root;
}

/** Rows with the same packages share one installation; separate ones would double the matrix's time. */
function sharedModules({ dependencies, manager }: Plan, setup: MatrixSetup): Promise<string> {
    return setup.installOnce(JSON.stringify(dependencies), async () => {
        const folder = await mkdtemp(join(setup.folder, "installed-"));
        await writeFiles(folder, { "package.json": manifest({ name: "infra", dependencies }) });
        await install(folder, { manager, runtimeFolder: NODE_FOLDER }, setup);
        return join(folder, "node_modules");
    });
}

async function build(cwd: string, [command, ...args]: readonly [string, ...string[]]): Promise<void> {
    const neutral = neutralEnvironment();
    const env = { ...neutral, PATH: [NODE_FOLDER, neutral["PATH"]].join(delimiter) };
    const ran = await runProcess(join(cwd, "node_modules", ".bin", command), { args, cwd, env });
    if (ran.code !== 0) {
        throw new Error(`${command} ended with code ${ran.code}\n${ran.all}`);
    }
}

function manifest(fields: object): string {
    return `${JSON.stringify({ private: true, ...fields }, undefined, 2)}\n`;
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
        const path = join(folder, name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, text);
    }
}
