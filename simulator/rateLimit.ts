/** D: the first two headers on every answer. O: the third, in unix seconds. A: the numbers. Never enforced here. */
export interface RateLimit {
    headers(): Record<string, string>;
}

const LIMIT = 10_000;
/** Here the next window begins, before its time: headers close to zero would make clients wait for nothing. */
const LOWEST_REMAINING = LIMIT / 2;
const WINDOW_MS = 60 * 60 * 1000;

export function createRateLimit(): RateLimit {
    let remaining = LIMIT;
    let windowEnd = Date.now() + WINDOW_MS;
    return {
        headers: () => {
            const now = Date.now();
            if (now >= windowEnd || remaining === LOWEST_REMAINING) {
                remaining = LIMIT;
                windowEnd = now + WINDOW_MS;
            }
            remaining -= 1;
            return {
                "X-Rate-Limit-Limit": String(LIMIT),
                "X-Rate-Limit-Remaining": String(remaining),
                "X-Rate-Limit-Reset": String(Math.ceil(windowEnd / 1000)),
            };
        },
    };
}
