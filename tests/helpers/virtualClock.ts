import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock } from "../../provider/client/clock";

export interface VirtualClock extends Clock {
    /** Every wait that began, in milliseconds. */
    waits: number[];
}

/** Moved on by waits alone: those that begin together end together. */
export function createVirtualClock(): VirtualClock {
    let now = Date.parse("2026-11-22T12:00:00Z");
    const waits: number[] = [];
    return {
        waits,
        now: () => now,
        async sleep(ms, signal) {
            const end = now + ms;
            waits.push(ms);
            await nextTurn();
            now = signal?.aborted ? now : Math.max(now, end);
        },
    };
}
