import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface BuildOnce {
    /** The folder to end up with; it appears whole or not at all. */
    target: string;
    /** Whether what lies at `target` can be used as it is. */
    isUsable: () => Promise<boolean>;
    build: (folder: string) => Promise<void>;
    onWait: () => void;
    /** Ends the waiting; `build` must end by itself. */
    signal?: AbortSignal | undefined;
}

const HEARTBEAT_MS = 5_000;
const LOOK_AGAIN_MS = 500;
// For one that read the clock before us and makes its folder after we looked.
const SETTLE_MS = 100;
// A process that missed this many heartbeats was killed.
const DEAD_AFTER_MS = 12 * HEARTBEAT_MS;
// Leftovers of killed processes; far older than any pause of a process that still lives.
const REMOVE_AFTER_MS = 24 * 3600 * 1000;

/**
 * Builds into a folder of our own and renames it, so that two processes at once cannot harm each other. To spare the
 * second the work, each takes a turn: the folder's name begins with the time, and earlier living turns come first.
 */
export async function buildOnce({ target, isUsable, build, onWait, signal }: BuildOnce): Promise<void> {
    const parent = dirname(target);
    const prefix = `${basename(target)}.building-`;
    const turn = `${prefix}${Date.now()}-${randomBytes(4).toString("hex")}`;
    const folder = join(parent, turn);
    await mkdir(folder, { recursive: true });
    const removeFolder = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.once("exit", removeFolder);
    const heartbeat = setInterval(() => {
        const now = new Date();
        utimes(folder, now, now).catch(() => undefined);
    }, HEARTBEAT_MS);
    try {
        await sleep(SETTLE_MS, undefined, { signal });
        let isWaiting = false;
        while (await hasEarlierTurn({ parent, prefix, turn })) {
            if (!isWaiting) {
                onWait();
                isWaiting = true;
            }
            await sleep(LOOK_AGAIN_MS, undefined, { signal });
        }
        if (await isUsable()) {
            return;
        }
        const result = join(folder, "result");
        await mkdir(result);
        await build(result);
        await rm(target, { recursive: true, force: true });
        await rename(result, target).catch(async (error: unknown) => {
            if (!(await isUsable())) {
                throw error;
            }
        });
    } finally {
        clearInterval(heartbeat);
        process.removeListener("exit", removeFolder);
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
}

async function hasEarlierTurn({
    parent,
    prefix,
    turn,
}: {
    parent: string;
    prefix: string;
    turn: string;
}): Promise<boolean> {
    for (const name of await readdir(parent)) {
        if (!name.startsWith(prefix) || name >= turn) {
            continue;
        }
        const silentMs = await silence(join(parent, name));
        if (silentMs < DEAD_AFTER_MS) {
            return true;
        }
        if (silentMs > REMOVE_AFTER_MS && Number.isFinite(silentMs)) {
            await rm(join(parent, name), { recursive: true, force: true });
        }
    }
    return false;
}

/** Milliseconds since the last heartbeat; endless when the folder has gone. */
async function silence(folder: string): Promise<number> {
    try {
        return Date.now() - (await stat(folder)).mtimeMs;
    } catch {
        return Number.POSITIVE_INFINITY;
    }
}
