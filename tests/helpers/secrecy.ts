import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

// How Pulumi marks an encrypted value in a state file.
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** True when the value at the path, or something it lies in, is encrypted. */
export function isSealed(properties: unknown, path: readonly (string | number)[]): boolean {
    if (typeof properties !== "object" || properties === null) {
        return false;
    }
    const value = properties as Record<string | number, unknown>;
    if (value[SIGNATURE] === SECRET) {
        return typeof value["ciphertext"] === "string";
    }
    const [step, ...rest] = path;
    return step !== undefined && isSealed(value[step], rest);
}

/** The contents of all files below the folder, backups and history included. */
export async function allFiles(folder: string): Promise<string> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return (await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "utf8")))).join(
        "\n",
    );
}
