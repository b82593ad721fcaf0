import type { Behaviour } from "./behaviour";

/**
 * The rate limit's headers. D: the first two. O: the third, in unix seconds. A: the numbers. The limit is not enforced.
 */
export interface RateLimit {
    headers(behaviour: Pick<Behaviour, "rateLimitHeaders">): Record<string, string>;
}

const LIMIT = 10_000;
/** At this number the next window begins early: lower numbers could make clients wait for no reason. */
const LOWEST_REMAINING = LIMIT / 2;
const WINDOW_MS = 60 * 60 * 1000;

export function createRateLimit(): RateLimit {
    let remaining = LIMIT;
    let windowEnd = Date.now() + WINDOW_MS;
    return {
        headers: ({ rateLimitHeaders }) => {
            const now = Date.now();
            if (now >= windowEnd || remaining === LOWEST_REMAINING) {
                remaining = LIMIT;
                windowEnd = now + WINDOW_MS;
            }
            remaining -= 1;
            const reset = { "X-Rate-Limit-Reset": String(Math.ceil(windowEnd / 1000)) };
            const count = { "X-Rate-Limit-Limit": String(LIMIT), "X-Rate-Limit-Remaining": String(remaining) };
            return {
                ...(rateLimitHeaders === "none" ? {} : count),
                ...(rateLimitHeaders === "reset" ? reset : {}),
            };
        },
    };
}
