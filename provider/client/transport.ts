import type { Settings } from "../settings/settings";
import { type HttpResponse, isSuccess } from "./apiErrorMessage";
import { type Clock, systemClock } from "./clock";
import { CANCELLED, type ConnectionFailure, OVERDUE, TIMED_OUT } from "./connectionFailure";
import { createHttpRequester, type HttpRequest, type HttpRequester, type Method, type Outcome } from "./httpRequester";
import { createRateLimiter, type RateLimiter } from "./rateLimiter";
import { createRetryBudget, type RetryBudget } from "./retryBudget";
import { isRateLimit, LONGEST_OPERATION_MS, type RetryState, retryWait } from "./retryPolicy";

export interface Request extends HttpRequest {
    /** Told what is being waited for, and how long. */
    notify: (text: string) => void;
    /** When it must have ended, in milliseconds since 1970. */
    deadline?: number;
    /** Once more after Ctrl-C or the deadline: cleaning up, or finding out what a write has done. */
    isCleanUp?: boolean;
}

/** What the last attempt brought instead of a success. */
export type Failed = Outcome & {
    /** Attempts beside the first, and why there were no more, for the message. */
    retries: number;
    isBudgetSpent: boolean;
};

/** What the transport has to know of whoever the requests are sent for. */
export interface Cancellation {
    /** Aborted when no further request should begin; reads and waits that are under way end, too. */
    readonly signal: AbortSignal;
    /** True when no result would be recorded any more. */
    engineIsGone(): Promise<boolean>;
    /** Ends this process soon: nobody else does so once the engine is gone. */
    exitWhenIdle(): void;
}

/** Sends requests with retries, within the budget and the rate limit that all of them share. */
export interface Transport {
    send(request: Request): Promise<{ response: HttpResponse } | { failed: Failed }>;
}

/** After Ctrl-C a read is cut off at once, a write that may be repeated soon. A POST is not: its id would be lost. */
const CANCEL_AFTER_MS: Readonly<Partial<Record<Method, number>>> = { GET: 0, PATCH: 3000, DELETE: 3000 };
const NOT_SENT: ConnectionFailure = { code: CANCELLED, detail: "", stage: "connecting" };

interface Shared {
    settings: Settings;
    cancellation: Cancellation;
    clock: Clock;
    http: HttpRequester;
    rateLimiter: RateLimiter;
    budget: RetryBudget;
}

export function createTransport(settings: Settings, cancellation: Cancellation, clock: Clock = systemClock): Transport {
    const http = createHttpRequester(settings);
    const shared = {
        settings,
        cancellation,
        clock,
        http,
        rateLimiter: createRateLimiter(),
        budget: createRetryBudget(),
    };
    return { send: (request) => send(shared, request) };
}

async function send(shared: Shared, request: Request): Promise<{ response: HttpResponse } | { failed: Failed }> {
    const { settings, cancellation, clock, rateLimiter, budget } = shared;
    const { method, notify, isCleanUp = false } = request;
    const { maxRetries } = settings;
    const cancelled = isCleanUp ? undefined : cancellation.signal;
    const deadline = (isCleanUp ? undefined : request.deadline) ?? clock.now() + LONGEST_OPERATION_MS;
    const state: RetryState = { method, failures: 0, rateLimits: 0 };
    let last: Outcome = { failure: NOT_SENT };
    const failed = (outcome: Outcome, isBudgetSpent = false) => ({
        failed: { ...outcome, retries: state.failures + state.rateLimits, isBudgetSpent },
    });
    for (;;) {
        if (cancelled?.aborted) {
            return failed({ failure: NOT_SENT });
        }
        // At the deadline it is asked once more: a refusal tells more than waiting on.
        const pause = Math.min(rateLimiter.delay(clock.now()), deadline - clock.now());
        if (pause > 0) {
            notify(`rate limited, waiting ${seconds(pause)}`);
            await clock.sleep(pause, cancelled);
            continue;
        }
        const isRepeated = state.failures + state.rateLimits > 0;
        if (isRepeated && method === "POST" && (await cancellation.engineIsGone())) {
            cancellation.exitWhenIdle();
            return failed(last);
        }
        const limit = limitOf(request, settings.timeoutMs, clock.now());
        if (limit.ms <= 0) {
            return failed(isRepeated ? last : { failure: { ...NOT_SENT, code: OVERDUE } });
        }
        last = await attempt(shared, request, limit);
        if ("response" in last && isSuccess(last.response)) {
            budget.refill();
            return { response: last.response };
        }
        const now = clock.now();
        const wait = retryWait(last, state, { maxRetries, now, deadline, random: Math.random() });
        if (wait === undefined || cancelled?.aborted) {
            return failed(last);
        }
        if (isRateLimit(last)) {
            state.rateLimits += 1;
            rateLimiter.pause(now + wait);
            continue;
        }
        if (!budget.take()) {
            return failed(last, true);
        }
        state.failures += 1;
        notify(`no answer (${reason(last)}), waiting ${seconds(wait)} (retry ${state.failures} of ${maxRetries})`);
        await clock.sleep(wait, cancelled);
    }
}

/** How long an attempt may take, and what ends it. */
interface Limit {
    ms: number;
    reason: string;
}

function limitOf({ deadline, isCleanUp }: Request, timeoutMs: number, now: number): Limit {
    const leftMs = deadline === undefined || isCleanUp ? Number.POSITIVE_INFINITY : Math.floor(deadline - now);
    return leftMs < timeoutMs ? { ms: leftMs, reason: OVERDUE } : { ms: timeoutMs, reason: TIMED_OUT };
}

/**
 * One attempt, limited all told: axios's own timeout counts idle time, which a dripping answer never has. Nothing but
 * this attempt's own signal reaches axios, which would throw away a good answer, and a POST's id with it, when its
 * signal was aborted meanwhile. (AbortSignal.any would save the listener here, but keeps one entry per attempt in a
 * signal that lives as long as the process: seen with Node 20.20.2.)
 */
async function attempt({ cancellation, http }: Shared, request: Request, limit: Limit): Promise<Outcome> {
    const controller = new AbortController();
    const end = (reason: string, afterMs: number) => setTimeout(() => controller.abort(reason), afterMs);
    const timers = [end(limit.reason, limit.ms)];
    const cancelAfterMs = request.isCleanUp ? undefined : CANCEL_AFTER_MS[request.method];
    const onCancel = () => {
        if (cancelAfterMs !== undefined) {
            timers.push(end(CANCELLED, cancelAfterMs));
        }
    };
    cancellation.signal.addEventListener("abort", onCancel);
    try {
        return await http(request, controller.signal);
    } finally {
        timers.forEach(clearTimeout);
        cancellation.signal.removeEventListener("abort", onCancel);
    }
}

function reason(outcome: Outcome): string | number {
    return "response" in outcome ? outcome.response.status : outcome.failure.code;
}

function seconds(ms: number): string {
    return `${Math.ceil(ms / 1000)} s`;
}
