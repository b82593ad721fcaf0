import { mkdir } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runProcess } from "../tests/helpers/runProcess";
import type { Manager } from "./managers";
import type { Workshop } from "./workshop";

/** What a package manager said when it ended with an error. */
export class InstallFailure extends Error {}

const LONGEST_MS = 300_000;

// What npm hands its scripts on would lead other managers elsewhere; on a build server some demand a lock file.
const KEPT_OUT = /^(npm_|pnpm_|yarn_|bun_|CI$)/i;

export interface Installation {
    manager: Manager;
    /** The one with the `node` that shall run the manager. */
    runtimeFolder: string;
}

/** Runs the package manager in a folder with a package.json, as its user would. */
export async function install(cwd: string, { manager, runtimeFolder }: Installation, shop: Workshop): Promise<void> {
    const { tool } = manager;
    const command = tool === undefined ? "npm" : (await shop.tools.fetch(tool)).command;
    const store = join(shop.folder, "stores", tool?.name ?? "npm", tool?.version ?? "");
    await mkdir(store, { recursive: true });
    const given = Object.entries(process.env).filter(
        (entry): entry is [string, string] => entry[1] !== undefined && !KEPT_OUT.test(entry[0]),
    );
    const env = {
        ...Object.fromEntries(given),
        ...manager.environment?.({ registry: shop.registry, store }),
        PATH: [runtimeFolder, process.env["PATH"]].join(delimiter),
    };
    const ran = await runProcess(command, { args: manager.install, cwd, env, longestMs: LONGEST_MS });
    if (ran.code !== 0) {
        throw new InstallFailure(`${tool?.command ?? "npm"} ended with code ${ran.code}\n${ran.all}`);
    }
}
