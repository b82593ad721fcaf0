import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageOf } from "../../bench/page";
import { plotOf } from "../../bench/plot";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { FLOOR, LEAST, OURS, TAUGHT } from "../../bench/variants";
import { REPOSITORY } from "../helpers/environment";

const ACTIONS = [
    ...lifecycleOf({ variant: FLOOR, seconds: 9 }),
    ...lifecycleOf({ variant: LEAST, seconds: 10 }),
    ...lifecycleOf({ variant: OURS, seconds: 11 }),
    ...lifecycleOf({ variant: TAUGHT, seconds: 44 }),
    ...lifecycleOf({ variant: OURS, seconds: 12, latencyMs: 50 }),
];

const pipelinesOf = (seconds: number) =>
    resultsOf([
        ...lifecycleOf({ variant: FLOOR, seconds: 9, count: 300 }),
        ...lifecycleOf({ variant: LEAST, seconds: 10, count: 300 }),
        ...lifecycleOf({ variant: OURS, seconds, count: 300 }),
    ]);

const sectionOf = (page: string, title: string) =>
    page.split(/^## /m).find((section) => section.startsWith(`${title}\n`));

describe("the benchmark's page", () => {
    const page = pageOf({ ...resultsOf(ACTIONS), pipelines: pipelinesOf(11) });

    it("begins with what a reader asks first: how long an up takes, beside the engine and what is taught", () => {
        expect(page.split("\n").slice(0, 4)).toEqual([
            "# Benchmark",
            "",
            "With this package, `pulumi up` creates 500 actions in 11.0 s. For comparison:",
            "Pulumi's engine alone takes 9.0 s, the least with requests is 10.0 s, a provider as Pulumi's documentation teaches it takes 44.0 s.",
        ]);
    });

    it("names in that sentence only what was measured", () => {
        const ours = ACTIONS.filter(({ variant }) => [OURS, TAUGHT].includes(variant));
        expect(pageOf(resultsOf(ours)).split("\n")[3]).toBe(
            "a provider as Pulumi's documentation teaches it takes 44.0 s.",
        );
    });

    it("shows a goal that is not met as such", () => {
        expect(pageOf({ ...resultsOf(ACTIONS), pipelines: pipelinesOf(13) })).toContain(
            "| each command takes at most 1.25 × the least time | " +
                "at most 1.30 × (up of 300 actions in pipelines, 0 ms); 6 of 12 commands are above | **no** |",
        );
    });

    it("folds the other loads away, and nothing where there are none", () => {
        const [shown = "", folded = ""] = (sectionOf(page, "Commands") ?? "").split("<details>");
        expect(shown).toContain("\n500 actions:\n");
        expect(folded).toContain("\n500 actions, and Buddy responds 50 ms later:\n");
        const alone = ACTIONS.filter(({ latencyMs }) => latencyMs === 0);
        expect(sectionOf(pageOf(resultsOf(alone)), "Commands")).not.toContain("<details>");
    });

    it("shows whole pipelines: ratios of the same round, and each command's requests", () => {
        const rows = sectionOf(page, "Whole pipelines")?.split("\n") ?? [];
        expect(rows.filter((line) => line.startsWith("| "))).toEqual([
            "| command | floor | least | ours | ours ÷ least | ours: requests |",
            "| --- | --- | --- | --- | --- | --- |",
            "| up | 9.0 s | 10.0 s | 11.0 s | 1.10 × | 300 POST |",
            "| no-op up | 9.0 s | 10.0 s | 11.0 s | 1.10 × | none |",
            "| preview | 9.0 s | 10.0 s | 11.0 s | 1.10 × | none |",
            "| refresh | 9.0 s | 10.0 s | 11.0 s | 1.10 × | 300 GET |",
            "| update of one action | 9.0 s | 10.0 s | 11.0 s | 1.10 × | 300 PATCH |",
            "| destroy | 9.0 s | 10.0 s | 11.0 s | 1.10 × | 300 DELETE |",
        ]);
    });

    it("says how large an action is in the state, and why it is larger where the provider's code is in it", () => {
        expect(sectionOf(page, "State")).toBe(
            "State\n\nState grows evenly. An action takes 2,100 bytes, the floor's 2,000. Taught, it takes 14,000 bytes, 6.67 × as many,\n" +
                "because it has the provider's code in it twice: 5,000 bytes each time, instead of 62.\n\n",
        );
    });

    it("has no section on pipelines before they were measured", () => {
        expect(sectionOf(pageOf(resultsOf(ACTIONS)), "Whole pipelines")).toBeUndefined();
    });

    it("is published without a goal that is not met: a person mends the cause or rewords the goal", () => {
        const published = readFileSync(join(REPOSITORY, "docs", "benchmark.md"), "utf8");
        const goals = sectionOf(published, "Goals")?.split("\n") ?? [];
        expect(goals.filter((line) => /\| (yes|not measured) \|$/.test(line))).toHaveLength(6);
        expect(goals.filter((line) => line.endsWith("| **no** |"))).toEqual([]);
    });
});

describe("the benchmark's plot", () => {
    const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

    it("has a bar with its seconds for each command of each variant", () => {
        const each = ["10.0 s", "11.0 s", "44.0 s"];
        expect(textsOf(plotOf(resultsOf(ACTIONS)))).toEqual([
            "Time for 500 actions: shorter is better",
            "least",
            "ours",
            "taught",
            ...["up", "no-op up", "preview", "refresh", "update", "destroy"].flatMap((phase) => [phase, ...each]),
        ]);
    });

    it("leaves out a variant that was not measured", () => {
        const others = ACTIONS.filter(({ variant }) => variant !== LEAST);
        expect(textsOf(plotOf(resultsOf(others))).slice(1, 6)).toEqual(["ours", "taught", "up", "11.0 s", "44.0 s"]);
    });

    it("draws bars as long as their time", () => {
        const widths = [...plotOf(resultsOf(ACTIONS)).matchAll(/class="(\w+)" x="108" y="\d+" width="([\d.]+)"/g)];
        expect(widths.slice(1, 4).map(([, name, width]) => [name, width])).toEqual([
            ["least", "97.7"],
            ["ours", "107.5"],
            ["taught", "430.0"],
        ]);
    });
});
