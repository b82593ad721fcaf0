/**
 * A pause that all requests of the process share, because Buddy counts requests per token. Requests are not slowed down
 * in advance: others use the same token, so the remaining count in a response's headers is a guess.
 */
export class RateLimiter {
    #pausedUntil = 0;

    /** How many milliseconds a request has to wait from `now`; 0 when it may start at once. */
    delay(now: number): number {
        return Math.max(0, this.#pausedUntil - now);
    }

    /** Holds all requests until a time in milliseconds since 1970; a longer pause stays as it is. */
    pause(until: number): void {
        this.#pausedUntil = Math.max(this.#pausedUntil, until);
    }
}

/** Enough for a few resources to use all their retries; an outage with fifty resources uses it up in seconds. */
const RETRIES = 40;

/** Retries that all requests of the process share, so that an outage fails once and not once per resource. */
export class RetryBudget {
    readonly #capacity: number;
    #left: number;

    constructor(capacity = RETRIES) {
        this.#capacity = capacity;
        this.#left = capacity;
    }

    /** Takes one retry; `false` when none is left. */
    take(): boolean {
        if (this.#left === 0) {
            return false;
        }
        this.#left -= 1;
        return true;
    }

    /** Returns one retry, after a successful response. */
    refill(): void {
        this.#left = Math.min(this.#capacity, this.#left + 1);
    }
}
