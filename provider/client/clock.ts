import { setTimeout as sleep } from "node:timers/promises";

/** The time and waits, so that tests can replace both. */
export interface Clock {
    /** Milliseconds since 1970. */
    now(): number;
    /** Resolves after so many milliseconds or as soon as the signal is aborted; never rejects. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        // Measured by `now`, a timer can end up to a millisecond early, and the rest would be announced as another wait.
        await sleep(ms + 1, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
};
