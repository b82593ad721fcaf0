/** What became of one attempt. */
export interface Attempt {
    method: string;
    /** Retries made so far. */
    retries: number;
    /** Absent when no answer came. */
    status?: number | undefined;
    headers?: Readonly<Record<string, string | undefined>>;
    /** Buddy's words, to know a rate limit that comes as 403. */
    words?: string;
    /** The system's code of a failed connection, e.g. `ECONNREFUSED`. */
    code?: string | undefined;
}

export interface RetryLimits {
    maxRetries: number;
    /** Milliseconds since 1970. */
    now: number;
    /** From 0 to 1, for jitter. */
    random: number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 20_000;
/** A header may ask for more than anybody would wait: never obey beyond this. */
const LONGEST_ASKED_WAIT_MS = 60_000;

// Refused before anything was sent: Buddy surely did nothing.
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"];
// A failed handshake, too, is before the request; but trying again does not mend a certificate.
const FAILED_HANDSHAKE = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const LOST_ON_THE_WAY = ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT", "EPIPE", "ERR_NETWORK", "ERR_BAD_RESPONSE"];
const TRANSIENT_STATUSES = [408, 500, 502, 503, 504];

export function isRateLimit({ status, words = "" }: Attempt): boolean {
    return status === 429 || (status === 403 && /rate limit/i.test(words));
}

/** True when Buddy surely did not carry out the request. */
export function surelyDidNothing(attempt: Attempt): boolean {
    return wasNeverSent(attempt) || isFailedHandshake(attempt) || isRateLimit(attempt);
}

export function isFailedHandshake({ status, code = "" }: Pick<Attempt, "status" | "code">): boolean {
    return status === undefined && FAILED_HANDSHAKE.test(code);
}

function wasNeverSent({ status, code = "" }: Attempt): boolean {
    return status === undefined && NEVER_SENT.includes(code);
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` means stop. POST is repeated only where Buddy
 * surely did nothing: it knows no idempotency keys, so a blind repetition would create a second action.
 */
export function retryWait(attempt: Attempt, { maxRetries, now, random }: RetryLimits): number | undefined {
    if (attempt.retries >= maxRetries || !isWorthwhile(attempt)) {
        return undefined;
    }
    // Full jitter: parallel operations must not come back in step.
    const backoff = random * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** attempt.retries);
    const asked = askedWait(attempt, now);
    if (asked === undefined) {
        return Math.round(Math.max(backoff, FIRST_WAIT_MS / 2));
    }
    return Math.round(Math.min(asked, LONGEST_ASKED_WAIT_MS) + random * FIRST_WAIT_MS);
}

function isWorthwhile(attempt: Attempt): boolean {
    if (wasNeverSent(attempt) || isRateLimit(attempt)) {
        return true;
    }
    if (attempt.method === "POST") {
        return false;
    }
    if (attempt.status !== undefined) {
        return TRANSIENT_STATUSES.includes(attempt.status);
    }
    return LOST_ON_THE_WAY.includes(attempt.code ?? "");
}

/** What the answer's headers ask for, reckoned against the answer's own `Date` so that a wrong local clock does no harm. */
function askedWait(attempt: Attempt, now: number): number | undefined {
    const headers = attempt.headers ?? {};
    const serverNow = Date.parse(headers["date"] ?? "");
    const clock = Number.isNaN(serverNow) ? now : serverNow;
    const retryAfter = headers["retry-after"]?.trim();
    if (retryAfter !== undefined && /^\d+$/.test(retryAfter)) {
        return Number(retryAfter) * 1000;
    }
    const retryDate = Date.parse(retryAfter ?? "");
    if (!Number.isNaN(retryDate)) {
        return Math.max(0, retryDate - clock);
    }
    const reset = Number(headers["x-rate-limit-reset"] ?? Number.NaN);
    // Buddy may send the reset time on every answer; it asks for a wait only when it limits.
    if (!Number.isFinite(reset) || reset < 0 || !isRateLimit(attempt)) {
        return undefined;
    }
    if (reset < 1e6) {
        return reset * 1000;
    }
    const resetMs = reset < 1e11 ? reset * 1000 : reset;
    return Math.max(0, resetMs - clock);
}
