import type { Fault } from "../../simulator";
import { defaultBehaviour } from "../../simulator/behaviour";
import { withSimulator } from "../helpers/withSimulator";
import { actionNames, measureSimulator, PLACE } from "./measuring";

const simulator = withSimulator();

const ACTIONS = /\/pipelines\/1\/actions/;
const FAULTS: Record<string, Fault> = {
    "cut before": { kind: "cutBefore" },
    "cut after": { kind: "cutAfter" },
    "cut body": { kind: "cutBody" },
    "empty body": { kind: "emptyBody" },
    "no id": { kind: "noId" },
    "gateway page": { kind: "html" },
    "applied behind a gateway page": { kind: "html", isApplied: true },
    "500": { kind: "status", status: 500 },
    "applied 503": { kind: "status", status: 503, isApplied: true },
    "403": { kind: "status", status: 403 },
    "rate limit": { kind: "rateLimit", resetSeconds: 30 },
    "old rate limit": { kind: "rateLimit403", resetSeconds: 30 },
    "JSON 404 that is not Buddy's": { kind: "status", status: 404, body: { message: "no route" } },
    "JSON 400 that is not Buddy's": { kind: "status", status: 400, body: { message: "no route" } },
    "HTML 404": { kind: "status", status: 404, body: "<h1>Not found</h1>", contentType: "text/html" },
};
/** Requests of each kind: the first list, creates, reads, updates and removals, and the last removal and list. */
const REQUESTS = [
    ["GET", 1],
    ["GET", 4],
    ["GET", 7],
    ["POST", 1],
    ["POST", 5],
    ["PATCH", 1],
    ["PATCH", 3],
    ["DELETE", 1],
    ["DELETE", 8],
] as const;

const CASES = Object.keys(FAULTS).flatMap((name) =>
    REQUESTS.map(([method, number]): [string, string, number] => [name, method, number]),
);

/** The request of this number that has the method gets the fault. */
function addFault(fault: Fault, method: string, number: number): void {
    let seen = 0;
    simulator.journal.watch((entry) => {
        if (entry.method === method && ACTIONS.test(entry.path)) {
            seen += 1;
        }
        if (seen === number - 1) {
            simulator.faults.add({ ...fault, method, path: ACTIONS });
            seen = Number.NaN;
        }
    });
    if (number === 1) {
        simulator.faults.add({ ...fault, method, path: ACTIONS });
        seen = Number.NaN;
    }
}

it.each(CASES)("%s at %s request %i: nothing stays behind, nothing is guessed", async (name, method, number) => {
    simulator.state.addAction(PLACE, { name: "Clicked", type: "SLACK" });
    addFault(FAULTS[name] ?? { kind: "cutBefore" }, method, number);

    const measured = await measureSimulator(simulator).catch((error: Error) => error.message);

    expect(simulator.faults.pending()).toEqual([]);
    // An error comes from the first list, before anything is made, or from the last one, after everything is removed.
    if (typeof measured === "string") {
        expect(measured).toMatch(/^remove the actions of the measurement: /);
    } else {
        expect(defaultBehaviour()).toMatchObject(measured.observed);
    }
    expect(actionNames(simulator)).toEqual(["Clicked"]);
});
