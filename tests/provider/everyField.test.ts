import type { Json, JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import { dockerfileActionFields } from "../../provider/types/dockerfileAction";
import { type Simulator, startSimulator } from "../../simulator/index";
import { configureProvider } from "../helpers/configuredProvider";
import { NOTHING, PATCHED, ResourceDriver, STATE_ONLY } from "../helpers/resourceDriver";
import { COMPANIONS, REQUIRED, ROW_ENTRIES } from "./fieldRows";

const FIELD_NAMES = Object.keys(dockerfileActionFields);

const PLACE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

/** Buddy never returns them, so an edit behind our back cannot be seen. */
const WRITE_ONLY = ["password", "afterActionId"];

let simulator: Simulator;

beforeEach(async () => {
    // A login without a password warns, which is not the matter here.
    jest.spyOn(console, "error").mockImplementation();
    simulator = await startSimulator({ behaviour: { integrationEnriched: true } });
    simulator.state.addAction(PLACE, { id: 101, name: "first", type: "DOCKERFILE", dockerfile_path: "a" });
    simulator.state.addAction(PLACE, { id: 102, name: "second", type: "DOCKERFILE", dockerfile_path: "a" });
    await configureProvider(simulator);
});

afterEach(async () => {
    jest.restoreAllMocks();
    await simulator.close();
});

const bodyRows = ROW_ENTRIES.flatMap(([name, row]) =>
    row.wire === undefined ? [] : [{ name, row, wireName: row.wire[0], sent: row.wire[1] }],
);

it("has a row for every field, and no other", () => {
    expect(ROW_ENTRIES.map(([name]) => name)).toEqual(FIELD_NAMES);
});

describe.each(bodyRows)("$name", ({ name, row, wireName, sent }) => {
    const base: JsonObject = { ...REQUIRED, ...COMPANIONS[name] };
    const withValue = (value: Json): JsonObject => ({ ...base, [name]: value });
    const isRequired = name in REQUIRED;

    it("is set, stays without a further write, and refreshes without a difference", async () => {
        const life = new ResourceDriver(simulator);
        await life.up(withValue(row.value));
        if (name !== "afterActionId") {
            expect(life.onServer()[wireName]).toEqual(sent);
        }
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.value))).toEqual(NOTHING);
    });

    it("is changed in place by one PATCH", async () => {
        const life = new ResourceDriver(simulator);
        await life.up(withValue(row.value));
        const id = life.id;
        expect(await life.up(withValue(row.other))).toEqual(PATCHED);
        expect(life.id).toBe(id);
        if (name !== "afterActionId") {
            expect(life.onServer()[wireName]).not.toEqual(sent);
        }
        expect(await life.refresh()).toBe(false);
        expect(await life.up(withValue(row.other))).toEqual(NOTHING);
    });

    if (!isRequired && row.clear !== undefined) {
        it("is cleared by one PATCH when the program drops it, and stays cleared", async () => {
            const life = new ResourceDriver(simulator);
            await life.up(withValue(row.value));
            expect(await life.up(base)).toEqual(PATCHED);
            expect(life.onServer()[wireName]).not.toEqual(sent);
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
        });
    }

    if (!isRequired && row.clear === undefined) {
        it("leaves the outputs without a request when the program drops it, because nothing can say it", async () => {
            const life = new ResourceDriver(simulator);
            await life.up(withValue(row.value));
            expect(await life.up(base)).toEqual(STATE_ONLY);
            expect(life.outs).not.toHaveProperty(name);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(await life.up(withValue(row.value))).toEqual(PATCHED);
        });
    }

    if (row.unset !== undefined) {
        it("is no change between its default and nothing", async () => {
            const life = new ResourceDriver(simulator);
            await life.up(withValue(row.unset ?? null));
            expect(await life.refresh()).toBe(false);
            expect(await life.up(base)).toEqual(NOTHING);
            expect(await life.up(withValue(row.unset ?? null))).toEqual(NOTHING);
        });
    }

    if (!WRITE_ONLY.includes(name)) {
        it("shows an edit made in Buddy, and the next up repairs just that", async () => {
            const life = new ResourceDriver(simulator);
            await life.up(withValue(row.value));
            const before = life.onServer();
            const edited = new ResourceDriver(simulator);
            await edited.up(withValue(row.other));
            const actionId = Number(life.outs["actionId"]);
            simulator.state.editAction({ ...PLACE, actionId }, { [wireName]: edited.onServer()[wireName] ?? null });
            expect(await life.refresh()).toBe(true);
            expect(await life.up(withValue(row.value))).toEqual(PATCHED);
            expect(life.onServer()).toEqual(before);
            expect(await life.refresh()).toBe(false);
        });
    }

    if (!isRequired && name !== "afterActionId") {
        it("survives in Buddy when the program never wrote it", async () => {
            const life = new ResourceDriver(simulator);
            await life.up(base);
            const actionId = Number(life.outs["actionId"]);
            simulator.state.editAction({ ...PLACE, actionId }, { [wireName]: sent });
            expect(await life.refresh()).toBe(false);
            expect(await life.up({ ...base, name: "Renamed" })).toEqual(PATCHED);
            expect(life.onServer()).toMatchObject({ name: "Renamed", [wireName]: sent });
        });
    }
});

describe("dockerRegistry", () => {
    it("shows as no change where Buddy leaves it out of its answers, as in the documented example", async () => {
        simulator.behaviour.registryShown = false;
        const life = new ResourceDriver(simulator);
        await life.up({ ...REQUIRED, dockerRegistry: "OTHER" });
        expect(await life.refresh()).toBe(false);
        expect(await life.up({ ...REQUIRED, dockerRegistry: "OTHER" })).toEqual(NOTHING);
        simulator.behaviour.registryShown = true;
        simulator.state.editAction(
            { ...PLACE, actionId: Number(life.outs["actionId"]) },
            { docker_registry: "DOCKER_HUB" },
        );
        expect(await life.refresh()).toBe(true);
    });
});

describe.each(["workspace", "projectName", "pipelineId"] as const)("%s", (name) => {
    it("replaces the action when it changes", async () => {
        const life = new ResourceDriver(simulator);
        await life.up(REQUIRED);
        const [, row] = ROW_ENTRIES.find(([each]) => each === name) ?? [];
        const result = await provider.diff(life.id, life.outs, { ...REQUIRED, [name]: row?.other });
        expect(result).toEqual({ changes: true, replaces: [name], deleteBeforeReplace: false });
    });
});

describe("adoptActionId", () => {
    it("counts only when the resource is created: changing it is no change, removing it one of the state alone", async () => {
        const life = new ResourceDriver(simulator);
        expect(await life.up({ ...REQUIRED, adoptActionId: 101 })).toEqual({ changes: true, writes: ["PATCH"] });
        expect(life.id).toBe("buddy/company-website/1/101");
        expect(await life.up({ ...REQUIRED, adoptActionId: 102 })).toEqual(NOTHING);
        expect(await life.up(REQUIRED)).toEqual(STATE_ONLY);
        expect(life.outs).not.toHaveProperty("adoptActionId");
        expect(await life.up(REQUIRED)).toEqual(NOTHING);
        expect(await life.refresh()).toBe(false);
    });
});

describe("buildArgs", () => {
    it("keeps the form the program gives, by an update of the state alone when only the form changes", async () => {
        const life = new ResourceDriver(simulator);
        await life.up({ ...REQUIRED, buildArgs: ["A=1", "B=2"] });
        expect(await life.up({ ...REQUIRED, buildArgs: ["B=2", "A=1"] })).toEqual(NOTHING);
        expect(await life.up({ ...REQUIRED, buildArgs: { B: "2", A: "1" } })).toEqual(STATE_ONLY);
        expect(life.outs["buildArgs"]).toEqual({ A: "1", B: "2" });
        expect(life.onServer()["build_args"]).toEqual(["A=1", "B=2"]);
        expect(await life.refresh()).toBe(false);
        expect(await life.up({ ...REQUIRED, buildArgs: ["A=1", "B=2"] })).toEqual(STATE_ONLY);
        expect(await life.up({ ...REQUIRED, buildArgs: { A: "1", B: "3" } })).toEqual(PATCHED);
    });
});
