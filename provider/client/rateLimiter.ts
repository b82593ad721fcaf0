/**
 * A pause that all requests of the process share: Buddy counts them per token. There is no slowing down ahead of time;
 * what is left by the headers' count is a guess, because others use the same token, and a refusal costs one request.
 */
export interface RateLimiter {
    /** How many milliseconds from `now` a request has to wait; 0 when it may go at once. */
    delay(now: number): number;
    /** Lets no request go before `until`, in milliseconds since 1970; a longer pause stays as it is. */
    pause(until: number): void;
}

export function createRateLimiter(): RateLimiter {
    let end = 0;
    return {
        delay: (now) => Math.max(0, end - now),
        pause(until) {
            end = Math.max(end, until);
        },
    };
}
