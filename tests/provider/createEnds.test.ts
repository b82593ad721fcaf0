import * as cancellation from "../../provider/host/cancellation";
import * as engineLog from "../../provider/host/engineLog";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { failureOf } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator, { "buddyworks:maxRetries": "0" }));

const ids = () => simulator.state.actions(BUILD_IMAGE).map(({ id }) => id);

describe("a create after which the engine is gone", () => {
    const exitWhenIdle = jest.fn();

    beforeEach(() => {
        const cancelled = new AbortController();
        jest.spyOn(cancellation, "processCancellation").mockReturnValue({
            signal: cancelled.signal,
            engineIsGone: async () => {
                cancelled.abort();
                return true;
            },
            deferInterrupt: (work) => work(),
            exitWhenIdle,
        });
    });

    it("deletes its action again, even after Ctrl-C, because nobody records the id", async () => {
        expect(await failureOf(provider.create(REQUIRED))).toBe(
            "create action in buddy/company-website/1: Pulumi has ended, so action 101 was deleted again.",
        );
        expect(ids()).toEqual([]);
        expect(exitWhenIdle).toHaveBeenCalledTimes(1);
    });

    it("names the action that it could not delete", async () => {
        simulator.faults.add({ kind: "status", method: "DELETE", status: 400 });
        expect(await failureOf(provider.create(REQUIRED))).toBe(
            "create action in buddy/company-website/1: Pulumi has ended, and action 101 could not be deleted again. delete " +
                "action 101 in buddy/company-website/1: 400 Bad Request: A fault of the simulator.",
        );
        expect(ids()).toEqual([101]);
    });
});

describe("a create whose outputs fail", () => {
    it("passes its id and inputs on, so that the state has the action", async () => {
        jest.spyOn(engineLog, "logToEngine").mockRejectedValue(new Error("no display"));
        simulator.behaviour.targetStage = "ignored"; // a warning, which has to be shown
        const inputs = { ...REQUIRED, targetStage: "web", __provider: "text" };
        const error = await provider.create(inputs).catch((reason: unknown) => reason);
        expect(error).toMatchObject({
            message: "action buddy/company-website/1/101 exists, but its outputs failed. no display",
            id: "buddy/company-website/1/101",
            properties: inputs,
        });
    });
});

describe("the list before a create", () => {
    it.each([408, 500])("stops the create if it fails with %i, because Buddy may respond later", async (status) => {
        simulator.faults.add({ kind: "status", method: "GET", status });
        expect(await failureOf(provider.create(REQUIRED))).toContain(
            "create action in buddy/company-website/1: nothing was sent, because what exists could not be listed: list " +
                `actions in buddy/company-website/1: ${status} `,
        );
        expect(simulator.journal.writes()).toEqual([]);
    });

    it("does not stop the create if Buddy refuses it", async () => {
        simulator.faults.add({ kind: "status", method: "GET", status: 403 });
        expect((await provider.create(REQUIRED)).outs).toMatchObject({ actionId: 101 });
    });

    it("names all actions of the same name in one warning", async () => {
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 7 });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, id: 8 });
        await provider.create(REQUIRED);
        expect(warnings).toEqual([
            'warning: name: buddy/company-website/1 already has "Build" (7, 8), and another one is created. An interrupted ' +
                "run may have left 7, 8: delete it in Buddy, unless it is being replaced now.",
        ]);
    });
});
