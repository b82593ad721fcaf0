import type { Json, JsonObject } from "../../provider/json";
import { pipelineFields } from "../../provider/types/pipeline";
import { configureProvider } from "../helpers/configuredProvider";
import { pipelineTools } from "../helpers/pipelineDriver";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE, PIPELINE_COMPANIONS, PIPELINE_ROW_ENTRIES } from "./pipelineFieldRows";
import { withPrintedLines } from "./shownMessages";

/** They come and go with another input, which Buddy requires: see their own tests. */
const DEPENDENT = ["definitionSource", "remoteProjectName", "remotePath", "gitConfig"];

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

const { drive, edit, lastBody } = pipelineTools(simulator);

const bodyRows = PIPELINE_ROW_ENTRIES.flatMap(([name, row]) =>
    row.wire === undefined || DEPENDENT.includes(name) ? [] : [{ name, row, wireName: row.wire[0], sent: row.wire[1] }],
);

it("has a row for every field, and no other", () => {
    expect(PIPELINE_ROW_ENTRIES.map(([name]) => name)).toEqual(Object.keys(pipelineFields));
});

describe.each(bodyRows)("$name", ({ name, row, wireName, sent }) => {
    const base: JsonObject = { ...PIPELINE, ...PIPELINE_COMPANIONS[name] };
    const withValue = (value: Json): JsonObject => ({ ...base, [name]: value });
    /** The simulator keeps one value under two names, as Buddy does. */
    const stored = wireName === "remote_branch" ? "remote_ref" : wireName;

    it("is set, stays without a further write, and refreshes without a difference", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        expect(lastBody()).toMatchObject({ [wireName]: sent });
        expect(life.onServer()[stored]).toEqual(sent);
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
    });

    it("is changed in place by one PATCH", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        const { id } = life;
        expect(await life.up(withValue(row.other))).toEqual(PATCHED);
        expect(life.id).toBe(id);
        expect(life.onServer()[stored]).not.toEqual(sent);
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.other))).toEqual(NOTHING);
    });

    if (row.clear !== undefined) {
        it("is set back by one PATCH when the program drops it, and stays so", async () => {
            const life = drive();
            await life.up(withValue(row.value));
            expect(await life.up(base)).toEqual(PATCHED);
            expect(lastBody()).toMatchObject({ [wireName]: row.clear });
            expect(life.onServer()[stored]).not.toEqual(sent);
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(warnings).toEqual([]);
        });
    }

    if (row.unset !== undefined) {
        it("is no change between its default and nothing", async () => {
            const life = drive();
            await life.up(withValue(row.unset ?? null));
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(await life.up(withValue(row.unset ?? null))).toEqual(NOTHING);
        });
    }

    it("shows an edit made in Buddy, and the next up repairs just that", async () => {
        const life = drive();
        await life.up(withValue(row.value));
        const before = life.onServer();
        const edited = drive();
        await edited.up({ ...withValue(row.other), name: "Other" });
        edit(life, { [stored]: name === "name" ? "Other" : (edited.onServer()[stored] ?? null) });
        expect(await life.refresh()).toBe(true);
        expect(await life.up(withValue(row.value))).toEqual(PATCHED);
        expect(life.onServer()).toEqual(before);
        expect(await life.refresh()).toBe(false);
    });

    if (name !== "name") {
        it("survives in Buddy when the program never wrote it", async () => {
            const life = drive();
            await life.up(base);
            edit(life, { [stored]: sent });
            expect(await life.refresh()).toBe(false);
            expect(await life.up({ ...base, name: "Renamed" })).toEqual(PATCHED);
            expect(life.onServer()).toMatchObject({ name: "Renamed", [stored]: sent });
            expect(await life.refresh()).toBe(false);
        });
    }
});
