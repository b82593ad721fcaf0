/** D: the first two headers on every answer. O: the third, in unix seconds. A: the numbers. Never enforced here. */
export interface RateLimit {
    headers(): Record<string, string>;
}

const LIMIT = 10_000;
const WINDOW_MS = 60 * 60 * 1000;

export function createRateLimit(): RateLimit {
    let remaining = LIMIT;
    let windowEnd = Date.now() + WINDOW_MS;
    return {
        headers: () => {
            const now = Date.now();
            if (now >= windowEnd) {
                remaining = LIMIT;
                windowEnd = now + WINDOW_MS;
            }
            remaining = Math.max(0, remaining - 1);
            return {
                "X-Rate-Limit-Limit": String(LIMIT),
                "X-Rate-Limit-Remaining": String(remaining),
                "X-Rate-Limit-Reset": String(Math.ceil(windowEnd / 1000)),
            };
        },
    };
}
