import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { NODE_FOLDER, neutralEnvironment } from "../tests/helpers/environment";
import { runProcess } from "../tests/helpers/runProcess";
import { install } from "./install";
import { PACKAGE, type Plan, SDK } from "./plan";
import { LIBRARY } from "./programs";
import type { Workshop } from "./workshop";

interface Preparation {
    plan: Plan;
    shop: Workshop;
    runtimeFolder: string;
}

/** Writes a project, installs its packages and builds its program. */
export async function prepareProject(folder: string, { plan, shop, runtimeFolder }: Preparation): Promise<void> {
    const { program, manager, managerName, arrangement } = plan;
    const installation = { manager, runtimeFolder };
    await writeProject(folder, plan);
    if (arrangement !== "alone") {
        await install(await writeWorkspace(folder, plan, shop), installation, shop);
    } else if (managerName === "npm" && !program.isUninstalledAfterBuild) {
        await symlink(await sharedModules(plan, shop), join(folder, "node_modules"), "junction");
    } else {
        await writeFiles(folder, manager.files?.([]) ?? {});
        await install(folder, installation, shop);
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

/** Pulumi's project becomes one of two packages; returns the workspace's folder. */
async function writeWorkspace(folder: string, { manager, dependencies }: Plan, shop: Workshop): Promise<string> {
    const packages = dirname(folder);
    const root = dirname(packages);
    const { [SDK]: sdk } = dependencies;
    await writeFiles(join(packages, LIBRARY.name), {
        ...LIBRARY.files,
        "package.json": manifest({
            name: LIBRARY.name,
            version: "1.0.0",
            dependencies: { [PACKAGE]: `file:${shop.tarball}`, [SDK]: sdk },
        }),
    });
    await writeFiles(root, {
        ...manager.files?.(["packages/*"]),
        "package.json": manifest({ name: "monorepo", workspaces: ["packages/*"] }),
    });
    return root;
}

/** Packages that npm installed for several rows: installing them for each would double the matrix's time. */
function sharedModules({ dependencies, manager }: Plan, shop: Workshop): Promise<string> {
    return shop.installOnce(JSON.stringify(dependencies), async () => {
        const folder = await mkdtemp(join(shop.folder, "installed-"));
        await writeFiles(folder, { "package.json": manifest({ name: "infra", dependencies }) });
        await install(folder, { manager, runtimeFolder: NODE_FOLDER }, shop);
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
