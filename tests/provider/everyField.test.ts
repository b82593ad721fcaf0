import type { Json, JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { dockerfileActionFields } from "../../provider/types/dockerfileAction";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { NOTHING, PATCHED, ResourceDriver, STATE_ONLY } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { COMPANIONS, REQUIRED, ROW_ENTRIES } from "./fieldRows";

const FIELD_NAMES = Object.keys(dockerfileActionFields);

/** Buddy never returns them, so an edit in Buddy cannot be seen. */
const WRITE_ONLY = ["password", "afterActionId"];

const simulator = withSimulator({ behaviour: { integrationEnriched: true } });

beforeEach(async () => {
    // A login without a password gives warnings, which this suite does not test.
    jest.spyOn(console, "error").mockImplementation();
    simulator.state.addAction(BUILD_IMAGE, { id: 101, name: "first", type: "DOCKERFILE", dockerfile_path: "a" });
    simulator.state.addAction(BUILD_IMAGE, { id: 102, name: "second", type: "DOCKERFILE", dockerfile_path: "a" });
    await configureProvider(simulator);
});

afterEach(() => jest.restoreAllMocks());

const bodyRows = ROW_ENTRIES.flatMap(([name, row]) =>
    row.wire === undefined ? [] : [{ name, row, wireName: row.wire[0], sent: row.wire[1] }],
);

it("every field has a row, and every row a field", () => {
    expect(ROW_ENTRIES.map(([name]) => name)).toEqual(FIELD_NAMES);
});

describe.each(bodyRows)("$name", ({ name, row, wireName, sent }) => {
    const base: JsonObject = { ...REQUIRED, ...COMPANIONS[name] };
    const withValue = (value: Json): JsonObject => ({ ...base, [name]: value });
    const isRequired = name in REQUIRED;

    it("is set, needs no further write, and a refresh shows no difference", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up(withValue(row.value));
        if (name !== "afterActionId") {
            expect(driver.onServer()[wireName]).toEqual(sent);
        }
        expect(await driver.up(withValue(row.value))).toEqual(NOTHING);
        expect(await driver.refresh()).toBe(false);
        expect(await driver.up(withValue(row.value))).toEqual(NOTHING);
    });

    it("is changed in place by one PATCH", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up(withValue(row.value));
        const id = driver.id;
        expect(await driver.up(withValue(row.other))).toEqual(PATCHED);
        expect(driver.id).toBe(id);
        if (name !== "afterActionId") {
            expect(driver.onServer()[wireName]).not.toEqual(sent);
        }
        expect(await driver.refresh()).toBe(false);
        expect(await driver.up(withValue(row.other))).toEqual(NOTHING);
    });

    if (!isRequired && row.clear !== undefined) {
        it("is cleared by one PATCH when the program drops it, and stays cleared", async () => {
            const driver = new ResourceDriver(simulator);
            await driver.up(withValue(row.value));
            expect(await driver.up(base)).toEqual(PATCHED);
            expect(driver.onServer()[wireName]).not.toEqual(sent);
            expect(await driver.refresh()).toBe(false);
            expect(await driver.up(base)).toEqual(NOTHING);
        });
    }

    if (!isRequired && row.clear === undefined) {
        it("leaves the outputs without a request when the program drops it", async () => {
            const driver = new ResourceDriver(simulator);
            await driver.up(withValue(row.value));
            expect(await driver.up(base)).toEqual(STATE_ONLY);
            expect(driver.outs).not.toHaveProperty(name);
            expect(await driver.up(base)).toEqual(NOTHING);
            expect(await driver.up(withValue(row.value))).toEqual(PATCHED);
        });
    }

    if (row.unset !== undefined) {
        it("is no change between its default and nothing", async () => {
            const driver = new ResourceDriver(simulator);
            await driver.up(withValue(row.unset ?? null));
            expect(await driver.refresh()).toBe(false);
            expect(await driver.up(base)).toEqual(NOTHING);
            expect(await driver.up(withValue(row.unset ?? null))).toEqual(NOTHING);
        });
    }

    if (!WRITE_ONLY.includes(name)) {
        it("shows an edit made in Buddy, and the next up repairs only that", async () => {
            const driver = new ResourceDriver(simulator);
            await driver.up(withValue(row.value));
            const before = driver.onServer();
            const edited = new ResourceDriver(simulator);
            await edited.up(withValue(row.other));
            const actionId = Number(driver.outs["actionId"]);
            simulator.state.editAction(
                { ...BUILD_IMAGE, actionId },
                { [wireName]: edited.onServer()[wireName] ?? null },
            );
            expect(await driver.refresh()).toBe(true);
            expect(await driver.up(withValue(row.value))).toEqual(PATCHED);
            expect(driver.onServer()).toEqual(before);
            expect(await driver.refresh()).toBe(false);
        });
    }

    if (!isRequired && name !== "afterActionId") {
        it("stays in Buddy when the program never set it", async () => {
            const driver = new ResourceDriver(simulator);
            await driver.up(base);
            const actionId = Number(driver.outs["actionId"]);
            simulator.state.editAction({ ...BUILD_IMAGE, actionId }, { [wireName]: sent });
            expect(await driver.refresh()).toBe(false);
            expect(await driver.up({ ...base, name: "Renamed" })).toEqual(PATCHED);
            expect(driver.onServer()).toMatchObject({ name: "Renamed", [wireName]: sent });
        });
    }
});

describe("dockerRegistry", () => {
    it("shows no change where Buddy's responses lack it, as the documented example does", async () => {
        simulator.behaviour.registryShown = false;
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, dockerRegistry: "OTHER" });
        expect(await driver.refresh()).toBe(false);
        expect(await driver.up({ ...REQUIRED, dockerRegistry: "OTHER" })).toEqual(NOTHING);
        simulator.behaviour.registryShown = true;
        simulator.state.editAction(
            { ...BUILD_IMAGE, actionId: Number(driver.outs["actionId"]) },
            { docker_registry: "DOCKER_HUB" },
        );
        expect(await driver.refresh()).toBe(true);
    });
});

describe.each(["workspace", "projectName", "pipelineId"] as const)("%s", (name) => {
    it("replaces the action when it changes", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up(REQUIRED);
        const [, row] = ROW_ENTRIES.find(([each]) => each === name) ?? [];
        const result = await provider.diff(driver.id, driver.outs, { ...REQUIRED, [name]: row?.other });
        expect(result).toEqual({ changes: true, replaces: [name], deleteBeforeReplace: false });
    });
});

describe("adoptActionId", () => {
    it("has no effect after the create: changing it is no change, removing it is state-only", async () => {
        const driver = new ResourceDriver(simulator);
        expect(await driver.up({ ...REQUIRED, adoptActionId: 101 })).toEqual({ changes: true, writes: ["PATCH"] });
        expect(driver.id).toBe("buddy/company-website/1/101");
        expect(await driver.up({ ...REQUIRED, adoptActionId: 102 })).toEqual(NOTHING);
        expect(await driver.up(REQUIRED)).toEqual(STATE_ONLY);
        expect(driver.outs).not.toHaveProperty("adoptActionId");
        expect(await driver.up(REQUIRED)).toEqual(NOTHING);
        expect(await driver.refresh()).toBe(false);
    });
});

describe("buildArgs", () => {
    it("keeps the program's form, and a change of the form alone is state-only", async () => {
        const driver = new ResourceDriver(simulator);
        await driver.up({ ...REQUIRED, buildArgs: ["A=1", "B=2"] });
        expect(await driver.up({ ...REQUIRED, buildArgs: ["B=2", "A=1"] })).toEqual(NOTHING);
        expect(await driver.up({ ...REQUIRED, buildArgs: { B: "2", A: "1" } })).toEqual(STATE_ONLY);
        expect(driver.outs["buildArgs"]).toEqual({ A: "1", B: "2" });
        expect(driver.onServer()["build_args"]).toEqual(["A=1", "B=2"]);
        expect(await driver.refresh()).toBe(false);
        expect(await driver.up({ ...REQUIRED, buildArgs: ["A=1", "B=2"] })).toEqual(STATE_ONLY);
        expect(await driver.up({ ...REQUIRED, buildArgs: { A: "1", B: "3" } })).toEqual(PATCHED);
    });
});
