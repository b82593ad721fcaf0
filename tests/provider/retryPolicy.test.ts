import fc from "fast-check";
import { type Attempt, retryWait, surelyDidNothing } from "../../provider/retryPolicy";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const LIMITS = { maxRetries: 8, now: NOW, random: 0 };
const METHODS = ["GET", "POST", "PATCH", "DELETE"];

const attempt = (part: Partial<Attempt>): Attempt => ({ method: "GET", retries: 0, ...part });

describe("the retry policy", () => {
    it.each<[string, Partial<Attempt>, string[]]>([
        ["429", { status: 429 }, METHODS],
        ["a rate limit as 403", { status: 403, words: "Rate limit exceeded." }, METHODS],
        ["another 403", { status: 403, words: "API is disabled" }, []],
        ["400", { status: 400 }, []],
        ["401", { status: 401 }, []],
        ["404", { status: 404 }, []],
        ["408", { status: 408 }, ["GET", "PATCH", "DELETE"]],
        ["500", { status: 500 }, ["GET", "PATCH", "DELETE"]],
        ["502", { status: 502 }, ["GET", "PATCH", "DELETE"]],
        ["503", { status: 503 }, ["GET", "PATCH", "DELETE"]],
        ["501", { status: 501 }, []],
        ["a refused connection", { code: "ECONNREFUSED" }, METHODS],
        ["an unknown host", { code: "ENOTFOUND" }, METHODS],
        ["a reset connection", { code: "ECONNRESET" }, ["GET", "PATCH", "DELETE"]],
        ["a timeout", { code: "ECONNABORTED" }, ["GET", "PATCH", "DELETE"]],
        ["an untrusted certificate", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }, []],
    ])("after %s repeats just the methods that are safe", (_title, outcome, repeated) => {
        const methods = METHODS.filter((method) => retryWait(attempt({ ...outcome, method }), LIMITS) !== undefined);
        expect(methods).toEqual(repeated);
    });

    it.each<[string, Record<string, string>, number]>([
        ["Retry-After in seconds", { "retry-after": "7" }, 7000],
        ["Retry-After as a date", { "retry-after": "Sun, 22 Nov 2026 12:00:09 GMT" }, 9000],
        ["a reset in unix seconds", { "x-rate-limit-reset": String(NOW / 1000 + 5) }, 5000],
        ["a reset in unix milliseconds", { "x-rate-limit-reset": String(NOW + 4000) }, 4000],
        ["a reset as a delay", { "x-rate-limit-reset": "3" }, 3000],
        ["a reset in the past", { "x-rate-limit-reset": String(NOW / 1000 - 5) }, 0],
        ["an absurd wait, clamped", { "retry-after": "86400" }, 60_000],
        [
            "a reset against the server's clock",
            { "x-rate-limit-reset": String(NOW / 1000 + 3605), date: "Sun, 22 Nov 2026 13:00:00 GMT" },
            5000,
        ],
        ["nothing readable: the shortest backoff", { "retry-after": "soon", "x-rate-limit-reset": "-" }, 250],
    ])("waits as asked by %s", (_title, headers, wait) => {
        expect(retryWait(attempt({ status: 429, headers }), LIMITS)).toBe(wait);
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

    it("stops at the number of retries that is set", () => {
        expect(retryWait(attempt({ status: 429, retries: 8 }), LIMITS)).toBeUndefined();
        expect(retryWait(attempt({ status: 429 }), { ...LIMITS, maxRetries: 0 })).toBeUndefined();
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
                const wait = retryWait(tried, { maxRetries: 8, now: NOW, random: jitter });
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
