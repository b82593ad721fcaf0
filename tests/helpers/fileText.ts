import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The text of a file that another process is going to write, as soon as it is whole: it ends with a line feed. */
export async function fileText(path: string): Promise<string> {
    while (!existsSync(path) || !readFileSync(path, "utf8").endsWith("\n")) {
        await sleep(20);
    }
    return readFileSync(path, "utf8").trim();
}
