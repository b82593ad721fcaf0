import { apiErrorText } from "./apiErrorMessage";
import { type ConnectionFailure, isFailedHandshake, isSystemCode, TIMED_OUT } from "./connectionFailure";
import type { Method, Outcome } from "./httpRequester";
import { resetMs, retryAfterMs } from "./rateHeaders";

/** What an operation has been through so far. */
export interface RetryState {
    method: Method;
    /** Failures after which it was tried again. */
    failures: number;
    /** Rate limits it has met: no failures, so `maxRetries` does not count them. */
    rateLimits: number;
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
/** So often a server may ask for less than this and refuse again, before it is asked ever more rarely. */
const MOST_SHORT_WAITS = 20;
const SHORT_WAIT_MS = 1000;

const LOST_ON_THE_WAY = ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT", "EPIPE", "EPROTO", "ERR_NETWORK", TIMED_OUT];
const TRANSIENT_STATUSES = [408, 500, 502, 503, 504];

export function isRateLimit(outcome: Outcome): boolean {
    if (!("response" in outcome)) {
        return false;
    }
    const { response: answer } = outcome;
    return answer.status === 429 || (answer.status === 403 && /rate limit/i.test(apiErrorText(answer, [])));
}

/** True when Buddy surely did not carry out the request. */
export function wasNotProcessed(outcome: Outcome): boolean {
    return "failure" in outcome ? outcome.failure.stage !== "open" : isRateLimit(outcome);
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` means stop. POST is repeated only where Buddy
 * surely did nothing: it knows no idempotency keys, so a blind repetition would create a second action.
 */
export function retryWait(
    outcome: Outcome,
    state: RetryState,
    { maxRetries, now, deadline, random }: RetryLimits,
): number | undefined {
    const isLimit = isRateLimit(outcome);
    const isSafe = state.method !== "POST" || wasNotProcessed(outcome);
    if (!isSafe || !isRetryable(outcome) || (!isLimit && state.failures >= maxRetries)) {
        return undefined;
    }
    const asked = serverDelay(outcome, now);
    const wait = Math.round(isLimit ? limitWait(asked, state, random) : failureWait(asked, state, random));
    return now + wait > deadline ? undefined : wait;
}

function failureWait(asked: number | undefined, { failures }: RetryState, random: number): number {
    return asked === undefined ? backoff(failures, random) : obeyed(asked, random);
}

/** Until the time that the server names. Nothing counts these waits, so one that names next to none is not pestered. */
function limitWait(asked: number | undefined, { rateLimits }: RetryState, random: number): number {
    if (asked === undefined) {
        return backoff(rateLimits, random);
    }
    const least = asked < SHORT_WAIT_MS ? backoff(rateLimits - MOST_SHORT_WAITS, random) : 0;
    return Math.max(obeyed(asked, random), least);
}

function obeyed(asked: number, random: number): number {
    return Math.min(asked, LONGEST_ASKED_WAIT_MS) + random * FIRST_WAIT_MS;
}

/** Exponential with full jitter: parallel operations must not come back in step. */
function backoff(attempts: number, random: number): number {
    return Math.max(random * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** attempts), FIRST_WAIT_MS / 2);
}

function isRetryable(outcome: Outcome): boolean {
    if ("response" in outcome) {
        return isRateLimit(outcome) || TRANSIENT_STATUSES.includes(outcome.response.status);
    }
    const { failure } = outcome;
    if (failure.refusal !== undefined) {
        return [429, ...TRANSIENT_STATUSES].includes(failure.refusal.status);
    }
    // Trying again mends neither a certificate nor a wrong port.
    return !isFailedHandshake(failure) && isTransient(failure);
}

function isTransient({ stage, code }: ConnectionFailure): boolean {
    const isLost = LOST_ON_THE_WAY.includes(code) || code.startsWith("ERR_SSL_");
    return isLost || (stage !== "open" && isSystemCode(code));
}

function serverDelay(outcome: Outcome, now: number): number | undefined {
    const answer = "response" in outcome ? outcome.response : outcome.failure.refusal;
    if (answer === undefined) {
        return undefined;
    }
    const { headers } = answer;
    // Buddy may send the reset time on every answer; it asks for a wait only when it limits.
    return retryAfterMs(headers, now) ?? (isRateLimit(outcome) ? resetMs(headers, now) : undefined);
}
