import { RateLimiter, RetryBudget } from "../../provider/client/sharedLimits";

const NOW = Date.parse("2026-11-22T12:00:00Z");

describe("the rate limiter", () => {
    it("delays nothing before the first rate limit", () => {
        expect(new RateLimiter().delay(NOW)).toBe(0);
    });

    it("delays all requests until the end of the pause, and none after it", () => {
        const rateLimiter = new RateLimiter();
        rateLimiter.pause(NOW + 3000);
        const delays = [0, 0, 1000, 2999, 3000, 9000].map((later) => rateLimiter.delay(NOW + later));
        expect(delays).toEqual([3000, 3000, 2000, 1, 0, 0]);
    });

    it("keeps the longer of two pauses", () => {
        const rateLimiter = new RateLimiter();
        rateLimiter.pause(NOW + 3000);
        rateLimiter.pause(NOW + 1000);
        expect(rateLimiter.delay(NOW)).toBe(3000);
        rateLimiter.pause(NOW + 4000);
        expect(rateLimiter.delay(NOW)).toBe(4000);
    });

    it("forgets a pause that has ended", () => {
        const rateLimiter = new RateLimiter();
        rateLimiter.pause(NOW + 60_000);
        rateLimiter.pause(NOW + 61_000);
        expect(rateLimiter.delay(NOW + 62_000)).toBe(0);
        rateLimiter.pause(NOW + 63_000);
        expect(rateLimiter.delay(NOW + 62_000)).toBe(1000);
    });
});

describe("the retry budget", () => {
    it("is used up, and grows again with every success up to its capacity", () => {
        const budget = new RetryBudget(2);
        budget.refill();
        expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
        budget.refill();
        expect([budget.take(), budget.take()]).toEqual([true, false]);
    });
});
