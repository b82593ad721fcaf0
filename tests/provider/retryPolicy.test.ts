import fc from "fast-check";
import { type ConnectionFailure, isFailedHandshake } from "../../provider/client/connectionFailure";
import type { ConnectionStage } from "../../provider/client/connectionStage";
import type { Method, Outcome } from "../../provider/client/httpRequester";
import { LONGEST_OPERATION_MS, type RetryState, retryWait, wasNotProcessed } from "../../provider/client/retryPolicy";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const LIMITS = { maxRetries: 8, now: NOW, deadline: NOW + 600_000, random: 0 };
const METHODS: Method[] = ["GET", "POST", "PATCH", "DELETE"];
/** A POST that may have been processed could create a second action. */
const REPEATABLE: Method[] = ["GET", "PATCH", "DELETE"];

const state = (part: Partial<RetryState> = {}): RetryState => ({ method: "GET", failures: 0, rateLimits: 0, ...part });
const response = (status: number, words = "", headers: Record<string, string> = {}): Outcome => ({
    response: { status, headers, text: JSON.stringify({ errors: [{ message: words }] }) },
});
const failure = (code: string, stage: ConnectionStage, part: Partial<ConnectionFailure> = {}): Outcome => ({
    failure: { code, detail: "", stage, ...part },
});
const refusedByProxy = (status: number, headers: Record<string, string> = {}): Outcome =>
    failure("", "connecting", { proxyResponse: { status, headers, text: "" } });

describe("the retry policy", () => {
    it.each<[string, Outcome, Method[]]>([
        ["429", response(429), METHODS],
        ["a rate limit as 403", response(403, "Rate limit exceeded."), METHODS],
        ["another 403", response(403, "API is disabled"), []],
        ["403 without words", response(403), []],
        ["words of a rate limit at another status", response(400, "Rate limit exceeded."), []],
        ["words of a rate limit at a failure", response(503, "Rate limit exceeded."), REPEATABLE],
        ["400", response(400), []],
        ["401", response(401), []],
        ["404", response(404), []],
        ["408", response(408), REPEATABLE],
        ["500", response(500), REPEATABLE],
        ["502", response(502), REPEATABLE],
        ["503", response(503), REPEATABLE],
        ["504", response(504), REPEATABLE],
        ["501", response(501), []],
        ["505", response(505), []],
        ["a reset connection", failure("ECONNRESET", "open"), REPEATABLE],
        ["a connection that timed out", failure("ETIMEDOUT", "open"), REPEATABLE],
        ["a connection closed while sending", failure("EPIPE", "open"), REPEATABLE],
        ["a connection that was given up", failure("ECONNABORTED", "open"), REPEATABLE],
        ["an unspecified network error", failure("ERR_NETWORK", "open"), REPEATABLE],
        ["no response in time", failure("timeout", "open"), REPEATABLE],
        ["TLS that breaks under the request", failure("EPROTO", "open"), REPEATABLE],
        ["TLS that breaks, in OpenSSL's words", failure("ERR_SSL_WRONG_VERSION_NUMBER", "open"), REPEATABLE],
        ["another failure", failure("ERR_BAD_RESPONSE", "open"), []],
        ["a code of OpenSSL further back", failure("NOT_ERR_SSL_AT_ALL", "open"), []],
        ["a cancellation", failure("cancelled", "open"), []],
        ["a failure without a code", failure("", "open"), []],
        ["a refused connection", failure("ECONNREFUSED", "connecting"), METHODS],
        ["an unknown host", failure("ENOTFOUND", "connecting"), METHODS],
        ["a name server that does not respond", failure("EAI_AGAIN", "connecting"), METHODS],
        ["a name server that fails", failure("EAI_FAIL", "connecting"), METHODS],
        ["a network without a route", failure("ENETUNREACH", "connecting"), METHODS],
        ["no free address of our own", failure("EADDRNOTAVAIL", "connecting"), METHODS],
        ["none of several addresses in time", failure("ETIMEDOUT", "connecting"), METHODS],
        ["no connection in time", failure("timeout", "connecting"), METHODS],
        ["a connection lost in the TLS handshake", failure("ECONNRESET", "handshake"), METHODS],
        ["a handshake that fails", failure("EPROTO", "handshake"), []],
        ["a proxy that speaks no TLS", failure("EPROTO", "connecting"), []],
        ["an untrusted certificate", failure("DEPTH_ZERO_SELF_SIGNED_CERT", "handshake"), []],
        ["a cancellation before sending", failure("cancelled", "connecting"), []],
        ["an address that is none", failure("ERR_INVALID_URL", "connecting"), []],
        ["a failure without a code before sending", failure("", "connecting"), []],
        ["a proxy's 502", refusedByProxy(502), METHODS],
        ["a proxy's 503", refusedByProxy(503), METHODS],
        ["a proxy's 504", refusedByProxy(504), METHODS],
        ["a proxy's 429", refusedByProxy(429), METHODS],
        ["a proxy's 403", refusedByProxy(403), []],
        ["a proxy's 404", refusedByProxy(404), []],
        ["a proxy's 407", refusedByProxy(407), []],
    ])("after %s retries only the methods that are safe", (_title, outcome, repeated) => {
        const waits = METHODS.map((method) => retryWait(outcome, state({ method }), LIMITS));
        expect(METHODS.filter((_method, index) => waits[index] !== undefined)).toEqual(repeated);
    });

    it.each<[string, Outcome, boolean]>([
        ["a connection that was never opened", failure("ECONNREFUSED", "connecting"), true],
        ["a TLS handshake that did not end", failure("ECONNRESET", "handshake"), true],
        ["a failed TLS handshake", failure("EPROTO", "handshake"), true],
        ["that code after the handshake", failure("EPROTO", "open"), false],
        ["a reset connection", failure("ECONNRESET", "open"), false],
        ["a proxy's 502", refusedByProxy(502), true],
        ["a rate limit", response(429), true],
        ["a rate limit as 403", response(403, "Rate limit exceeded"), true],
        ["a failure of the server", response(500), false],
        ["another 403", response(403), false],
    ])("after %s knows if the request was not processed", (_title, outcome, wasNothing) => {
        expect(wasNotProcessed(outcome)).toBe(wasNothing);
    });

    it.each<[string, Outcome, number]>([
        ["Retry-After in seconds", response(429, "", { "retry-after": "7" }), 7000],
        ["Retry-After with a fraction", response(429, "", { "retry-after": "1.5" }), 1500],
        ["a reset", response(429, "", { "x-rate-limit-reset": "3" }), 3000],
        ["a rate limit as 403", response(403, "Rate limit exceeded", { "x-rate-limit-reset": "3" }), 3000],
        ["Retry-After rather than a reset", response(429, "", { "retry-after": "2", "x-rate-limit-reset": "3" }), 2000],
        [
            "a reset where Retry-After is none",
            response(429, "", { "retry-after": "-1", "x-rate-limit-reset": "3" }),
            3000,
        ],
        ["an absurd wait, clamped", response(429, "", { "retry-after": "86400" }), 60_000],
        ["an absurd reset, clamped", response(429, "", { "x-rate-limit-reset": "86400" }), 60_000],
        ["no wait at all: the shortest backoff", response(429, "", { "retry-after": "0" }), 250],
        ["nothing readable: the shortest backoff", response(429, "", { "retry-after": "soon" }), 250],
        ["Retry-After at a failure", response(503, "", { "retry-after": "7" }), 7000],
        ["Retry-After at a failure, which may be none", response(503, "", { "retry-after": "0" }), 0],
        ["Retry-After of a proxy", refusedByProxy(503, { "retry-after": "7" }), 7000],
        [
            "a reset time beside a failure, which does not ask for a wait",
            response(503, "", { "x-rate-limit-reset": "3" }),
            250,
        ],
        ["a reset time beside a proxy's 429", refusedByProxy(429, { "x-rate-limit-reset": "3" }), 250],
    ])("waits as %s says", (_title, outcome, wait) => {
        expect(retryWait(outcome, state(), LIMITS)).toBe(wait);
    });

    it("adds jitter to the server's wait, beyond its limit, too", () => {
        const limits = { ...LIMITS, random: 0.5 };
        expect(retryWait(response(429, "", { "retry-after": "7" }), state(), limits)).toBe(7250);
        expect(retryWait(response(429, "", { "retry-after": "86400" }), state(), limits)).toBe(60_250);
        expect(retryWait(response(503, "", { "retry-after": "7" }), state(), limits)).toBe(7250);
    });

    it("backs off exponentially with full jitter, up to a cap", () => {
        const waits = [0, 1, 2, 3, 6, 7].map((failures) =>
            retryWait(response(500), state({ failures }), { ...LIMITS, random: 1 }),
        );
        expect(waits).toEqual([500, 1000, 2000, 4000, 20_000, 20_000]);
    });

    it("backs off in the same way from rate limits that name no time", () => {
        const waits = [0, 1, 5, 9].map((rateLimits) =>
            retryWait(response(429), state({ rateLimits, failures: 7 }), { ...LIMITS, random: 1 }),
        );
        expect(waits).toEqual([500, 1000, 16_000, 20_000]);
    });

    it("retries ever more rarely when the server names a very short time again and again", () => {
        const waits = [0, 19, 20, 22, 26].map((rateLimits) =>
            retryWait(response(429, "", { "retry-after": "0.9" }), state({ rateLimits }), { ...LIMITS, random: 1 }),
        );
        expect(waits).toEqual([1400, 1400, 1400, 2000, 20_000]);
    });

    it("waits as long as the server says, however often it refuses", () => {
        const waits = [0, 20, 99].map((rateLimits) =>
            retryWait(response(429, "", { "retry-after": "1" }), state({ rateLimits }), { ...LIMITS, random: 1 }),
        );
        expect(waits).toEqual([1500, 1500, 1500]);
    });

    it("never backs off shorter than half the first wait, and in whole milliseconds", () => {
        const waits = [0, 0.4, 0.6, 0.7777].map((random) => retryWait(response(500), state(), { ...LIMITS, random }));
        expect(waits).toEqual([250, 250, 300, 389]);
    });

    it("gives an operation ten minutes", () => {
        expect(LONGEST_OPERATION_MS).toBe(600_000);
    });

    it("stops at the number of retries that is set", () => {
        expect(retryWait(response(500), state({ failures: 7 }), LIMITS)).toBe(250);
        expect(retryWait(response(500), state({ failures: 8 }), LIMITS)).toBeUndefined();
        expect(retryWait(response(500), state(), { ...LIMITS, maxRetries: 0 })).toBeUndefined();
    });

    it("does not count rate limits as retries", () => {
        expect(retryWait(response(500), state({ rateLimits: 99 }), LIMITS)).toBe(250);
        expect(retryWait(response(429), state({ failures: 8, rateLimits: 99 }), { ...LIMITS, maxRetries: 0 })).toBe(
            250,
        );
    });

    it.each([429, 503])("stops when the next attempt after %i would begin after the deadline", (status) => {
        const limits = { ...LIMITS, deadline: NOW + 5000 };
        expect(retryWait(response(status, "", { "retry-after": "5" }), state(), limits)).toBe(5000);
        expect(retryWait(response(status, "", { "retry-after": "6" }), state(), limits)).toBeUndefined();
    });

    it("never repeats a POST that may have been processed, or waits beyond a minute", () => {
        const headers = fc.record({ "retry-after": fc.string(), "x-rate-limit-reset": fc.string() });
        const words = fc.constantFrom("", "Rate limit exceeded");
        const responses = fc
            .tuple(fc.integer({ min: 100, max: 599 }), words, headers)
            .map(([status, text, given]) => response(status, text, given));
        const code = fc.constantFrom("ECONNRESET", "ECONNREFUSED", "EPROTO", "EPIPE", "ERR_NETWORK", "timeout", "");
        const stage = fc.constantFrom<ConnectionStage>("connecting", "handshake", "open");
        const failures = fc.tuple(code, stage).map(([text, reached]) => failure(text, reached));
        const states = fc.record({
            method: fc.constantFrom(...METHODS),
            failures: fc.nat(10),
            rateLimits: fc.nat(1000),
        });
        const random = fc.double({ min: 0, max: 1, noNaN: true });
        fc.assert(
            fc.property(fc.oneof(responses, failures), states, random, (outcome, tried, jitter) => {
                const wait = retryWait(outcome, tried, { ...LIMITS, random: jitter });
                if (wait === undefined) {
                    return;
                }
                expect(wait).toBeGreaterThanOrEqual(0);
                expect(wait).toBeLessThanOrEqual(60_500);
                expect(tried.method !== "POST" || wasNotProcessed(outcome)).toBe(true);
            }),
            { numRuns: 2000 },
        );
    });
});

describe("a failed TLS handshake", () => {
    const isFailed = (code: string, stage: ConnectionStage) => isFailedHandshake({ code, detail: "", stage });

    it.each([
        "EPROTO",
        "ERR_TLS_CERT_ALTNAME_INVALID",
        "ERR_SSL_WRONG_VERSION_NUMBER",
        "CERT_HAS_EXPIRED",
        "CERT_SIGNATURE_FAILURE",
        "DEPTH_ZERO_SELF_SIGNED_CERT",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "HOSTNAME_MISMATCH",
        "INVALID_CA",
    ])("is %s before the connection is open, and not after", (code) => {
        expect((["connecting", "handshake", "open"] as const).map((stage) => isFailed(code, stage))).toEqual([
            true,
            true,
            false,
        ]);
    });

    it.each(["ECONNRESET", "EPROTOTYPE", "NO_CERT_GIVEN", "MY_EPROTO", "NO_ERR_SSL_HERE", ""])("is not %j", (code) => {
        expect(isFailed(code, "handshake")).toBe(false);
    });
});
