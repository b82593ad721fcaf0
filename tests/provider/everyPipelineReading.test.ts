import type { Json, JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
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

interface Case {
    name: (typeof PIPELINE_ROW_ENTRIES)[number][0];
    value: Json;
    other: Json;
    clear?: Json | undefined;
}

const CASES: Case[] = PIPELINE_ROW_ENTRIES.flatMap(([name, { value, other, clear, wire }]) =>
    wire === undefined || OUT_OF_REACH.includes(name) ? [] : [{ name, value, other, clear }],
);

const isRefused = (reading: string, clear: Json) =>
    (reading === "clearText: refused" && clear === "") || (reading === "clearList: refused" && Array.isArray(clear));

/** What a program would see as a change although it says the same as before, and nobody edited the pipeline. */
async function changesOutOfNothing(reading: string, { name, value, other, clear }: Case) {
    const base: JsonObject = { ...PIPELINE, ...PIPELINE_COMPANIONS[name] };
    const found: string[] = [];
    const driver = new ResourceDriver(simulator, provider.Pipeline);
    const rest = async (when: string, program: JsonObject) => {
        const isDrift = await driver.refresh();
        const { changes, writes } = await driver.up(program);
        if (isDrift || changes || writes.length > 0) {
            found.push(`${name} ${when}: ${isDrift ? "drift" : "a change"}`);
        }
    };
    await driver.up({ ...base, [name]: value });
    await rest("set", { ...base, [name]: value });
    await driver.up({ ...base, [name]: other });
    await rest("changed", { ...base, [name]: other });
    if (clear === undefined) {
        return found;
    }
    if (isRefused(reading, clear)) {
        await expect(driver.up(base)).rejects.toThrow(/400 Bad Request/);
        await rest("not cleared", { ...base, [name]: other });
        return found;
    }
    await driver.up(base);
    await rest("cleared", base);
    return found;
}

it.each(READINGS.filter(([switched]) => OF_PIPELINES.includes(switched)))(
    "nothing shows as a change by itself with %s: %s",
    async (switched, value) => {
        Object.assign(simulator.behaviour, { [switched]: value });
        const found: string[] = [];
        for (const each of CASES.filter(({ name }) => name !== WITH_OPERANDS || switched !== "orOperands")) {
            found.push(...(await changesOutOfNothing(`${switched}: ${value}`, each)));
            // An identifier can be used again only once its pipeline is gone.
            for (const { id: pipelineId } of simulator.state.pipelines(PROJECT)) {
                simulator.state.removePipeline({ ...PROJECT, pipelineId });
            }
        }
        expect(found).toEqual([]);
    },
);
