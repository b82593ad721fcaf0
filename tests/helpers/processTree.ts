import { execFileSync, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** Process ids of everything that `ancestor` started, directly or not, and whose command line holds `words`. */
export function descendants(ancestor: number, words: string): number[] {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
    const all = lines.map((line) => {
        const [, pid, parent, args = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
        return { pid: Number(pid), parent: Number(parent), args };
    });
    const family = new Set([ancestor]);
    for (let size = 0; size !== family.size; ) {
        size = family.size;
        for (const { pid } of all.filter(({ parent }) => family.has(parent))) {
            family.add(pid);
        }
    }
    return all.filter(({ pid, args }) => family.has(pid) && args.includes(words)).map(({ pid }) => pid);
}

/** Resolves when the process has ended. One that nobody waited for counts as ended, too. */
export async function processEnd(pid: number): Promise<void> {
    while (isRunning(pid)) {
        await sleep(20);
    }
}

function isRunning(pid: number): boolean {
    const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
    return stdout.trim() !== "" && !stdout.startsWith("Z");
}
