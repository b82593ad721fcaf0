import { reportOf } from "../../bench/report";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { FLOOR, OURS, UNSAVED } from "../../bench/variants";

const lines = (...measurements: ReturnType<typeof lifecycleOf>[]) =>
    reportOf(resultsOf(measurements.flat())).split("\n");

describe("the benchmark's report", () => {
    it("tells the share of checkpoints from commands that took turns", () => {
        const report = lines(
            lifecycleOf({ variant: OURS, seconds: 10 }),
            lifecycleOf({ variant: UNSAVED, seconds: 4 }),
            lifecycleOf({ variant: OURS, seconds: 90, round: 1 }),
        );
        expect(report).toContain("| 500 | up | 100.0 ms | 60 % |");
    });

    it("says where a share is of commands that did not", () => {
        const report = lines(
            lifecycleOf({ variant: OURS, seconds: 10 }),
            lifecycleOf({ variant: UNSAVED, seconds: 1, round: 1 }),
        );
        expect(report).toContain("| 500 | up | 20.0 ms | 90 %, in separate runs |");
    });

    it("has a row for each command of this package, and for no other", () => {
        const floor = lifecycleOf({ variant: FLOOR, seconds: 10 });
        const [up] = lifecycleOf({ variant: OURS, seconds: 11, latencyMs: 50 });
        const late = lifecycleOf({ variant: UNSAVED, seconds: 1, latencyMs: 50 });
        const rows = lines(floor, up === undefined ? [] : [up], late).filter((line) =>
            line.startsWith("| 500 | 50 ms"),
        );
        expect(rows).toEqual(["| 500 | 50 ms | up | 10.0 s | 11.0 s | 0.95 × | – | – |"]);
    });
});
