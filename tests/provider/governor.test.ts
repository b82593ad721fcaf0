import fc from "fast-check";
import { createGovernor, LONGEST_PLACE_MS } from "../../provider/client/governor";
import { createRetryBudget } from "../../provider/client/retryBudget";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const left = (remaining: number, seconds: number) => ({
    "x-rate-limit-remaining": String(remaining),
    "x-rate-limit-reset": String(NOW / 1000 + seconds),
});

describe("the governor", () => {
    it("holds nothing back while nothing is known, or plenty is left", () => {
        const governor = createGovernor();
        expect(governor.place(NOW)).toBe(0);
        governor.learn(left(500, 60), NOW);
        expect([1, 2, 3].map(() => governor.place(NOW))).toEqual([0, 0, 0]);
    });

    it("spreads the last few requests over the rest of the window, all operations together", () => {
        const governor = createGovernor();
        governor.learn(left(3, 40), NOW);
        expect([1, 2, 3, 4].map(() => governor.place(NOW))).toEqual([0, 10_000, 20_000, 40_000]);
    });

    it("counts what it lets through against what is left, before Buddy says so", () => {
        const governor = createGovernor();
        governor.learn(left(12, 60), NOW);
        const places = Array.from({ length: 5 }, () => governor.place(NOW));
        expect(places.slice(0, 3)).toEqual([0, 0, 0]);
        expect(places[4]).toBeGreaterThan(places[3] ?? 0);
    });

    it("waits for the next window when nothing is left, and then goes on at full speed", () => {
        const governor = createGovernor();
        governor.learn(left(0, 20), NOW);
        expect(governor.place(NOW)).toBe(20_000);
        expect(governor.place(NOW + 20_000)).toBe(0);
    });

    it("holds everything back until the end of a pause", () => {
        const governor = createGovernor();
        governor.pause(NOW + 3000);
        expect(governor.place(NOW)).toBe(3000);
        expect(governor.place(NOW + 1000)).toBe(2000);
        expect(governor.place(NOW + 3000)).toBe(0);
    });

    it("is not misled by answers that overtake each other", () => {
        const governor = createGovernor();
        governor.learn(left(2, 30), NOW);
        governor.learn(left(9, 30), NOW);
        expect([1, 2, 3].map(() => governor.place(NOW))).toEqual([0, 10_000, 30_000]);
    });

    it.each([
        {},
        { "x-rate-limit-remaining": "999" },
        { "x-rate-limit-remaining": "-1", "x-rate-limit-reset": "soon" },
    ])("learns nothing from %j", (headers) => {
        const governor = createGovernor();
        governor.learn(headers, NOW);
        expect(governor.place(NOW)).toBe(0);
    });

    it("never asks for a negative wait or more than a minute, whatever the headers say", () => {
        const header = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String));
        const step = fc.record({
            remaining: header,
            reset: header,
            pause: fc.option(fc.integer()),
            later: fc.nat(100_000),
        });
        fc.assert(
            fc.property(fc.array(step), (steps) => {
                const governor = createGovernor();
                let now = NOW;
                for (const { remaining, reset, pause, later } of steps) {
                    now += later;
                    governor.learn({ "x-rate-limit-remaining": remaining, "x-rate-limit-reset": reset }, now);
                    if (pause !== null) {
                        governor.pause(now + pause);
                    }
                    const wait = governor.place(now);
                    expect(wait).toBeGreaterThanOrEqual(0);
                    expect(wait).toBeLessThanOrEqual(LONGEST_PLACE_MS);
                }
            }),
        );
    });
});

describe("the retry budget", () => {
    it("ends, and comes back with every answer, up to where it began", () => {
        const budget = createRetryBudget(2);
        budget.refill();
        expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false]);
        budget.refill();
        expect([budget.take(), budget.take()]).toEqual([true, false]);
    });
});
