import type { Properties } from "../helpers/providerHost";
import { entries, onServer, type Scenario, up } from "./scenario";

/**
 * What must hold whatever happened: each action on the server is in the state, or somebody else's, or one the user was
 * told about; no action has two owners; and none of somebody else's is in the state but by adoption.
 */
export function expectNothingLostOrDoubled(scenario: Scenario): void {
    const state = entries(scenario);
    const orphans = onServer(scenario).filter(
        ({ id }) => !state.some(({ actionId }) => actionId === id) && !scenario.foreign.has(id),
    );
    const told = [...scenario.doubtful];
    const lost = orphans.filter(({ name }) => {
        const index = told.indexOf(name);
        if (index === -1) {
            return true;
        }
        told.splice(index, 1);
        return false;
    });
    if (lost.length > 0) {
        throw new Error(`on the server, but neither in the state nor told of: ${JSON.stringify(lost)}`);
    }
    const owned = state.filter(({ isBorrowed }) => !isBorrowed).map(({ actionId }) => actionId);
    if (new Set(owned).size !== owned.length) {
        throw new Error("one action has two owners");
    }
    const stolen = owned.filter((id) => scenario.foreign.has(id));
    if (stolen.length > 0) {
        throw new Error(`taken over, but somebody else's: ${stolen.join(", ")}`);
    }
}

/** Once Buddy is well again and the user has done what the messages say, one refresh and one `up` make all right. */
export async function expectRecovery(scenario: Scenario): Promise<void> {
    scenario.simulator.faults.clear();
    for (const { id } of onServer(scenario)) {
        if (!entries(scenario).some(({ actionId }) => actionId === id) && !scenario.foreign.has(id)) {
            scenario.simulator.state.removeAction({ ...scenario.pipeline, actionId: id });
        }
    }
    scenario.doubtful = [];
    const failed = [...(await scenario.engine.refresh())];
    mendAdoptions(scenario);
    failed.push(...(await up(scenario)));
    if (failed.length > 0) {
        throw new Error(`still failing with Buddy well again: ${JSON.stringify(failed)}`);
    }
    expectNothingLostOrDoubled(scenario);
    expectServerAsDeclared(scenario);
    scenario.simulator.journal.clear();
    await up(scenario);
    const writes = scenario.simulator.journal.writes().map(({ method, path }) => `${method} ${path}`);
    if (writes.length > 0) {
        throw new Error(`a second up wrote again: ${writes.join(", ")}`);
    }
}

/** What a user does when a resource cannot adopt an action, which is gone, or which another resource has. */
function mendAdoptions(scenario: Scenario): void {
    for (const { name, actionId, isBorrowed } of entries(scenario)) {
        const others = entries(scenario).filter((other) => other.name !== name && scenario.program.has(other.name));
        // A run with targets let it borrow what another resource has.
        if (isBorrowed && others.some((other) => other.actionId === actionId)) {
            scenario.program.delete(name);
        }
    }
    const ids = onServer(scenario).map(({ id }) => id);
    const taken = new Set(entries(scenario).map(({ actionId }) => actionId));
    for (const [name, inputs] of scenario.program) {
        const { adoptActionId, ...rest } = inputs;
        if (adoptActionId === undefined || scenario.engine.resources.has(name)) {
            continue;
        }
        if (!ids.includes(Number(adoptActionId)) || taken.has(Number(adoptActionId))) {
            scenario.program.set(name, rest);
        } else {
            taken.add(Number(adoptActionId));
        }
    }
}

/** For what the program declares; what it never wrote may hold whatever others set. */
function expectServerAsDeclared(scenario: Scenario): void {
    const order = onServer(scenario).map(({ id }) => id);
    const idOf = (name: string) => Number(scenario.engine.resources.get(name)?.outputs["actionId"]);
    const shared = entries(scenario).map(({ actionId }) => actionId);
    for (const [name, inputs] of scenario.program) {
        const actionId = idOf(name);
        if (shared.indexOf(actionId) !== shared.lastIndexOf(actionId)) {
            continue; // two resources that the provider cannot see together: each writes its own
        }
        const action = scenario.simulator.state.action({ ...scenario.pipeline, actionId });
        const { adoptActionId: _adopted, ...declared }: Properties = { name, ...inputs };
        for (const [field, value] of Object.entries(declared)) {
            const held = action?.[field];
            if (held !== value && !(value === false && held === undefined)) {
                throw new Error(`${name}.${field} is ${JSON.stringify(held)} in Buddy, not ${JSON.stringify(value)}`);
            }
        }
        const after = scenario.places.get(name);
        if (
            after !== undefined &&
            scenario.program.has(after) &&
            order.indexOf(idOf(after)) > order.indexOf(actionId)
        ) {
            throw new Error(`${name} stands before ${after}: ${order.join(", ")}`);
        }
    }
}
