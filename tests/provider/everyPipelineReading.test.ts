import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { falseChanges } from "../helpers/falseChanges";
import { ResourceDriver } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE, PIPELINE_COMPANIONS, PIPELINE_ROW_ENTRIES } from "./pipelineFieldRows";

/** The switches that pipelines have, too. */
const OF_PIPELINES = [
    "emptyFields",
    "defaultsEchoed",
    "extraFields",
    "clearText",
    "clearNull",
    "clearList",
    "patchWithoutName",
    "patchKeepsUnsent",
    "orOperands",
    "unknownField",
    "updateStatus",
];

/** Where the promise cannot hold: operands are lost, and `definitionSource` is never changed. */
const OUT_OF_REACH = ["definitionSource", "remoteProjectName", "remotePath", "gitConfig"];
const WITH_OPERANDS = "triggerConditions";

const PROJECT = { workspace: "buddy", project: "company-website" };

const simulator = withSimulator();

beforeEach(async () => {
    // Buddy's ignoring of a clear value warns, which is not the matter here.
    jest.spyOn(console, "error").mockImplementation();
    await configureProvider(simulator);
});

afterEach(() => jest.restoreAllMocks());

const CASES = PIPELINE_ROW_ENTRIES.flatMap(([name, { value, other, clear, wire }]) =>
    wire === undefined || OUT_OF_REACH.includes(name) ? [] : [{ name, value, other, clear }],
);

it.each(READINGS.filter(([switched]) => OF_PIPELINES.includes(switched)))(
    "nothing shows as a change by itself with %s: %s",
    async (switched, value) => {
        Object.assign(simulator.behaviour, { [switched]: value });
        const found: string[] = [];
        for (const each of CASES.filter(({ name }) => name !== WITH_OPERANDS || switched !== "orOperands")) {
            const base: JsonObject = { ...PIPELINE, ...PIPELINE_COMPANIONS[each.name] };
            const driver = new ResourceDriver(simulator, provider.Pipeline);
            found.push(...(await falseChanges(driver, base, `${switched}: ${value}`, each)));
            // An identifier can be used again only once its pipeline is gone.
            for (const { id: pipelineId } of simulator.state.pipelines(PROJECT)) {
                simulator.state.removePipeline({ ...PROJECT, pipelineId });
            }
        }
        expect(found).toEqual([]);
    },
);
