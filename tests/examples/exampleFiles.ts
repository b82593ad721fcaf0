import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codeBlocks } from "../docs/markdown";
import { REPOSITORY } from "../helpers/environment";

export const EXAMPLES_FOLDER = join(REPOSITORY, "examples");

/** The names of all examples. */
export const EXAMPLES = readdirSync(EXAMPLES_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

export interface ExampleManifest {
    name: string;
    private: boolean;
    scripts?: Record<string, string>;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
}

export const manifestOf = (example: string) =>
    JSON.parse(readFileSync(join(EXAMPLES_FOLDER, example, "package.json"), "utf8")) as ExampleManifest;

export const readmeOf = (example: string) => readFileSync(join(EXAMPLES_FOLDER, example, "README.md"), "utf8");

/** What belongs to the example itself: not what was installed or built, nor the stacks of whoever tried it. */
export const isOwn = (path: string) => !/(^|[\\/])(node_modules|dist|Pulumi\.[^\\/]+\.yaml)($|[\\/])/.test(path);

/** The commands that an example's README tells to run, in their order, each as its words. */
export function readmeCommands(example: string): string[][] {
    const blocks = codeBlocks(readmeOf(example)).filter(({ language }) => language === "sh");
    const lines = blocks.flatMap(({ text }) => text.split("\n"));
    return lines.filter((line) => line.trim() !== "").map((line) => line.trim().split(" "));
}
