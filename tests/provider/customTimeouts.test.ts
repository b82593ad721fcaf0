import { systemClock } from "../../provider/client/clock";
import * as provider from "../../provider/provider";
import { customTimeoutMs } from "../../provider/rules/customTimeouts";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { createVirtualClock } from "../helpers/virtualClock";
import { withSimulator } from "../helpers/withSimulator";
import { RATE_LIMITED } from "./apiErrors";
import { REQUIRED } from "./fieldRows";
import { withEngineLog } from "./shownMessages";

const shown = withEngineLog();
const simulator = withSimulator();

beforeEach(async () => {
    const clock = createVirtualClock();
    jest.spyOn(Date, "now").mockImplementation(clock.now);
    jest.spyOn(systemClock, "now").mockImplementation(clock.now);
    jest.spyOn(systemClock, "sleep").mockImplementation(clock.sleep);
    jest.spyOn(Math, "random").mockReturnValue(0);
    await configureProvider(simulator, { "buddyworks:maxRetries": "8" });
});

const methods = () => simulator.journal.all().map(({ method }) => method);
const limitFor = (seconds: number, method: string) =>
    simulator.faults.add({ kind: "status", status: 429, headers: { "Retry-After": String(seconds) }, method });
const withTimeouts = (timeouts: object) => ({ ...REQUIRED, __customTimeouts: timeouts });

describe("customTimeouts", () => {
    it.each<[unknown, number | undefined]>([
        ["5m", 300_000],
        ["1h30m", 5_400_000],
        ["1.5s", 1500],
        ["250ms", 250],
        ["0s", undefined],
        ["1.25s", 1250],
        ["soon", undefined],
        ["about 5m", undefined],
        ["5m at most", undefined],
        [["5m"], undefined],
        [undefined, undefined],
    ])("are read in Go's form: %s", (create, ms) => {
        expect(customTimeoutMs({ __customTimeouts: { create } as never }, "create")).toBe(ms);
    });

    it("limit all requests and waits of a create together", async () => {
        for (const method of ["GET", "POST"]) {
            limitFor(50, method);
        }
        await expect(provider.create(withTimeouts({ create: "90s", update: "1h" }))).rejects.toThrow(
            new Error(`create action in buddy/company-website/1: ${RATE_LIMITED}`),
        );
        expect(methods()).toEqual(["GET", "GET", "POST"]);
        expect(simulator.state.actions(BUILD_IMAGE)).toEqual([]);
    });

    it("can let a create wait longer than ten minutes", async () => {
        for (let number = 0; number < 15; number += 1) {
            limitFor(60, "POST");
        }
        await provider.create(withTimeouts({ create: "20m" }));
        expect(simulator.state.actions(BUILD_IMAGE)).toHaveLength(1);
    });

    it("limit an update, whose message says so when no request was sent", async () => {
        const { id, outs } = await provider.create(REQUIRED);
        limitFor(50, "PATCH");
        simulator.journal.clear();
        const inputs = { ...withTimeouts({ update: "40s" }), name: "New" };
        const updated = provider.update(id, outs, inputs);
        await expect(updated).rejects.toThrow(
            new Error(`update action 101 in buddy/company-website/1: ${RATE_LIMITED}`),
        );
        await expect(provider.update(id, outs, { ...withTimeouts({ update: "1ns" }), name: "New" })).rejects.toThrow(
            new Error(
                "update action 101 in buddy/company-website/1: the operation's time limit is over. Raise it in " +
                    "customTimeouts, or find out why Buddy is slow.",
            ),
        );
        expect(methods()).toEqual(["PATCH"]);
    });

    it.each(["delete", "read"])("have no effect on a %s, which preview says on the row", async (operation) => {
        const { failures } = await provider.check({}, { ...withTimeouts({ [operation]: "5m" }), __urn: "urn" });
        expect(failures).toEqual([]);
        expect(shown).toEqual([
            {
                severity: "warning",
                message:
                    `customTimeouts.${operation}: must be left out (Pulumi does not pass it to dynamic providers when they ` +
                    `${operation}, so it has no effect). A ${operation} gives up after ten minutes.`,
                urn: "urn",
            },
        ]);
        await provider.check({}, { ...withTimeouts({ create: "5m", update: "5m" }), __urn: "urn" });
        expect(shown).toHaveLength(1);
    });
});
