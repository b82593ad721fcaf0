import { execFileSync } from "node:child_process";

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
