import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { codeBlocks } from "../docs/markdown";
import { agrees, stableLines, transcriptSteps } from "../docs/transcript";
import { REPOSITORY } from "./environment";
import type { PulumiProject } from "./pulumiProject";
import { runProcess } from "./runProcess";

/** Runs every command of a page's only terminal transcript in the project, and compares what it prints. */
export async function replay(page: string, project: PulumiProject): Promise<void> {
    const [block, ...others] = codeBlocks(readFileSync(join(REPOSITORY, page), "utf8")).filter(
        ({ language }) => language === "console",
    );
    expect(others).toEqual([]);
    const steps = transcriptSteps(block?.text ?? "");
    expect(steps.length).toBeGreaterThan(0);
    for (const { command, expected } of steps) {
        const printed = await run(command, project);
        const lines = stableLines(expected);
        if (!agrees(printed, lines)) {
            expect({ command, printed }).toEqual({ command, printed: lines });
        }
    }
}

async function run(command: string, project: PulumiProject): Promise<string[]> {
    const cwd = join(project.folder, "project");
    const bin = join(cwd, "node_modules", ".bin");
    const env = { ...project.env, PATH: [bin, project.env["PATH"] ?? ""].join(delimiter) };
    // npm's own remarks on its configuration are none of the reader's.
    const { all } = await runProcess("bash", { args: ["-c", `{ ${command}\n} 2>&1`], cwd, env }); // one pipe keeps the order
    return stableLines(all.split("\n").filter((line) => !line.startsWith("npm ")));
}
