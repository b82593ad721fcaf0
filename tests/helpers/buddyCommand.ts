import { join } from "node:path";
import { REPOSITORY } from "./environment";
import type { PulumiProject } from "./pulumiProject";
import { type Ran, runProcess } from "./runProcess";

/** Runs `npx pulumi-buddyworks <args>` in a project's folder, with the project's environment. */
export function runBuddyCommand({ folder, env }: PulumiProject, ...args: string[]): Promise<Ran> {
    const script = join(REPOSITORY, "dist", "bin", "commandLine.js");
    return runProcess(process.execPath, { args: [script, ...args], cwd: join(folder, "project"), env });
}
