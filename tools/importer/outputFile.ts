import { access, readFile, rename, writeFile } from "node:fs/promises";

/** Writes a file; a different one of that name is kept beside it. Answers the name under which it was kept. */
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
