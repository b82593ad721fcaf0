import fc from "fast-check";
import type { Json, JsonObject } from "../../provider/json";
import { ActionDriver, SLACK } from "../helpers/anyAction";
import { configureProvider } from "../helpers/configuredProvider";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";

const simulator = withSimulator();

beforeEach(() => configureProvider(simulator));

const EMPTY_FIELDS = ["absent", "null", "mixed"] as const;

/** Names that no input has, and that no other type of action gives a meaning to. */
const names = fc.stringMatching(/^[a-f_]{1,6}$/).map((name) => `x${name}`);
const { value: values } = fc.letrec<{ value: Json; list: Json[]; object: JsonObject }>((tie) => ({
    value: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.constantFrom<Json>(null, "", false, true, 0),
        fc.integer(),
        fc.string({ unit: "grapheme" }),
        tie("list"),
        tie("object"),
    ),
    list: fc.array(tie("value"), { maxLength: 3 }),
    object: fc.dictionary(names, tie("value"), { maxKeys: 4, noNullPrototype: true }),
}));
const propertySets = fc.dictionary(names, values, { minKeys: 1, maxKeys: 4, noNullPrototype: true });
const readings = fc.constantFrom(...EMPTY_FIELDS);

type Path = (string | number)[];

/** Every place that the program writes, at any depth. */
function placesIn(value: Json, path: Path = []): Path[] {
    const entries: [string | number, Json][] = Array.isArray(value)
        ? value.map((entry, index) => [index, entry])
        : Object.entries(typeof value === "object" && value !== null ? value : {});
    return entries.flatMap(([key, entry]) => [[...path, key], ...placesIn(entry, [...path, key])]);
}

/** A copy in which the place at the path holds another value; `undefined` removes it. */
function edited(value: Json, [key = "", ...rest]: Path, next: Json | undefined): Json {
    const copy: Json = structuredClone(value);
    if (typeof copy !== "object" || copy === null) {
        throw new Error("the path leads nowhere");
    }
    const holder = copy as Record<string | number, Json>; // a list takes numbers, an object names
    if (rest.length > 0) {
        holder[key] = edited(holder[key] ?? null, rest, next);
    } else if (next !== undefined) {
        holder[key] = next;
    } else if (Array.isArray(copy)) {
        copy.splice(Number(key), 1);
    } else {
        delete holder[key];
    }
    return copy;
}

function valueAt(value: Json, path: Path): Json {
    return path.reduce<Json>((holder, key) => (holder as Record<string | number, Json>)[key] ?? null, value);
}

/** True for what Buddy may leave out without a change of meaning. */
function saysNothing(value: Json): boolean {
    if (typeof value === "object" && value !== null) {
        return Array.isArray(value) ? value.length === 0 : Object.values(value).every(saysNothing);
    }
    return !value;
}

async function created(properties: JsonObject, emptyFields: (typeof EMPTY_FIELDS)[number]) {
    simulator.behaviour.emptyFields = emptyFields;
    const driver = new ActionDriver(simulator);
    const program = { ...SLACK, properties };
    await driver.up(program);
    return { driver, program };
}

/** Edits an action of its own as somebody in Buddy would, and tells whether a refresh sees it. */
async function isSeen(properties: JsonObject, { path, next }: { path: Path; next: Json | undefined }) {
    const { driver, program } = await created(properties, simulator.behaviour.emptyFields);
    const [top = ""] = path;
    const after = edited(properties, path, next) as JsonObject;
    simulator.state.editAction(driver.location, { [top]: after[top] ?? null });
    const isDrift = await driver.refresh();
    const { changes } = await driver.up(program);
    return { isDrift, changes, isRepaired: !(await driver.refresh()) };
}

it("whatever a program writes comes back without a difference, also in another form of empty", async () => {
    await fc.assert(
        fc.asyncProperty(propertySets, readings, async (properties, emptyFields) => {
            const { driver, program } = await created(properties, emptyFields);
            expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
            expect(driver.outs["properties"]).toEqual(properties);
        }),
        { numRuns: 60 },
    );
});

it("whatever a program changes is sent by one PATCH and stays", async () => {
    await fc.assert(
        fc.asyncProperty(propertySets, propertySets, readings, async (before, after, emptyFields) => {
            const { driver } = await created({ ...before, xkept: "one" }, emptyFields);
            const program = { ...SLACK, properties: { ...after, xkept: "two" } };
            expect(await driver.up(program)).toEqual(PATCHED);
            const [patch] = simulator.journal.writes();
            const removed = Object.keys(before).filter((name) => !(name in after) && before[name] !== null);
            const nulls = Object.fromEntries(removed.map((name) => [name, null]));
            expect(patch?.body).toEqual({ name: "Tell us", type: "SLACK", ...after, xkept: "two", ...nulls });
            expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
        }),
        { numRuns: 60 },
    );
});

it("any edit at a written place is seen, and repaired", async () => {
    const edits = propertySets.chain((properties) =>
        fc.record({ properties: fc.constant(properties), path: fc.constantFrom(...placesIn(properties)) }),
    );
    await fc.assert(
        fc.asyncProperty(edits, readings, async ({ properties, path }, emptyFields) => {
            simulator.behaviour.emptyFields = emptyFields;
            expect(await isSeen(properties, { path, next: "edited in Buddy" })).toEqual({
                isDrift: true,
                changes: true,
                isRepaired: true,
            });
        }),
        { numRuns: 60 },
    );
});

it("any removal of a value is seen, unless the value says nothing", async () => {
    const removals = propertySets.chain((properties) =>
        fc.record({ properties: fc.constant(properties), path: fc.constantFrom(...placesIn(properties)) }),
    );
    await fc.assert(
        fc.asyncProperty(removals, async ({ properties, path }) => {
            const isInList = typeof path.at(-1) === "number";
            const isDrift = isInList || !saysNothing(valueAt(properties, path));
            expect(await isSeen(properties, { path, next: undefined })).toEqual({
                isDrift,
                changes: isDrift,
                isRepaired: true,
            });
        }),
        { numRuns: 60 },
    );
});

it("edits elsewhere are not seen, at any depth", async () => {
    const objects = (properties: JsonObject) =>
        placesIn(properties).filter((path) => {
            const value = valueAt(properties, path);
            return typeof value === "object" && value !== null && !Array.isArray(value);
        });
    const additions = propertySets.chain((properties) =>
        fc.record({ properties: fc.constant(properties), path: fc.constantFrom([], ...objects(properties)) }),
    );
    await fc.assert(
        fc.asyncProperty(additions, readings, values, async ({ properties, path }, emptyFields, next) => {
            simulator.behaviour.emptyFields = emptyFields;
            expect(await isSeen(properties, { path: [...path, "added"], next })).toEqual({
                isDrift: false,
                changes: false,
                isRepaired: true,
            });
        }),
        { numRuns: 60 },
    );
});
