import type { Settings } from "../settings/settings";
import { type Clock, systemClock } from "./clock";
import { CANCELLED, type ConnectionFailure, OVERDUE, TIMED_OUT } from "./connectionFailure";
import { createHttpRequester, type HttpRequest, type HttpRequester, type Method, type Outcome } from "./httpRequester";
import { type HttpResponse, isSuccess } from "./httpResponse";
import { isRateLimit, LONGEST_OPERATION_MS, type RetryState, retryWait } from "./retryPolicy";
import { RateLimiter, RetryBudget } from "./sharedLimits";

export interface TransportRequest extends HttpRequest {
    /** Told why and how long the request waits. */
    notify: (text: string) => void;
    /** When the request must have ended, in milliseconds since 1970. */
    deadline?: number;
    /** Continues after Ctrl-C and after the deadline. */
    isCleanUp?: boolean;
}

/** What the last attempt brought instead of a success. */
export type Failed = Outcome & {
    /** Attempts besides the first. */
    retries: number;
    /** True when the shared retry budget allowed no more. */
    isBudgetSpent: boolean;
};

export interface Cancellation {
    /** Aborted when no further request should begin; reads and waits that have begun end, too. */
    readonly signal: AbortSignal;
    /** True when no result would be recorded any more. */
    engineIsGone(): Promise<boolean>;
    /** Ends this process soon: nobody else does so once the engine is gone. */
    exitWhenIdle(): void;
}

/** After Ctrl-C a read is cut off at once and a write that can be repeated soon. A POST is not: its id would be lost. */
const CANCEL_AFTER_MS: Readonly<Partial<Record<Method, number>>> = { GET: 0, PATCH: 3000, DELETE: 3000 };
const NOT_SENT: ConnectionFailure = { code: CANCELLED, detail: "", stage: "connecting" };

/** Sends requests with retries, within one retry budget and one rate limit for all of them. */
export class Transport {
    readonly #settings: Settings;
    readonly #cancellation: Cancellation;
    readonly #clock: Clock;
    readonly #http: HttpRequester;
    readonly #rateLimiter = new RateLimiter();
    readonly #budget = new RetryBudget();

    constructor(
        settings: Settings,
        cancellation: Cancellation,
        { clock = systemClock, http = createHttpRequester(settings) }: { clock?: Clock; http?: HttpRequester } = {},
    ) {
        this.#settings = settings;
        this.#cancellation = cancellation;
        this.#clock = clock;
        this.#http = http;
    }

    async send(request: TransportRequest): Promise<{ response: HttpResponse } | { failed: Failed }> {
        const { method, notify, isCleanUp = false } = request;
        const { maxRetries } = this.#settings;
        const clock = this.#clock;
        const signal = isCleanUp ? undefined : this.#cancellation.signal;
        const deadline = (isCleanUp ? undefined : request.deadline) ?? clock.now() + LONGEST_OPERATION_MS;
        const state: RetryState = { method, failures: 0, rateLimits: 0 };
        let last: Outcome = { failure: NOT_SENT };
        const failed = (outcome: Outcome, isBudgetSpent = false) => ({
            failed: { ...outcome, retries: state.failures + state.rateLimits, isBudgetSpent },
        });
        for (;;) {
            if (signal?.aborted) {
                return failed({ failure: NOT_SENT });
            }
            // A pause ends at the deadline for one more attempt: a rate limit response tells more than a timeout.
            const pause = Math.min(this.#rateLimiter.delay(clock.now()), deadline - clock.now());
            if (pause > 0) {
                notify(`rate limited, waiting ${seconds(pause)}`);
                await clock.sleep(pause, signal);
                continue;
            }
            const isRepeated = state.failures + state.rateLimits > 0;
            if (isRepeated && method === "POST" && (await this.#cancellation.engineIsGone())) {
                this.#cancellation.exitWhenIdle();
                return failed(last);
            }
            const timeout = this.#timeoutOf(request);
            if (timeout.ms <= 0) {
                return failed(isRepeated ? last : { failure: { ...NOT_SENT, code: OVERDUE } });
            }
            last = await this.#attempt(request, timeout);
            if ("response" in last && isSuccess(last.response)) {
                this.#budget.refill();
                return { response: last.response };
            }
            const now = clock.now();
            const wait = retryWait(last, state, { maxRetries, now, deadline, random: Math.random() });
            if (wait === undefined || signal?.aborted) {
                return failed(last);
            }
            if (isRateLimit(last)) {
                state.rateLimits += 1;
                this.#rateLimiter.pause(now + wait);
                continue;
            }
            if (!this.#budget.take()) {
                return failed(last, true);
            }
            state.failures += 1;
            const reason = "response" in last ? last.response.status : last.failure.code;
            notify(`failed (${reason}), waiting ${seconds(wait)} (retry ${state.failures} of ${maxRetries})`);
            await clock.sleep(wait, signal);
        }
    }

    #timeoutOf({ deadline, isCleanUp }: TransportRequest): { ms: number; reason: string } {
        const { timeoutMs } = this.#settings;
        const leftMs = deadline === undefined || isCleanUp ? Infinity : Math.floor(deadline - this.#clock.now());
        return leftMs < timeoutMs ? { ms: leftMs, reason: OVERDUE } : { ms: timeoutMs, reason: TIMED_OUT };
    }

    /**
     * One attempt, with a timeout for all of it: axios's own timeout counts only idle time, and a slow stream of bytes is
     * never idle. axios gets a signal of this attempt only, because it drops a good response, and with it the id of a POST, if
     * its signal was aborted meanwhile. The listener does what AbortSignal.any could do, but Node 20.20.2 then leaves one entry
     * per attempt in the cancellation's signal, which lives as long as the process.
     */
    async #attempt(request: TransportRequest, timeout: { ms: number; reason: string }): Promise<Outcome> {
        const controller = new AbortController();
        const abortAfter = (ms: number, reason: string) => setTimeout(() => controller.abort(reason), ms);
        const timers = [abortAfter(timeout.ms, timeout.reason)];
        const cancelAfterMs = request.isCleanUp ? undefined : CANCEL_AFTER_MS[request.method];
        const onCancel = () => {
            if (cancelAfterMs !== undefined) {
                timers.push(abortAfter(cancelAfterMs, CANCELLED));
            }
        };
        const { signal } = this.#cancellation;
        signal.addEventListener("abort", onCancel);
        try {
            return await this.#http(request, controller.signal);
        } finally {
            timers.forEach(clearTimeout);
            signal.removeEventListener("abort", onCancel);
        }
    }
}

function seconds(ms: number): string {
    return `${Math.ceil(ms / 1000)} s`;
}
