import { isFailedHandshake, isSystemCode, TIMED_OUT } from "./connectionFailure";
import type { Method, Outcome } from "./httpRequester";
import { apiErrorText } from "./httpResponse";
import { resetMs, retryAfterMs } from "./rateHeaders";

/** What has happened to a request so far. */
export interface RetryState {
    method: Method;
    /** Failures after which it was sent again. */
    failures: number;
    /** Rate limit responses; `maxRetries` does not count them. */
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
/** The longest delay that is taken from a header. */
const LONGEST_SERVER_DELAY_MS = 60_000;
/** From a request's first attempt to the start of its last. */
export const LONGEST_OPERATION_MS = 10 * 60_000;
/** After so many rate limits, short delays of the server are lengthened more and more. */
const MOST_SHORT_DELAYS = 20;
const SHORT_DELAY_MS = 1000;

const CONNECTION_LOST = ["ECONNRESET", "ECONNABORTED", "ETIMEDOUT", "EPIPE", "EPROTO", "ERR_NETWORK", TIMED_OUT];
const TRANSIENT_STATUSES = [408, 500, 502, 503, 504];

export function isRateLimit(outcome: Outcome): boolean {
    if (!("response" in outcome)) {
        return false;
    }
    const { response } = outcome;
    return response.status === 429 || (response.status === 403 && /rate limit/i.test(apiErrorText(response, [])));
}

/** True when Buddy certainly did not process the request. */
export function wasNotProcessed(outcome: Outcome): boolean {
    return "failure" in outcome ? outcome.failure.stage !== "open" : isRateLimit(outcome);
}

/**
 * How long to wait before the next attempt, in milliseconds; `undefined` means stop. A POST is repeated only if Buddy
 * certainly did not process it: Buddy has no idempotency keys, so a repeated POST could create a second object.
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
    const wait = Math.round(waitMs(serverDelay(outcome, now), isLimit, state, random));
    return now + wait > deadline ? undefined : wait;
}

function waitMs(delay: number | undefined, isLimit: boolean, state: RetryState, random: number): number {
    if (delay === undefined) {
        return backoff(isLimit ? state.rateLimits : state.failures, random);
    }
    // Waits for rate limits are not counted, so a server that asks for almost no delay must not be flooded.
    const least = isLimit && delay < SHORT_DELAY_MS ? backoff(state.rateLimits - MOST_SHORT_DELAYS, random) : 0;
    return Math.max(Math.min(delay, LONGEST_SERVER_DELAY_MS) + random * FIRST_WAIT_MS, least);
}

/** Exponential with full jitter, so that parallel requests do not return at the same time. */
function backoff(repetitions: number, random: number): number {
    return Math.max(random * Math.min(LONGEST_BACKOFF_MS, FIRST_WAIT_MS * 2 ** repetitions), FIRST_WAIT_MS / 2);
}

function isRetryable(outcome: Outcome): boolean {
    if ("response" in outcome) {
        return isRateLimit(outcome) || TRANSIENT_STATUSES.includes(outcome.response.status);
    }
    const { failure } = outcome;
    if (failure.proxyResponse !== undefined) {
        return [429, ...TRANSIENT_STATUSES].includes(failure.proxyResponse.status);
    }
    const { stage, code } = failure;
    const isLost = CONNECTION_LOST.includes(code) || code.startsWith("ERR_SSL_");
    // A retry mends neither a certificate nor a wrong port.
    return !isFailedHandshake(failure) && (isLost || (stage !== "open" && isSystemCode(code)));
}

function serverDelay(outcome: Outcome, now: number): number | undefined {
    const response = "response" in outcome ? outcome.response : outcome.failure.proxyResponse;
    if (response === undefined) {
        return undefined;
    }
    const { headers } = response;
    // Buddy may send the reset time with every response; it matters only at a rate limit.
    return retryAfterMs(headers, now) ?? (isRateLimit(outcome) ? resetMs(headers, now) : undefined);
}
