import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { NOTHING, PATCHED, ResourceDriver } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED } from "./fieldRows";
import { withPrintedLines } from "./shownMessages";

const INPUTS = { targetStage: "runtime", pull: true, artifact: "images" };
const WARNINGS = Object.keys(INPUTS).map(
    (name) =>
        `warning: ${name}: must be an input that Buddy's REST API knows (Buddy's response lacks it, so Buddy did not take it). ` +
        "Remove it from the program, or set it in Buddy.",
);

const simulator = withSimulator({
    behaviour: { targetStage: "ignored", pull: "ignored", artifact: "ignored" },
});
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

/** The warnings since the last call. */
const newWarnings = () => warnings.splice(0);

describe("inputs of Buddy's YAML reference that the REST API does not take", () => {
    it("give a warning at each write that sends them, and are neither drift nor a change", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, ...INPUTS });
        expect(newWarnings()).toEqual(WARNINGS);
        expect([await driver.refresh(), await driver.up({ ...REQUIRED, ...INPUTS })]).toEqual([false, NOTHING]);
        expect(newWarnings()).toEqual([]);
        expect(await driver.up({ ...REQUIRED, ...INPUTS, name: "Other" })).toEqual(PATCHED);
        expect(newWarnings()).toEqual(WARNINGS);
    });

    it("give a warning when an action is adopted", async () => {
        const { id } = simulator.state.addAction(BUILD_IMAGE, {
            name: "Old",
            type: "DOCKERFILE",
            dockerfile_path: "a",
        });
        await provider.create({ ...REQUIRED, ...INPUTS, adoptActionId: id });
        expect(newWarnings()).toEqual(WARNINGS);
    });

    it("give no warning after the program drops them", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, ...INPUTS });
        newWarnings();
        expect(await driver.up(REQUIRED)).toEqual(PATCHED);
        expect(newWarnings()).toEqual([]);
    });

    it("are never sent by a program without them", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up(REQUIRED);
        const [created] = simulator.journal.writes();
        expect(Object.keys(created?.body as object)).toEqual(["type", "name", "dockerfile_path"]);
        expect(newWarnings()).toEqual([]);
    });
});

it("inputs that the REST API takes give no warning", async () => {
    Object.assign(simulator.behaviour, { targetStage: "kept", pull: "kept", artifact: "kept" });
    const driver = new ResourceDriver(simulator);
    await driver.up({ ...REQUIRED, ...INPUTS });
    expect(newWarnings()).toEqual([]);
    expect(driver.onServer()).toMatchObject({ target_stage: "runtime", pull: true, artifact: "images" });
});
