/** How long one attempt may take. */
export interface AttemptLimit {
    /** Aborted when the time is over, or the grace after a cancellation. */
    signal: AbortSignal;
    /** True when it was the time that ended it. */
    isTimedOut(): boolean;
    /** To be called when the attempt is over, whatever became of it. */
    end(): void;
}

interface Terms {
    timeoutMs: number;
    cancelled: AbortSignal;
    /** Milliseconds that are left after a cancellation; without it a cancellation changes nothing. */
    grace: number | undefined;
}

/** Limits an attempt all told: axios's own timeout counts idle time, which a dripping answer never has. */
export function limitAttempt({ timeoutMs, cancelled, grace }: Terms): AttemptLimit {
    const controller = new AbortController();
    let isTimedOut = false;
    const timers = [
        setTimeout(() => {
            isTimedOut = true;
            controller.abort();
        }, timeoutMs),
    ];
    const onCancel = () => {
        if (grace !== undefined) {
            timers.push(setTimeout(() => controller.abort(), grace));
        }
    };
    cancelled.addEventListener("abort", onCancel);
    return {
        signal: controller.signal,
        isTimedOut: () => isTimedOut,
        end() {
            for (const timer of timers) {
                clearTimeout(timer);
            }
            cancelled.removeEventListener("abort", onCancel);
        },
    };
}
