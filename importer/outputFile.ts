import { access, readFile, realpath, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

/** True if both paths name one file, also through symbolic links, whether it exists or not. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
    return (await realFile(one)) === (await realFile(other));
}

async function realFile(file: string): Promise<string> {
    const path = resolve(file);
    return realpath(path).catch(async () => {
        const folder = await realpath(dirname(path)).catch(() => dirname(path));
        return join(folder, basename(path));
    });
}

/** Writes a file. An existing one with other content is kept under another name, which is returned. */
export async function writeKeepingOld(file: string, text: string): Promise<string | undefined> {
    const old = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") {
            return undefined;
        }
        throw error;
    });
    if (old === text) {
        return undefined;
    }
    const kept = old === undefined ? undefined : await unusedName(`${file}.orig`);
    if (kept !== undefined) {
        await rename(file, kept);
    }
    await writeFile(file, text);
    return kept;
}

async function unusedName(name: string): Promise<string> {
    for (let count = 1; ; count += 1) {
        const candidate = count === 1 ? name : `${name}${count}`;
        const isFree = await access(candidate).then(
            () => false,
            () => true,
        );
        if (isFree) {
            return candidate;
        }
    }
}
