import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Watches the provider's host that runs in a folder; Linux only, elsewhere there is no figure. */
export interface HostMemory {
    /** Ends the watch and returns the peak, in MB. */
    stop(): number | undefined;
}

const INTERVAL_MS = 100;
const KB_PER_MB = 1024;

export function watchHostMemory(folder: string): HostMemory {
    let pid: string | undefined;
    let peakKb: number | undefined;
    const sample = (): void => {
        pid ??= findHost(folder);
        const held = pid === undefined ? undefined : peakOf(pid);
        if (held === undefined) {
            pid = undefined; // the launcher's own process, which finds the host's path, names the host, too
            return;
        }
        peakKb = Math.max(peakKb ?? 0, held);
    };
    const timer = setInterval(sample, INTERVAL_MS);
    return {
        stop: () => {
            clearInterval(timer);
            return peakKb === undefined ? undefined : peakKb / KB_PER_MB;
        },
    };
}

function findHost(folder: string): string | undefined {
    try {
        return readdirSync("/proc").find((pid) => /^\d+$/.test(pid) && isHost(pid, folder));
    } catch {
        return undefined; // no /proc here
    }
}

function isHost(pid: string, folder: string): boolean {
    try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return command.includes("dynamic-provider") && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
        return false; // it ended meanwhile
    }
}

function peakOf(pid: string): number | undefined {
    try {
        const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        return peak === undefined ? undefined : Number(peak);
    } catch {
        return undefined;
    }
}
