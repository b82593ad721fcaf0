import * as provider from "../../provider/provider";
import { type Simulator, startSimulator } from "../../simulator/index";
import { configureProvider } from "../helpers/configuredProvider";
import { REQUIRED } from "./fieldRows";

let simulator: Simulator;
let print: jest.SpyInstance;

beforeEach(async () => {
    simulator = await startSimulator();
    await configureProvider(simulator);
    print = jest.spyOn(console, "error").mockImplementation();
});

afterEach(async () => {
    print.mockRestore();
    await simulator.close();
});

const credentials = { login: "me", password: "hunter2-from-a-vault" };

describe("a name that a program made from a password", () => {
    const name = "Push with hunter2-from-a-vault";

    it("is masked in the warning that there is such an action already", async () => {
        const wire = { name, type: "DOCKERFILE", dockerfile_path: "Dockerfile" };
        simulator.state.addAction({ workspace: "buddy", project: "company-website", pipelineId: 1 }, wire);
        await provider.create({ ...REQUIRED, ...credentials, name });
        expect(print.mock.calls).toEqual([
            [
                'warning: pipeline buddy/company-website/1 has "Push with [secret]" already (101), and one more is created; ' +
                    "unless that one is being replaced now, it may be left over from an interrupted run: then delete it in Buddy",
            ],
        ]);
    });

    it("is masked in the error of a create whose answer was lost", async () => {
        simulator.faults.add({ kind: "status", status: 500, method: "POST" });
        await expect(provider.create({ ...REQUIRED, ...credentials, name })).rejects.toThrow(
            new Error(
                "create action in buddy/company-website/1: 500 Internal Server Error: A fault of the simulator. No new action " +
                    "appeared in pipeline buddy/company-website/1: run `pulumi up` again, unless " +
                    '"Push with [secret]" shows up there later; then set adoptActionId to its id',
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
                reason: 'secrets[1].id: "Push with [secret]" is must be unique (it is used twice). Give each secret its own id.',
            },
        ]);
        expect(print.mock.calls).toEqual([
            [
                'warning: registry: "Push with [secret]" is not a documented host of GOOGLE_GCR; sent as it is; Buddy documents ' +
                    "gcr.io, us.gcr.io, eu.gcr.io, asia.gcr.io",
            ],
        ]);
    });
});

it("the type of a foreign action is shown as one short line", async () => {
    const body = { id: 101, name: "n", type: `SLEEP\u202e\n${"x".repeat(200)}` };
    simulator.faults.add({ kind: "status", status: 200, body });
    await expect(provider.read("buddy/company-website/1/101", REQUIRED)).rejects.toThrow(
        new Error(
            `action 101 in buddy/company-website/1 is of type SLEEP ${"x".repeat(93)}…, not DOCKERFILE; only "Build Docker ` +
                'Image" actions can be managed here',
        ),
    );
});
