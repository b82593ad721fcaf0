import { pageOf, withPipelines } from "../../bench/page";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { FLOOR, OURS } from "../../bench/variants";

const run = (seconds: number, round = 0) => [
    ...lifecycleOf({ variant: FLOOR, seconds: 10, count: 300, round }),
    ...lifecycleOf({ variant: OURS, seconds, count: 300, round }),
];

const sectionsOf = (page: string) => page.split("\n").filter((line) => line.startsWith("## "));

describe("the benchmark's page", () => {
    const actions = resultsOf(lifecycleOf({ variant: OURS, seconds: 10 }));
    const page = pageOf({ ...actions, pipelines: resultsOf(run(11)) });

    it("ends with whole pipelines: ratios of the same round, and each command's requests", () => {
        expect(sectionsOf(page).at(-1)).toBe("## Whole pipelines");
        expect(page.split("\n").filter((line) => line.startsWith("| 20 | "))).toEqual([
            "| 20 | up | 10.0 s | 11.0 s | 1.10 × | 300 POST |",
            "| 20 | no-op up | 10.0 s | 11.0 s | 1.10 × | none |",
            "| 20 | preview | 10.0 s | 11.0 s | 1.10 × | none |",
            "| 20 | refresh | 10.0 s | 11.0 s | 1.10 × | 300 GET |",
            "| 20 | update of one action | 10.0 s | 11.0 s | 1.10 × | 300 PATCH |",
            "| 20 | destroy | 10.0 s | 11.0 s | 1.10 × | 300 DELETE |",
        ]);
    });

    it("shows it when rounds sent different requests", () => {
        const again = run(11, 1).map((one) => (one.phase === "up" ? { ...one, requests: { POST: 301 } } : one));
        expect(withPipelines(page, resultsOf([...run(11), ...again]))).toContain("| 300 POST or 301 POST |");
    });

    it("takes another section about pipelines without a change to the others", () => {
        const other = withPipelines(page, resultsOf(run(12)));
        expect(other).toContain("| 20 | up | 10.0 s | 12.0 s | 1.20 × | 300 POST |");
        expect(withPipelines(other, resultsOf(run(11)))).toBe(page);
    });
});
