import { FULL, pipelinePlanOf, planOf, QUICK } from "../../bench/plan";

describe("the benchmark's plan", () => {
    it("compares everything without latency, what is near to the least twice, and only that with latency", () => {
        expect(planOf(FULL)).toEqual([
            { count: 100, latencyMs: 0, rounds: 1, variants: ["floor", "least", "ours", "taught"] },
            { count: 100, latencyMs: 0, rounds: 1, variants: ["least", "ours"] },
            { count: 500, latencyMs: 0, rounds: 1, variants: ["floor", "least", "ours", "taught"] },
            { count: 500, latencyMs: 0, rounds: 1, variants: ["least", "ours"] },
            { count: 100, latencyMs: 50, rounds: 1, variants: ["least", "ours"] },
            { count: 100, latencyMs: 50, rounds: 1, variants: ["least", "ours"] },
            { count: 500, latencyMs: 50, rounds: 1, variants: ["least", "ours"] },
            { count: 500, latencyMs: 50, rounds: 1, variants: ["least", "ours"] },
        ]);
    });

    it("repeats whole pipelines in the same way", () => {
        expect(pipelinePlanOf({})).toEqual([
            { count: 300, latencyMs: 0, rounds: 1, variants: ["floor", "least", "ours"] },
            { count: 300, latencyMs: 0, rounds: 1, variants: ["least", "ours"] },
        ]);
    });

    it("repeats no stack of thousands", () => {
        const runs = planOf({ counts: [2000], latencies: [50] });
        expect(runs).toEqual([{ count: 2000, latencyMs: 50, rounds: 1, variants: ["least", "ours"] }]);
    });

    it("takes the variants and the number of rounds that the user gives", () => {
        expect(planOf({ ...QUICK, latencies: [50], variants: ["ours", "unsaved"], rounds: 3 })).toEqual([
            { count: 50, latencyMs: 50, rounds: 3, variants: ["ours", "unsaved"] },
        ]);
    });
});
