import type { Measurement } from "../../bench/measurement";
import { type Results, ratioOf, roundsOf } from "../../bench/results";

const CELL = { count: 100, latencyMs: 0, phase: "up" as const };

function measurement(variant: string, round: number, seconds: number): Measurement {
    return { ...CELL, variant, round, seconds, hostPeakMb: 100, requests: {}, connections: 0 };
}

function resultsOf(...measurements: Measurement[]): Results {
    return {
        machine: "a machine",
        versions: {},
        parallel: 16,
        measurements,
        sizes: [],
        starts: { sdkMs: 1, packageMs: 1, loadsAxios: false, handlerMs: 1, firstRequestMs: 1, hostMs: 1 },
        handling: { checkMs: 1, diffMs: 1, readMs: 2, axiosMs: 1, keptBytes: 100 },
    };
}

describe("the benchmark's results", () => {
    it("compare only commands of the same round: another one may have met a slower machine", () => {
        const slowRound = [measurement("floor", 0, 100), measurement("ours", 0, 200)];
        const quickRound = [measurement("floor", 1, 10), measurement("ours", 1, 20)];
        const halfRound = [measurement("floor", 2, 1)];
        expect(ratioOf(resultsOf(...slowRound, ...quickRound, ...halfRound), ["ours", "floor"], CELL)).toBe(2);
    });

    it("know how many rounds a load had, so that those of a later run come after them", () => {
        const results = resultsOf(measurement("floor", 0, 1), measurement("floor", 1, 1));
        expect(roundsOf(results, CELL)).toBe(2);
        expect(roundsOf(results, { ...CELL, latencyMs: 50 })).toBe(0);
    });
});
