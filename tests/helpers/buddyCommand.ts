import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { REPOSITORY } from "./environment";
import type { PulumiProject } from "./pulumiProject";
import { type Ran, runProcess } from "./runProcess";
import { typeCheck } from "./typeCheck";

/** Runs `npx pulumi-buddyworks <args>` in a project's folder, with the project's environment. */
export function runBuddyCommand({ folder, env }: PulumiProject, ...args: string[]): Promise<Ran> {
    const script = join(REPOSITORY, "dist", "bin", "commandLine.js");
    return runProcess(process.execPath, { args: [script, ...args], cwd: join(folder, "project"), env });
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
