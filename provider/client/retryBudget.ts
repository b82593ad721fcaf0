/** Retries that all requests of the process share, so that an outage fails fast instead of once per resource. */
export interface RetryBudget {
    /** Takes one retry; `false` when none is left. */
    take(): boolean;
    /** An answer came: Buddy is well again, by as much. */
    refill(): void;
}

/** Enough for a few resources to use all their retries; an outage under fifty resources uses it up in seconds. */
const CAPACITY = 40;

export function createRetryBudget(capacity: number = CAPACITY): RetryBudget {
    let left = capacity;
    return {
        take() {
            if (left === 0) {
                return false;
            }
            left -= 1;
            return true;
        },
        refill() {
            left = Math.min(capacity, left + 1);
        },
    };
}
