import type { HttpResponse } from "./httpResponse";

type Headers = HttpResponse["headers"];

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, .* GMT$/;

/** The delay that `Retry-After` asks for, in milliseconds. Buddy was never seen to send it, but proxies do. */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
    const text = headers["retry-after"]?.trim() ?? "";
    if (/^\d+(\.\d+)?$/.test(text)) {
        return Number(text) * 1000;
    }
    // Date.parse alone would read "-1" as a day in 2001.
    const date = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

/**
 * Milliseconds until Buddy's rate limit is reset, from `X-Rate-Limit-Reset`: unix seconds. Unix milliseconds and a delay in
 * seconds are understood, too (buddy-api, section 8).
 */
export function resetMs(headers: Headers, now: number): number | undefined {
    const text = headers["x-rate-limit-reset"]?.trim() ?? "";
    if (!/^\d+(\.\d+)?$/.test(text)) {
        return undefined;
    }
    const reset = Number(text);
    if (reset < 1e6) {
        return reset * 1000;
    }
    return Math.max(0, (reset < 1e11 ? reset * 1000 : reset) - serverTime(headers, now));
}

/** The response's own `Date`, so that a wrong local clock does no harm. */
function serverTime(headers: Headers, now: number): number {
    const date = Date.parse(headers["date"] ?? "");
    return Number.isNaN(date) ? now : date;
}
