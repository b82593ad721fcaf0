import fc from "fast-check";
import {
    type Attempt,
    isFailedHandshake,
    LONGEST_OPERATION_MS,
    retryWait,
    surelyDidNothing,
} from "../../provider/client/retryPolicy";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const LIMITS = { maxRetries: 8, now: NOW, deadline: NOW + 600_000, random: 0 };
const METHODS = ["GET", "POST", "PATCH", "DELETE"];
/** A POST that may have been carried out would create a second action. */
const REPEATABLE = ["GET", "PATCH", "DELETE"];

const attempt = (part: Partial<Attempt>): Attempt => ({ method: "GET", retries: 0, ...part });

describe("the retry policy", () => {
    it.each<[string, Partial<Attempt>, string[]]>([
        ["429", { status: 429 }, METHODS],
        ["a rate limit as 403", { status: 403, words: "Rate limit exceeded." }, METHODS],
        ["another 403", { status: 403, words: "API is disabled" }, []],
        ["403 without words", { status: 403 }, []],
        ["words of a rate limit at another status", { status: 400, words: "Rate limit exceeded." }, []],
        ["words of a rate limit at a failure", { status: 503, words: "Rate limit exceeded." }, REPEATABLE],
        ["400", { status: 400 }, []],
        ["401", { status: 401 }, []],
        ["404", { status: 404 }, []],
        ["408", { status: 408 }, REPEATABLE],
        ["500", { status: 500 }, REPEATABLE],
        ["502", { status: 502 }, REPEATABLE],
        ["503", { status: 503 }, REPEATABLE],
        ["504", { status: 504 }, REPEATABLE],
        ["501", { status: 501 }, []],
        ["505", { status: 505 }, []],
        ["a refused connection", { code: "ECONNREFUSED" }, METHODS],
        ["an unknown host", { code: "ENOTFOUND" }, METHODS],
        ["a name server that does not answer", { code: "EAI_AGAIN" }, METHODS],
        ["a network without a way", { code: "ENETUNREACH" }, METHODS],
        ["a host without a way", { code: "EHOSTUNREACH" }, METHODS],
        ["a reset connection", { code: "ECONNRESET" }, REPEATABLE],
        ["a connection that timed out", { code: "ETIMEDOUT" }, REPEATABLE],
        ["a connection closed while sending", { code: "EPIPE" }, REPEATABLE],
        ["a network error that is not told", { code: "ERR_NETWORK" }, REPEATABLE],
        ["an answer, whatever code stands beside it", { status: 400, code: "ECONNREFUSED" }, []],
        ["an answer, whatever code of a lost connection stands beside it", { status: 400, code: "ECONNRESET" }, []],
        ["a code that is not in the lists", { code: "ERR_BAD_REQUEST" }, []],
        ["a code that only ends like one", { code: "ERR_ECONNRESET" }, []],
        ["a failure without a code", {}, []],
        ["a failure with an empty code", { code: "" }, []],
        [
            "a connection lost before the end of the TLS handshake",
            {
                code: "ECONNRESET",
                detail: "Client network socket disconnected before secure TLS connection was established",
            },
            METHODS,
        ],
        ["a handshake that fails", { code: "EPROTO" }, []],
        ["a timeout", { code: "ECONNABORTED" }, REPEATABLE],
        ["an untrusted certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, []],
    ])("after %s repeats just the methods that are safe", (_title, outcome, repeated) => {
        const methods = METHODS.filter((method) => retryWait(attempt({ ...outcome, method }), LIMITS) !== undefined);
        expect(methods).toEqual(repeated);
    });

    it.each([
        "EPROTO",
        "ERR_TLS_CERT_ALTNAME_INVALID",
        "ERR_SSL_WRONG_VERSION_NUMBER",
        "CERT_HAS_EXPIRED",
        "DEPTH_ZERO_SELF_SIGNED_CERT",
        "SELF_SIGNED_CERT_IN_CHAIN",
        "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        "HOSTNAME_MISMATCH",
    ])("knows that Buddy did nothing after the failed handshake %s, and does not repeat it", (code) => {
        expect(isFailedHandshake({ code })).toBe(true);
        expect(surelyDidNothing(attempt({ code }))).toBe(true);
        expect(retryWait(attempt({ code }), LIMITS)).toBeUndefined();
    });

    it.each<[string, Partial<Attempt>]>([
        ["an answer beside a code of a handshake", { status: 500, code: "EPROTO" }],
        ["an answer beside a code of a refused connection", { status: 500, code: "ECONNREFUSED" }],
        ["a code that only begins like EPROTO", { code: "EPROTOTYPE" }],
        ["a code that only holds one of a handshake", { code: "NO_CERT_GIVEN" }],
        ["a reset connection", { code: "ECONNRESET", detail: "socket hang up" }],
        ["a failure without a code", {}],
    ])("does not believe that Buddy did nothing after %s", (_title, outcome) => {
        expect(isFailedHandshake(outcome)).toBe(false);
        expect(surelyDidNothing(attempt(outcome))).toBe(false);
    });

    it.each<[string, Record<string, string>, number]>([
        ["Retry-After in seconds", { "retry-after": "7" }, 7000],
        ["a reset", { "x-rate-limit-reset": "3" }, 3000],
        ["Retry-After rather than by a reset", { "retry-after": "0", "x-rate-limit-reset": "3" }, 0],
        ["an absurd wait, clamped", { "retry-after": "86400" }, 60_000],
        ["an absurd reset, clamped", { "x-rate-limit-reset": "86400" }, 60_000],
        ["nothing readable: the shortest backoff", { "retry-after": "soon", "x-rate-limit-reset": "-" }, 250],
    ])("waits as asked by %s", (_title, headers, wait) => {
        expect(retryWait(attempt({ status: 429, headers }), LIMITS)).toBe(wait);
    });

    it("adds jitter to the wait that is asked for, beyond its limit too", () => {
        const limits = { ...LIMITS, random: 0.5 };
        expect(retryWait(attempt({ status: 429, headers: { "retry-after": "7" } }), limits)).toBe(7250);
        expect(retryWait(attempt({ status: 429, headers: { "retry-after": "86400" } }), limits)).toBe(60_250);
    });

    it("obeys Retry-After at a failure too", () => {
        expect(retryWait(attempt({ status: 503, headers: { "retry-after": "7" } }), LIMITS)).toBe(7000);
    });

    it("does not take the reset time that comes with every answer for a request to wait", () => {
        const headers = { "x-rate-limit-reset": String(NOW / 1000 + 50) };
        expect(retryWait(attempt({ status: 503, headers }), LIMITS)).toBe(250);
    });

    it("backs off exponentially with full jitter, up to a cap", () => {
        const waits = [0, 1, 2, 3, 6, 7].map((retries) =>
            retryWait(attempt({ status: 500, retries }), { ...LIMITS, random: 1 }),
        );
        expect(waits).toEqual([500, 1000, 2000, 4000, 20_000, 20_000]);
    });

    it("never backs off shorter than half the first wait, and in whole milliseconds", () => {
        const waits = [0, 0.4, 0.6, 0.7777].map((random) => retryWait(attempt({ status: 500 }), { ...LIMITS, random }));
        expect(waits).toEqual([250, 250, 300, 389]);
    });

    it("gives an operation ten minutes", () => {
        expect(LONGEST_OPERATION_MS).toBe(600_000);
    });

    it("stops at the number of retries that is set", () => {
        expect(retryWait(attempt({ status: 429, retries: 7 }), LIMITS)).toBe(250);
        expect(retryWait(attempt({ status: 429, retries: 8 }), LIMITS)).toBeUndefined();
        expect(retryWait(attempt({ status: 429 }), { ...LIMITS, maxRetries: 0 })).toBeUndefined();
    });

    it("stops where the next attempt would begin after the operation's deadline", () => {
        const limits = { ...LIMITS, deadline: NOW + 5000 };
        expect(retryWait(attempt({ status: 429, headers: { "retry-after": "5" } }), limits)).toBe(5000);
        expect(retryWait(attempt({ status: 429, headers: { "retry-after": "6" } }), limits)).toBeUndefined();
    });

    it("never repeats a POST that may have been carried out, and never waits beyond a minute and the jitter", () => {
        const outcome = fc.record({
            method: fc.constantFrom(...METHODS),
            retries: fc.nat(10),
            status: fc.option(fc.integer({ min: 100, max: 599 }), { nil: undefined }),
            code: fc.constantFrom("ECONNRESET", "ECONNREFUSED", "ENOTFOUND", "EPIPE", "ERR_NETWORK", "ETIMEDOUT"),
            words: fc.constantFrom("", "Rate limit exceeded"),
            headers: fc.record({ "retry-after": fc.string(), "x-rate-limit-reset": fc.string() }),
        });
        const random = fc.double({ min: 0, max: 1, noNaN: true });
        fc.assert(
            fc.property(outcome, random, (tried, jitter) => {
                const wait = retryWait(tried, { ...LIMITS, random: jitter });
                if (wait === undefined) {
                    return;
                }
                expect(wait).toBeGreaterThanOrEqual(0);
                expect(wait).toBeLessThanOrEqual(60_500);
                expect(tried.method !== "POST" || surelyDidNothing(tried)).toBe(true);
            }),
            { numRuns: 2000 },
        );
    });
});
