import { importedAction } from "../../importer/importedAction";
import type { JsonObject } from "../../provider/json";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import type { Simulator } from "../../simulator";
import { addClickedActions } from "../helpers/clickedPipeline";
import { configureProvider } from "../helpers/configuredProvider";
import { LIVE_MIRROR, PLACE } from "../helpers/exampleAction";
import { ResourceDriver } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withOneSimulator } from "../helpers/withSimulator";
import { call } from "../simulator/client";

/** The secrets of the actions, and ciphertext in all its forms. */
const SECRETS = /hunter22|s3cret|pr1vate|pass-one|!encrypted|secure!|sealed:|[A-Za-z0-9+/]{43}=/;

const simulator = withOneSimulator();

beforeAll(async () => {
    // A login without a password gives warnings, which this suite does not test.
    jest.spyOn(console, "error").mockImplementation();
    addClickedActions(simulator);
    await configureProvider(simulator);
});

afterAll(async () => {
    jest.restoreAllMocks();
});

let usual: Simulator["behaviour"];

beforeEach(() => {
    usual = { ...simulator.behaviour };
});

afterEach(() => Object.assign(simulator.behaviour, usual));

it.each(READINGS)("an import shows no change and no secret with %s: %s", async (switched, value) => {
    Object.assign(simulator.behaviour, { [switched]: value });
    const found: string[] = [];

    for (const { id: actionId, name } of simulator.state.actions(LIVE_MIRROR)) {
        const path = `/workspaces/buddy/projects/company-website/pipelines/2/actions/${actionId}`;
        const response = (await call(simulator, { path })).body as JsonObject;
        const { id, inputs, computed, unmanaged } = importedAction(dockerfileAction, response, {
            noun: "action",
            parent: PLACE,
            id: actionId,
        });
        const driver = new ResourceDriver(simulator);
        Object.assign(driver, { id, inputs, outs: { ...inputs, ...computed } });

        const steps = [(await driver.up(inputs)).changes, await driver.refresh(), (await driver.up(inputs)).changes];

        if (steps.includes(true) || SECRETS.test(JSON.stringify([inputs, unmanaged, driver.outs]))) {
            found.push(`${name}: ${JSON.stringify(inputs)}`);
        }
    }

    expect(found).toEqual([]);
    expect(simulator.journal.writes()).toEqual([]);
});
