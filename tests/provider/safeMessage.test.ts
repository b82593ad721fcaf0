import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const simulator = withSimulator();
const printed = withPrintedLines();

beforeEach(() => configureProvider(simulator));

const credentials = { login: "me", password: "hunter2-from-a-vault" };

describe("a name that a program made from a password", () => {
    const name = "Push with hunter2-from-a-vault";

    it("is masked in the warning about an action of the same name", async () => {
        const wire = { name, type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
        simulator.state.addAction({ workspace: "buddy", project: "company-website", pipelineId: 1 }, wire);
        await provider.create({ ...REQUIRED, ...credentials, name });
        expect(printed).toEqual([
            'warning: name: buddy/company-website/1 already has "Push with [secret]" (101), and another one ' +
                "is created. An interrupted run may have left 101: delete it in Buddy, unless it is being " +
                "replaced now.",
        ]);
    });

    it("is masked in the error of a create whose response was lost", async () => {
        simulator.faults.add({ kind: "status", status: 500, method: "POST" });
        await expect(provider.create({ ...REQUIRED, ...credentials, name })).rejects.toThrow(
            new Error(
                "create action in buddy/company-website/1: 500 Internal Server Error: A fault of the simulator. " +
                    'No new action "Push with [secret]" appeared in buddy/company-website/1. Run `pulumi up` again, ' +
                    "unless it appears later: then set adoptActionId to its id first.",
            ),
        );
    });

    it("is masked at preview, in failures and in warnings", async () => {
        const secrets = [1, 2].map(() => ({ id: name, value: "path", type: "FILE" }));
        const inputs = { ...REQUIRED, ...credentials, dockerRegistry: "GOOGLE_GCR", registry: name, secrets };
        const { failures = [] } = await provider.check({}, { ...inputs, integration: { hashId: "1" } });
        expect(failures).toEqual([
            {
                property: "",
                reason:
                    'secrets[1].id: must be unique ("Push with [secret]" is used twice). Give each secret its own ' +
                    "id.",
            },
        ]);
        expect(printed).toEqual([
            "warning: registry: must be one of gcr.io, us.gcr.io, eu.gcr.io, asia.gcr.io for GOOGLE_GCR (got " +
                '"Push with [secret]"). It is sent all the same, because Buddy may know it.',
        ]);
    });
});

it("the type of another action is shown as one short line", async () => {
    const body = { id: 101, name: "n", type: `SLEEP\u202e\n${"x".repeat(200)}` };
    simulator.faults.add({ kind: "status", status: 200, body });
    await expect(provider.read("buddy/company-website/1/101", REQUIRED)).rejects.toThrow(
        new Error(
            `type: must be DOCKERFILE (action 101 in buddy/company-website/1 is of type SLEEP ${"x".repeat(93)}…). ` +
                "DockerfileAction manages only this type.",
        ),
    );
});
