import { complaintsOf, goalsOf } from "../../bench/goals";
import type { Results } from "../../bench/results";
import { lifecycleOf, resultsOf } from "../../bench/resultsExamples";
import { LEAST, OURS, TAUGHT } from "../../bench/variants";

const GOOD = [
    ...lifecycleOf({ variant: LEAST, seconds: 10 }),
    ...lifecycleOf({ variant: OURS, seconds: 10.5 }),
    ...lifecycleOf({ variant: TAUGHT, seconds: 42 }),
    ...lifecycleOf({ variant: LEAST, seconds: 11, latencyMs: 50 }),
    ...lifecycleOf({ variant: OURS, seconds: 11, latencyMs: 50 }),
];

const NEAR = "each command takes at most 1.25 × the least time";
const FASTER = "up, update and destroy are at least 2 × as fast as taught, at 500 actions";
const STATE = "the state of an action takes at most 1.1 × the floor's";
const REQUESTS = "one request per create, read, update and delete, none for preview and no-op, one list per pipeline";
const KEPT = "the host keeps at most 256 bytes of each action that it read";
const START = "loading adds at most 5 % to Pulumi's SDK in a program, without axios, and 25 % in the host";

const find = (results: Results, text: string) => goalsOf(results).find((goal) => goal.text === text);

describe("the benchmark's goals", () => {
    it("are met by a run that keeps to all of them", () => {
        expect(goalsOf(resultsOf(GOOD))).toEqual([
            { text: NEAR, found: "at most 1.05 × (up of 500 actions, 0 ms)", met: "yes" },
            { text: FASTER, found: "up 4.00 ×, update 4.00 ×, destroy 4.00 ×", met: "yes" },
            { text: STATE, found: "1.05 ×: 2,100 bytes, the floor's 2,000", met: "yes" },
            { text: REQUESTS, found: "exactly so", met: "yes" },
            { text: KEPT, found: "100 bytes", met: "yes" },
            { text: START, found: "1 % without axios, 10 %", met: "yes" },
        ]);
    });

    it("are not measured, rather than met or not, where their commands did not run", () => {
        expect(goalsOf({ ...resultsOf([]), sizes: [] }).map(({ found, met }) => [found, met])).toEqual([
            ["–", "not measured"],
            ["–", "not measured"],
            ["–", "not measured"],
            ["–", "not measured"],
            ["100 bytes", "yes"],
            ["1 % without axios, 10 %", "yes"],
        ]);
    });

    it("name the command that is furthest above the least, and how many are too far", () => {
        const slow = GOOD.map((one) =>
            one.variant === OURS && one.phase === "preview" && one.latencyMs === 0 ? { ...one, seconds: 13 } : one,
        );
        expect(find(resultsOf(slow), NEAR)).toEqual({
            text: NEAR,
            found: "at most 1.30 × (preview of 500 actions, 0 ms); 1 of 12 commands are above",
            met: "no",
        });
    });

    it("count whole pipelines among the commands that must be near the least", () => {
        const load = { count: 300 };
        const pipelines = resultsOf([
            ...lifecycleOf({ ...load, variant: LEAST, seconds: 10 }),
            ...lifecycleOf({ ...load, variant: OURS, seconds: 13 }),
        ]);
        expect(find({ ...resultsOf(GOOD), pipelines }, NEAR)).toEqual({
            text: NEAR,
            found: "at most 1.30 × (up of 300 actions in pipelines, 0 ms); 6 of 18 commands are above",
            met: "no",
        });
    });

    it("take the median of the ratios of each round, so that a slow round counts against nobody", () => {
        const rounds = [
            ...GOOD,
            ...lifecycleOf({ variant: LEAST, seconds: 20, round: 1 }),
            ...lifecycleOf({ variant: OURS, seconds: 21, round: 1 }),
        ];
        expect(find(resultsOf(rounds), NEAR)).toEqual({
            text: NEAR,
            found: "at most 1.05 × (up of 500 actions, 0 ms)",
            met: "yes",
        });
    });

    it("are missed if one of the commands that change something is not fast enough", () => {
        const near = GOOD.map((one) =>
            one.variant === TAUGHT && one.phase === "destroy" ? { ...one, seconds: 20 } : one,
        );
        expect(find(resultsOf(near), FASTER)).toEqual({
            text: FASTER,
            found: "up 4.00 ×, update 4.00 ×, destroy 1.90 ×",
            met: "no",
        });
    });

    it("find a request too many, and two lists of a pipeline", () => {
        const chatty = GOOD.filter(({ latencyMs }) => latencyMs === 0).map((one) => {
            const lists = { up: { GET: 26, POST: 500 }, refresh: { GET: 501 } };
            const requests = one.phase === "up" || one.phase === "refresh" ? lists[one.phase] : one.requests;
            return one.variant === OURS ? { ...one, requests } : one;
        });
        expect(find(resultsOf(chatty), REQUESTS)).toEqual({
            text: REQUESTS,
            found: "up of 500: 26 GET, 500 POST; refresh of 500: 501 GET",
            met: "no",
        });
    });

    it("allow a create its list of the pipeline", () => {
        const listing = GOOD.map((one) =>
            one.variant === OURS && one.phase === "up" ? { ...one, requests: { GET: 25, POST: 500 } } : one,
        );
        expect(find(resultsOf(listing), REQUESTS)?.met).toBe("yes");
    });

    it("are missed by a large state, by memory that is kept, and by a slow start", () => {
        const { sizes, starts, handling, ...others } = resultsOf(GOOD);
        const large = sizes.map((size) => (size.variant === OURS ? { ...size, bytesPerResource: 2300 } : size));
        const results = {
            ...others,
            sizes: large,
            starts: { ...starts, packageMs: 42, firstRequestMs: 199 },
            handling: { ...handling, keptBytes: 1000 },
        };
        expect(goalsOf(results).filter(({ met }) => met === "no")).toEqual([
            { text: STATE, found: "1.15 ×: 2,300 bytes, the floor's 2,000", met: "no" },
            { text: KEPT, found: "1,000 bytes", met: "no" },
            { text: START, found: "6 % without axios, 30 %", met: "no" },
        ]);
    });

    it("are missed by a package that loads axios in the program, however quickly", () => {
        const { starts, ...others } = resultsOf(GOOD);
        expect(find({ ...others, starts: { ...starts, loadsAxios: true } }, START)).toEqual({
            text: START,
            found: "1 % with axios, 10 %",
            met: "no",
        });
    });

    it("complain of what is not met, and of nothing else", () => {
        expect(
            complaintsOf([
                { text: "good", found: "1", met: "yes" },
                { text: "bad", found: "2", met: "no" },
                { text: "open", found: "–", met: "not measured" },
            ]),
        ).toEqual(["not met: bad (2). Mend the cause, or reword the goal in bench/goals.ts."]);
    });
});
