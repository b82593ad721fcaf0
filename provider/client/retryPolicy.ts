import { type Headers, resetMs, retryAfterMs } from "./rateHeaders";

/** What became of one attempt. */
export interface Attempt {
    method: string;
    /** Retries made so far. */
    retries: number;
    /** Absent when no answer came. */
    status?: number | undefined;
    headers?: Headers;
    /** Buddy's words, to know a rate limit that comes as 403. */
    words?: string;
    /** The system's code of a failed connection, e.g. `ECONNREFUSED`. */
    code?: string | undefined;
    /** What the system says besides the code. */
    detail?: string;
}

export interface RetryLimits {
    maxRetries: number;
    /** Milliseconds since 1970, like `deadline`. */
    now: number;
    /** When the whole operation must have ended, waits included. */
    deadline: number;
    /** From 0 to 1, for jitter. */
    random: number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_BACKOFF_MS = 20_000;
/** A header may ask for more than anybody would wait: never obey beyond this. */
const LONGEST_ASKED_WAIT_MS = 60_000;
/** From an operation's first attempt to the start of its last: beyond it nobody believes in an end any more. */
export const LONGEST_OPERATION_MS = 10 * 60_000;

// Refused before anything was sent: Buddy surely did nothing.
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"];
// Node's words for a connection lost between TCP and the end of the TLS handshake; its code is that of any reset.
const LOST_IN_HANDSHAKE = /before secure TLS connection was established/;
// A failed handshake, too, is before the request; but trying again does not mend a certificate.
const FAILED_HANDSHAKE = /^(EPROTO$|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const LOST_ON_THE_WAY = ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT", "EPIPE", "ERR_NETWORK"];
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

function wasNeverSent({ status, code = "", detail = "" }: Attempt): boolean {
    return status === undefined && (NEVER_SENT.includes(code) || LOST_IN_HANDSHAKE.test(detail));
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` means stop. POST is repeated only where Buddy
 * surely did nothing: it knows no idempotency keys, so a blind repetition would create a second action.
 */
export function retryWait(attempt: Attempt, { maxRetries, now, deadline, random }: RetryLimits): number | undefined {
    if (attempt.retries >= maxRetries || !isWorthwhile(attempt)) {
        return undefined;
    }
    const wait = Math.round(askedFor(attempt, now, random) ?? backoff(attempt.retries, random));
    return now + wait > deadline ? undefined : wait;
}

/** Exponential with full jitter: parallel operations must not come back in step. */
function backoff(retries: number, random: number): number {
    return Math.max(random * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** retries), FIRST_WAIT_MS / 2);
}

function askedFor(attempt: Attempt, now: number, random: number): number | undefined {
    const asked = askedWait(attempt, now);
    return asked === undefined ? undefined : Math.min(asked, LONGEST_ASKED_WAIT_MS) + random * FIRST_WAIT_MS;
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

function askedWait(attempt: Attempt, now: number): number | undefined {
    const headers = attempt.headers ?? {};
    // Buddy may send the reset time on every answer; it asks for a wait only when it limits.
    return retryAfterMs(headers, now) ?? (isRateLimit(attempt) ? resetMs(headers, now) : undefined);
}
