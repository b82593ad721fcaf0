import type { ImportedResource } from "../../importer/importedResource";
import type { Handlers } from "../../provider/createProvider";
import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import type { Simulator } from "../../simulator";
import { addClickedActions } from "../helpers/clickedPipeline";
import { configureProvider } from "../helpers/configuredProvider";
import { ResourceDriver } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withOneSimulator } from "../helpers/withSimulator";
import { readingPipeline } from "./readingPipeline";

const TARGET = "buddy/company-website/2";
const HANDLERS: Record<string, Omit<Handlers, "configure">> = {
    DockerfileAction: provider,
    Action: provider.Action,
    Pipeline: provider.Pipeline,
};

/** The secrets of the actions, and ciphertext in all its forms. */
const SECRETS = /hunter22|s3cret|pr1vate|pass-one|!encrypted|secure!|sealed:|[A-Za-z0-9+/]{43}=/;

const simulator = withOneSimulator();
let actions: number;

beforeAll(async () => {
    // A login without a password gives warnings, which this suite does not test.
    jest.spyOn(console, "error").mockImplementation();
    actions = addClickedActions(simulator);
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

/** Previews, refreshes and previews again, as the engine does after an import. */
async function changes({ type, id, inputs, outputs }: ImportedResource): Promise<boolean[]> {
    const driver = new ResourceDriver(simulator, HANDLERS[type.className]);
    Object.assign(driver, { id, inputs, outs: outputs });
    return [(await driver.up(inputs)).changes, await driver.refresh(), (await driver.up(inputs)).changes];
}

it.each(READINGS)("an import shows no change and no secret with %s: %s", async (switched, value) => {
    Object.assign(simulator.behaviour, { [switched]: value });
    const { resources, skipped } = await readingPipeline(simulator, TARGET);
    const found: [string, JsonObject][] = [];

    for (const resource of resources) {
        const { title, inputs, unmanaged, outputs } = resource;
        const isChanged = (await changes(resource)).includes(true);
        if (isChanged || SECRETS.test(JSON.stringify([inputs, unmanaged, outputs]))) {
            found.push([title, inputs]);
        }
    }

    expect(found).toEqual([]);
    expect([resources.length, skipped]).toEqual([actions + 1, []]);
    expect(simulator.journal.writes()).toEqual([]);
});
