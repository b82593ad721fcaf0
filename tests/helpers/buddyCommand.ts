import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "./environment";
import type { PulumiProject } from "./pulumiProject";
import { type Ran, runProcess } from "./runProcess";
import { typeCheck } from "./typeCheck";

const SCRIPT = join(REPOSITORY, "dist", "bin", "commandLine.js");

/** Makes `npx pulumi-buddyworks` work in the project's folder, as an installed package does. */
export async function installBuddyCommand({ folder }: PulumiProject): Promise<void> {
    const bin = join(folder, "project", "node_modules", ".bin");
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, "pulumi-buddyworks"), `#!/bin/sh\nexec node ${JSON.stringify(SCRIPT)} "$@"\n`);
    await chmod(join(bin, "pulumi-buddyworks"), 0o755);
}

/** Runs `npx pulumi-buddyworks <args>` in a project's folder, with the project's environment. */
export function runBuddyCommand({ folder, env }: PulumiProject, ...args: string[]): Promise<Ran> {
    return runProcess(process.execPath, { args: [SCRIPT, ...args], cwd: join(folder, "project"), env });
}

/** What the command wrote into the project's folder. */
export function importedText({ folder }: PulumiProject, name: string): Promise<string> {
    return readFile(join(folder, "project", name), "utf8");
}

/** Makes what the command wrote the project's whole program. It must compile. */
export async function useImportedProgram(project: PulumiProject, name = "images.ts"): Promise<void> {
    const text = await importedText(project, name);
    const { messages } = await typeCheck({ program: text });
    expect(messages).toEqual({ program: [] });
    await project.writeProgram(text);
}
