import type { Properties } from "../helpers/providerHost";
import { destroy, refresh, undeleted, up } from "./operations";
import {
    adoptInput,
    classOf,
    type Entry,
    entries,
    entryOf,
    homeOf,
    inputsOf,
    onServer,
    removeObject,
    type Scenario,
} from "./scenario";

/**
 * What must hold whatever happened: each object on the server is in the state, or somebody else's, or one the user was
 * told about; no object has two owners; and none of somebody else's is in the state but by adoption.
 */
export function expectNothingLostOrDoubled(scenario: Scenario): void {
    const told = [...scenario.doubtful];
    const lost = orphans(scenario).filter(({ noun, name }) => {
        const index = told.indexOf(`${noun} ${name}`);
        if (index === -1) {
            return true;
        }
        told.splice(index, 1);
        return false;
    });
    if (lost.length > 0) {
        throw new Error(`on the server, but neither in the state nor told of: ${JSON.stringify(lost)}`);
    }
    const owned = entries(scenario)
        .filter(({ isBorrowed }) => !isBorrowed)
        .map(({ key }) => key);
    if (new Set(owned).size !== owned.length) {
        throw new Error("one object has two owners");
    }
    const stolen = owned.filter((key) => scenario.foreign.has(key));
    if (stolen.length > 0) {
        throw new Error(`taken over, but somebody else's: ${stolen.join(", ")}`);
    }
}

function orphans(scenario: Scenario) {
    const state = entries(scenario);
    return onServer(scenario).filter(
        ({ key }) => !state.some((entry) => entry.key === key) && !scenario.foreign.has(key),
    );
}

/** Once Buddy is well again and the user has done what the messages say, one refresh and one `up` make all right. */
export async function expectRecovery(scenario: Scenario): Promise<void> {
    scenario.simulator.faults.clear();
    // The last one first, so that actions are deleted before their pipelines.
    for (const object of orphans(scenario).reverse()) {
        removeObject(scenario, object);
    }
    scenario.doubtful = [];
    expectNoFailures(await refresh(scenario));
    mendAdoptions(scenario);
    expectNoFailures(await afterCleanUp(scenario, () => up(scenario)));
    expectNothingLostOrDoubled(scenario);
    for (const [name, inputs] of scenario.program) {
        expectAsDeclared(scenario, name, inputs);
    }
    scenario.simulator.journal.clear();
    await up(scenario);
    const writes = scenario.simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
    if (writes.length > 0) {
        throw new Error(`a second up wrote again: ${writes.join(", ")}`);
    }
}

/** Pipelines go with the actions of the stack, without force; what is somebody else's stays. */
export async function expectDestroy(scenario: Scenario): Promise<void> {
    const names = [...scenario.engine.resources.keys()];
    expectNoFailures(await afterCleanUp(scenario, () => destroy(scenario, names)));
    expectNothingLostOrDoubled(scenario);
    if (entries(scenario).length > 0) {
        throw new Error(`in the state after destroy: ${JSON.stringify(entries(scenario))}`);
    }
}

function expectNoFailures(failed: ReadonlyMap<string, string>): void {
    if (failed.size > 0) {
        throw new Error(`still failing with Buddy well again: ${JSON.stringify([...failed])}`);
    }
}

/** Pipelines that somebody else's actions keep from being deleted go once the user has deleted those, as the messages say. */
async function afterCleanUp(
    scenario: Scenario,
    run: () => Promise<Map<string, string>>,
): Promise<ReadonlyMap<string, string>> {
    const failed = await run();
    const places = [...failed.values()].flatMap((message) => undeleted(message) ?? []);
    if (places.length < failed.size || failed.size === 0) {
        return failed;
    }
    for (const { pipelineId } of places) {
        const left = onServer(scenario).filter((each) => each.noun === "action" && each.pipelineId === pipelineId);
        const own = left.filter(({ key }) => !scenario.foreign.has(key));
        if (left.length === 0 || own.length > 0) {
            throw new Error(`not deleted, though nobody else's actions are in it: pipeline ${pipelineId}`);
        }
        for (const object of left) {
            removeObject(scenario, object);
        }
    }
    return run();
}

/** What a user does when a resource cannot adopt an object: it is gone, elsewhere, or another resource has it. */
function mendAdoptions(scenario: Scenario): void {
    const { program } = scenario;
    for (const { name, key, isBorrowed } of entries(scenario)) {
        const others = entries(scenario).filter((other) => other.name !== name && program.has(other.name));
        // A run with targets let it borrow what another resource has.
        if (isBorrowed && others.some((other) => other.key === key)) {
            program.delete(name);
        }
    }
    const taken = new Set(entries(scenario).map(({ key }) => key));
    for (const [name, inputs] of program) {
        const noun = classOf(name) === "Pipeline" ? "pipeline" : "action";
        const { [adoptInput(noun)]: id, ...rest } = inputs;
        const place = placeOf(scenario, name);
        const entry = entryOf(scenario, name);
        if (id === undefined || (entry !== undefined && entry.id === `${place}/${numberOf(entry)}`)) {
            continue;
        }
        const key = `${noun} ${id}`;
        const isThere = onServer(scenario).some(
            (object) =>
                object.key === key &&
                place === ["acme", object.project, ...(noun === "action" ? [object.pipelineId] : [])].join("/"),
        );
        if (isThere && !taken.has(key)) {
            taken.add(key);
        } else {
            program.set(name, rest);
        }
    }
}

const numberOf = ({ key }: Entry) => key.split(" ")[1];

/** The part of its id before its number; `undefined` for an action in a pipeline that is about to be created. */
function placeOf(scenario: Scenario, name: string): string | undefined {
    const { workspace, projectName, pipelineId } = inputsOf(scenario, name, scenario.program.get(name) ?? {});
    const home = homeOf(scenario, name);
    if (home === undefined) {
        return [workspace, projectName, ...(pipelineId === undefined ? [] : [pipelineId])].join("/");
    }
    const entry = entryOf(scenario, home);
    const isKept =
        entry?.id.startsWith(`${placeOf(scenario, home)}/`) &&
        sourceOf(entry.outputs) === sourceOf(scenario.program.get(home));
    return isKept ? entry?.id : undefined;
}

const sourceOf = (inputs: Properties = {}) => inputs["definitionSource"] ?? "LOCAL";

/** Jest has arrays of its own, which a strict comparison tells from Node's. */
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** For what the program declares; what it never wrote may hold whatever others set. */
function expectAsDeclared(scenario: Scenario, name: string, inputs: Properties): void {
    const entry = entryOf(scenario, name);
    const objects = onServer(scenario);
    const object = objects.find(({ key }) => key === entry?.key);
    if (entry === undefined || object === undefined) {
        throw new Error(`${name} is not there`);
    }
    const home = homeOf(scenario, name);
    const inside = home === undefined ? scenario.pipeline.pipelineId : entryOf(scenario, home)?.outputs["pipelineId"];
    if (object.noun === "action" && object.pipelineId !== inside) {
        throw new Error(`${name} is in pipeline ${object.pipelineId}, not in ${inside}`);
    }
    if (entries(scenario).filter(({ key }) => key === entry.key).length > 1) {
        return; // two resources that the provider cannot see together: each writes its own
    }
    const {
        properties,
        projectName = object.project,
        adoptActionId,
        adoptPipelineId,
        forceDestroy,
        ...fields
    } = inputs;
    const declared = { name, ...fields };
    for (const [field, value] of Object.entries({ ...declared, ...Object(properties) })) {
        const held = object.stored[field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
        if (!isSame(held, value) && !(value === false && held === undefined)) {
            throw new Error(`${name}.${field} is ${JSON.stringify(held)} in Buddy, not ${JSON.stringify(value)}`);
        }
    }
    // `false` is no change where nothing was set, so the outputs stay.
    const stale = Object.entries({ ...declared, forceDestroy }).filter(
        ([field, value]) => !isSame(entry.outputs[field] ?? false, value ?? false),
    );
    if (object.project !== projectName || stale.length > 0) {
        throw new Error(`${name} is in ${object.project}, with ${JSON.stringify(stale)} stale in the state`);
    }
    const [after, order] = [scenario.places.get(name) ?? "", objects.map(({ key }) => key)];
    const isNear = scenario.program.has(after) && homeOf(scenario, after) === home;
    if (isNear && order.indexOf(entryOf(scenario, after)?.key ?? "") > order.indexOf(entry.key)) {
        throw new Error(`${name} stands before ${after}: ${order.join(", ")}`);
    }
}
