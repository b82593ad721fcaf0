import { commandTable, hostPeak, legend, mainLoad } from "../../bench/report";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { FLOOR, LEAST, OURS, TAUGHT, TAUGHT_ONCE, UNSAVED, VARIANTS } from "../../bench/variants";

const LOAD = { count: 500, latencyMs: 0 };
const LATE = { count: 500, latencyMs: 50 };

const MEASUREMENTS = [
    ...lifecycleOf({ variant: FLOOR, seconds: 8 }),
    ...lifecycleOf({ variant: LEAST, seconds: 10 }),
    ...lifecycleOf({ variant: OURS, seconds: 11 }),
    ...lifecycleOf({ variant: TAUGHT, seconds: 22 }),
    ...lifecycleOf({ ...LATE, variant: LEAST, seconds: 10 }),
    ...lifecycleOf({ ...LATE, variant: OURS, seconds: 12 }),
];

describe("the benchmark's report", () => {
    it("has a row for each command: seconds, both ratios, and the requests", () => {
        expect(commandTable(resultsOf(MEASUREMENTS), LOAD)).toBe(
            [
                "| command | floor | least | ours | ours ÷ least | taught ÷ ours | ours: requests |",
                "| --- | --- | --- | --- | --- | --- | --- |",
                "| up | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | 500 POST |",
                "| no-op up | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | none |",
                "| preview | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | none |",
                "| refresh | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | 500 GET |",
                "| update | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | 500 PATCH |",
                "| destroy | 8.0 s | 10.0 s | 11.0 s | 1.10 × | 2.00 × | 500 DELETE |",
            ].join("\n"),
        );
    });

    it("leaves out what did not run: commands of this package, and the column of what is taught", () => {
        const [up] = lifecycleOf({ ...LATE, variant: OURS, seconds: 12 });
        const only = [...lifecycleOf({ variant: FLOOR, seconds: 8 }), ...(up === undefined ? [] : [up])];
        expect(commandTable(resultsOf(only), LATE)).toBe(
            [
                "| command | floor | least | ours | ours ÷ least | ours: requests |",
                "| --- | --- | --- | --- | --- | --- |",
                "| up | 8.0 s | – | 12.0 s | – | 500 POST |",
            ].join("\n"),
        );
    });

    it("has a column for each variant that ran only because it was asked for", () => {
        const asked = [
            ...lifecycleOf({ variant: OURS, seconds: 10 }),
            ...lifecycleOf({ variant: TAUGHT_ONCE, seconds: 20 }),
            ...lifecycleOf({ variant: UNSAVED, seconds: 1 }),
        ];
        expect(commandTable(resultsOf(asked), LOAD).split("\n").slice(0, 3)).toEqual([
            "| command | floor | least | ours | ours ÷ least | taught-once ÷ ours | unsaved ÷ ours | ours: requests |",
            "| --- | --- | --- | --- | --- | --- | --- | --- |",
            "| up | – | – | 10.0 s | – | 2.00 × | 0.10 × | 500 POST |",
        ]);
    });

    it("shows it when rounds sent different requests", () => {
        const again = lifecycleOf({ variant: OURS, seconds: 11, round: 1 }).map((one) =>
            one.phase === "up" ? { ...one, requests: { POST: 501 } } : one,
        );
        expect(commandTable(resultsOf([...MEASUREMENTS, ...again]), LOAD)).toContain("| 500 POST or 501 POST |");
    });

    it("names the variants that ran, and those that its tables name", () => {
        const names = (text: string) => text.split("\n").map((line) => line.match(/\*\*(.+)\*\*/)?.[1]);
        expect(names(legend(resultsOf(MEASUREMENTS), VARIANTS))).toEqual([FLOOR, LEAST, OURS, TAUGHT]);
        expect(names(legend(resultsOf([]), VARIANTS))).toEqual([FLOOR, LEAST, OURS]);
    });

    it("shows first the largest load without latency at which this package was compared with what is taught", () => {
        const large = { count: 2000, latencyMs: 0 };
        const more = [...MEASUREMENTS, ...lifecycleOf({ ...large, variant: OURS, seconds: 1 })];
        expect(mainLoad(resultsOf(more))).toEqual(LOAD);
        const compared = [...more, ...lifecycleOf({ ...large, variant: TAUGHT, seconds: 1 })];
        expect(mainLoad(resultsOf(compared))).toEqual(large);
    });

    it("tells the highest peak of a load, and nothing where the system tells none", () => {
        const peaks = MEASUREMENTS.map((one) => ({
            ...one,
            hostPeakMb: one.variant === OURS ? (one.phase === "refresh" ? 200 : 100) : undefined,
        }));
        expect(hostPeak(resultsOf(peaks), OURS, LOAD)).toBe("200 MB");
        expect(hostPeak(resultsOf(peaks), TAUGHT, LOAD)).toBe("–");
    });
});
