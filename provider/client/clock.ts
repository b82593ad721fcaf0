import { setTimeout as sleep } from "node:timers/promises";

/** Time as waits need it, so that tests need none. */
export interface Clock {
    /** Milliseconds since 1970. */
    now(): number;
    /** Settles after so many milliseconds, or as soon as the signal is aborted; never fails. */
    sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
    now: () => Date.now(),
    async sleep(ms, signal) {
        await sleep(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
};
