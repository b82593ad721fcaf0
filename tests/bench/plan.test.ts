import { FULL, planOf, QUICK } from "../../bench/plan";

describe("the benchmark's plan", () => {
    it("compares everything without latency, and only what talks to Buddy with it", () => {
        const options = { counts: [500], latencies: [0, 50], variants: FULL.variants };
        expect(planOf(options)).toEqual([
            { count: 500, latencyMs: 0, rounds: 2, variants: [...FULL.variants] },
            { count: 500, latencyMs: 50, rounds: 2, variants: ["ours", "taught"] },
        ]);
    });

    it("repeats small stacks more often than large ones", () => {
        const runs = planOf({ ...FULL, latencies: [0] });
        expect(runs.map(({ count, rounds }) => [count, rounds])).toEqual([
            [1, 5],
            [100, 2],
            [500, 2],
            [2000, 1],
        ]);
    });

    it("takes the number of rounds that the user gives", () => {
        expect(planOf({ ...QUICK, rounds: 3 }).map(({ rounds }) => rounds)).toEqual([3, 3, 3, 3]);
    });
});
