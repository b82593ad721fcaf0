import { sensitiveTexts } from "../../provider/fields/secrets";
import { safeMessage } from "../../provider/safeMessage";
import { wrapHandler } from "../../provider/wrapHandler";
import { SleepAction } from "../fixtures/secondType/provider";
import { sleepAction } from "../fixtures/secondType/sleepAction";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";

const { fields } = sleepAction;
const WEBHOOK = "https://hooks.example.com/t0p";
const SLEEP = { workspace: "buddy", projectName: "company-website", pipelineId: 1, name: "Wait", seconds: 60 };
const INPUTS = { ...SLEEP, recipient: { name: "team", webhook: WEBHOOK } };

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const messageOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error.message);

describe("a part of an object that one line of the field table makes secret", () => {
    it("is masked in messages", () => {
        expect(safeMessage(`could not reach ${WEBHOOK} of team`, fields, [INPUTS])).toBe(
            "could not reach [secret] of team",
        );
    });

    it.each([
        ["new", { properties: INPUTS, olds: SLEEP }],
        ["old", { properties: SLEEP, olds: INPUTS }],
    ])("is masked in a handler's message when it is in the %s inputs", async (_which, inputs) => {
        const thrown = wrapHandler({ fields, ...inputs }, async () => {
            throw new Error(`could not reach ${WEBHOOK} of team`);
        });
        expect(await messageOf(thrown)).toBe("could not reach [secret] of team");
    });

    it("is among the texts that the client masks in responses", () => {
        expect(sensitiveTexts(fields, INPUTS)).toEqual([WEBHOOK]);
    });

    it("is masked when Buddy repeats it", async () => {
        const body = { errors: [{ message: `${WEBHOOK} is no webhook of team.` }] };
        simulator.faults.add({ kind: "status", method: "POST", status: 400, body });
        expect(await messageOf(SleepAction.create(INPUTS))).toBe(
            "create action in buddy/company-website/1: 400 Bad Request: [secret] is no webhook of team.",
        );
    });
});
