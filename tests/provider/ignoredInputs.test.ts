import * as provider from "../../provider/provider";
import { type Simulator, startSimulator } from "../../simulator/index";
import { configureProvider } from "../helpers/configuredProvider";
import { NOTHING, PATCHED, ResourceDriver } from "../helpers/resourceDriver";
import { REQUIRED } from "./fieldRows";

const PLACE = { workspace: "buddy", project: "company-website", pipelineId: 1 };
const INPUTS = { targetStage: "runtime", pull: true, artifact: "images" };
const SAID = Object.keys(INPUTS).map(
    (name) =>
        `warning: ${name}: must be an input that Buddy's REST API knows (Buddy's response lacks it, so Buddy did not take it). ` +
        "Remove it from the program, or set it in Buddy.",
);

let simulator: Simulator;
const warnings: string[] = [];

beforeEach(async () => {
    jest.spyOn(console, "error").mockImplementation((line: string) => void warnings.push(line));
    simulator = await startSimulator({ behaviour: { targetStage: "ignored", pull: "ignored", artifact: "ignored" } });
    await configureProvider(simulator);
});

afterEach(async () => {
    warnings.length = 0;
    jest.restoreAllMocks();
    await simulator.close();
});

/** What was said since the last time. */
const said = () => warnings.splice(0);

describe("inputs of Buddy's YAML reference that the REST API does not take", () => {
    it("give a warning at each write that sends them, and are neither drift nor a change", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, ...INPUTS });
        expect(said()).toEqual(SAID);
        expect([await driver.refresh(), await driver.up({ ...REQUIRED, ...INPUTS })]).toEqual([false, NOTHING]);
        expect(said()).toEqual([]);
        expect(await driver.up({ ...REQUIRED, ...INPUTS, name: "Other" })).toEqual(PATCHED);
        expect(said()).toEqual(SAID);
    });

    it("give a warning when an action is adopted", async () => {
        const { id } = simulator.state.addAction(PLACE, { name: "Old", type: "DOCKERFILE", dockerfile_path: "a" });
        await provider.create({ ...REQUIRED, ...INPUTS, adoptActionId: id });
        expect(said()).toEqual(SAID);
    });

    it("give none once the program drops them", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, ...INPUTS });
        said();
        expect(await driver.up(REQUIRED)).toEqual(PATCHED);
        expect(said()).toEqual([]);
    });

    it("are never sent by a program without them", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up(REQUIRED);
        const [created] = simulator.journal.writes();
        expect(Object.keys(created?.body as object)).toEqual(["type", "name", "dockerfile_path"]);
        expect(said()).toEqual([]);
    });
});

it("inputs that the REST API does take give no warning", async () => {
    Object.assign(simulator.behaviour, { targetStage: "kept", pull: "kept", artifact: "kept" });
    const driver = new ResourceDriver(simulator);
    await driver.up({ ...REQUIRED, ...INPUTS });
    expect(said()).toEqual([]);
    expect(driver.onServer()).toMatchObject({ target_stage: "runtime", pull: true, artifact: "images" });
});
