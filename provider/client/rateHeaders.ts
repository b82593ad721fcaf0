/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*, .* GMT$/;

/**
 * What `Retry-After` asks for, in milliseconds; seconds or an HTTP date. Never seen from Buddy, but usual for proxies.
 * Date.parse alone would take "-1" for a day in 2001.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
    const asked = headers["retry-after"]?.trim() ?? "";
    if (/^\d+(\.\d+)?$/.test(asked)) {
        return Number(asked) * 1000;
    }
    const date = HTTP_DATE.test(asked) ? Date.parse(asked) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - serverTime(headers, now));
}

/**
 * Milliseconds until Buddy's window of requests begins anew, from `X-Rate-Limit-Reset`: unix seconds; milliseconds and
 * small numbers, taken for a delay in seconds, are understood, too (buddy-api, section 8).
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

/** The answer's own `Date`, so that a wrong local clock does no harm. */
function serverTime(headers: Headers, now: number): number {
    const date = Date.parse(headers["date"] ?? "");
    return Number.isNaN(date) ? now : date;
}
