import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runProcess } from "../tests/helpers/runProcess";
import type { Manager } from "./managers";
import type { MatrixSetup } from "./matrixSetup";

/** A package manager ended with an error; the message has its output. */
export class InstallFailure extends Error {}

const LONGEST_MS = 300_000;

// npm's variables would misconfigure the other managers, and with CI set some require a lock file.
const EXCLUDED = /^(npm_|pnpm_|yarn_|bun_|CI$)/i;

export interface Installation {
    manager: Manager;
    /** The folder of the `node` that runs the manager. */
    runtimeFolder: string;
}

/** Runs the package manager in a folder with a package.json, as its user would. */
export async function install(
    cwd: string,
    { manager, runtimeFolder }: Installation,
    setup: MatrixSetup,
): Promise<void> {
    const { tool } = manager;
    const command = tool === undefined ? "npm" : (await setup.tools.fetch(tool)).command;
    const store = join(setup.folder, "stores", tool?.name ?? "npm", tool?.version ?? "");
    await mkdir(store, { recursive: true });
    const given = Object.entries(process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !EXCLUDED.test(entry[0]),
    );
    const env = {
        ...Object.fromEntries(given),
        ...manager.environment?.({ registry: setup.registry, store }),
        PATH: [runtimeFolder, process.env["PATH"]].join(delimiter),
    };
    const ran = await runProcess(command, { args: manager.install, cwd, env, longestMs: LONGEST_MS });
    if (ran.code !== 0) {
        throw new InstallFailure(`${tool?.command ?? "npm"} ended with code ${ran.code}\n${ran.all}`);
    }
}
