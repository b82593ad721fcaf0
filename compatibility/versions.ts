import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runProcess } from "../tests/helpers/runProcess";
import type { MatrixSetup } from "./matrixSetup";
import { type Plan, SDK } from "./plan";

/** Name and version, for the table. */
export async function managerTitle({ manager: { tool } }: Plan, { tools }: MatrixSetup): Promise<string> {
    if (tool === undefined) {
        const env = process.env as Record<string, string>;
        const { stdout } = await runProcess("npm", { args: ["--version"], cwd: process.cwd(), env });
        return `npm ${stdout.trim()}`;
    }
    return `${tool.title} ${(await tools.fetch(tool)).version}`;
}

/** Of the installed packages; empty where none can be found, as without a `node_modules` folder. */
export function packageTitles(folder: string, { program }: Plan): string[] {
    const titles: Record<string, string> = { [SDK]: SDK, typescript: "TypeScript" };
    return [SDK, ...(program.uses ?? [])].flatMap((name) => {
        const version = versionIn(folder, name);
        return version === undefined ? [] : [`${titles[name] ?? name} ${version}`];
    });
}

function versionIn(folder: string, name: string): string | undefined {
    try {
        const manifest = createRequire(join(folder, "index.js")).resolve(`${name}/package.json`);
        return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
    } catch {
        return undefined;
    }
}
