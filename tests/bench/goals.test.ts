import { goalsOf } from "../../bench/goals";
import type { Results } from "../../bench/results";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { FLOOR, OURS, TAUGHT } from "../../bench/variants";

const GOOD = [
    ...lifecycleOf({ variant: FLOOR, seconds: 10 }),
    ...lifecycleOf({ variant: OURS, seconds: 10.5 }),
    ...lifecycleOf({ variant: TAUGHT, seconds: 40 }),
    ...lifecycleOf({ variant: OURS, seconds: 11, latencyMs: 50 }),
];

const find = (results: Results, start: string) => goalsOf(results).find(({ text }) => text.startsWith(start));

describe("the benchmark's goals", () => {
    it("are met by a run that keeps to all of them", () => {
        expect(goalsOf(resultsOf(GOOD)).filter(({ isMet }) => !isMet)).toEqual([]);
    });

    it("are none of them met by nothing", () => {
        const { starts, handling } = resultsOf([]);
        const bad = { starts: { ...starts, packageMs: 20 }, handling: { ...handling, keptBytes: 1000 } };
        const nothing = { ...resultsOf([]), sizes: [], ...bad };
        expect(goalsOf(nothing).map(({ isMet }) => isMet)).toEqual(Array(8).fill(false));
    });

    it("name the command that is furthest above the floor, and how many are above", () => {
        const slow = GOOD.map((one) =>
            one.variant === OURS && one.phase === "preview" && one.latencyMs === 0 ? { ...one, seconds: 12 } : one,
        );
        expect(find(resultsOf(slow), "each command within 1.1 ×")).toEqual({
            text: "each command within 1.1 × of the floor without latency",
            found: "at most 1.20 × (preview of 500, 0 ms); 1 of 6 above",
            isMet: false,
        });
    });

    it("allow for the waves of requests that latency costs, and for none where nothing is sent", () => {
        const late = [...GOOD, ...lifecycleOf({ variant: OURS, seconds: 13, latencyMs: 200 })];
        // 32 waves of 0.2 s on top of 10 s; a preview sends nothing, so 13 s are 1.3 × as long.
        expect(find(resultsOf(late), "with latency")).toMatchObject({
            found: "at most 1.30 × (no-op up of 500, 200 ms); 2 of 12 above",
            isMet: false,
        });
    });

    it("take the median of the ratios of each round, so that a slow round counts against nobody", () => {
        const rounds = [
            ...GOOD,
            ...lifecycleOf({ variant: FLOOR, seconds: 20, round: 1 }),
            ...lifecycleOf({ variant: OURS, seconds: 21, round: 1 }),
            ...lifecycleOf({ variant: TAUGHT, seconds: 80, round: 1 }),
        ];
        expect(find(resultsOf(rounds), "each command within 1.1 ×")).toMatchObject({
            found: "at most 1.05 × (up of 500, 0 ms); 0 of 6 above",
            isMet: true,
        });
    });

    it("say how many times as fast, at each size", () => {
        const small = [
            ...lifecycleOf({ variant: OURS, seconds: 3, count: 1 }),
            ...lifecycleOf({ variant: TAUGHT, seconds: 3, count: 1 }),
        ];
        expect(find(resultsOf([...small, ...GOOD]), "up at least")?.found).toBe("1.00 × at 1, 3.81 × at 500");
    });

    it("find a request too many", () => {
        const chatty = GOOD.map((one) =>
            one.variant === OURS && one.phase === "refresh" ? { ...one, requests: { GET: 501 } } : one,
        );
        expect(find(resultsOf(chatty), "one request per create")).toMatchObject({
            found: 'refresh of 500: {"GET":501}, refresh of 500: {"GET":501}',
            isMet: false,
        });
    });

    it("allow a create its list of the pipeline", () => {
        const listing = GOOD.map((one) =>
            one.variant === OURS && one.phase === "up" ? { ...one, requests: { GET: 25, POST: 500 } } : one,
        );
        expect(find(resultsOf(listing), "one request per create")?.isMet).toBe(true);
    });
});
