import { isNotFound } from "../client/errors";
import { parentText } from "../client/urls";
import { bodyFields, toCreateBody } from "../fields/wire";
import { isSame, isSet, type JsonObject } from "../json";
import { type Problem, problemText } from "../problem";
import { registrationOf } from "../rules/owners";
import { collectionOf, resourceId } from "../types/resourceId";
import { ID_NAMES, type ResourceType } from "../types/resourceType";
import type { Created, OperationContext } from "./operationContext";
import { computed, outputs, warnOfIgnoredInputs } from "./outputs";
import { assertWireType } from "./read";
import { verifyMove } from "./verifyMove";

/** Takes over an object that exists: nothing is sent before its type is known. */
export async function adopt(inputs: JsonObject, context: OperationContext): Promise<Created> {
    const { type, client, options, stateOf, adoptionNotes } = context;
    const names = ID_NAMES[type.noun];
    const { [names.adopt]: id, afterActionId: after } = inputs;
    if (typeof id !== "number") {
        throw new Error(`${names.adopt}: must be an integer (got a ${typeof id}). Give the ${type.noun}'s id.`);
    }
    const path = { ...collectionOf(type.noun, inputs), id };
    const state = stateOf(path);
    const { owners, order } = state;
    const urn = context.urn ?? `adopter of ${id}`;
    // Before anything can fail: a run that goes on after a failure must not delete what was to be adopted.
    adoptionNotes.add({ id: resourceId(path), urn: context.urn ?? "" });
    state.markManaged(id);
    assertNone(owners.register(registrationOf(type, inputs, { urn, isNew: true })));
    const found = await client.read(path, options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        throw new Error(
            `${names.adopt}: must be the id of an existing ${type.noun} (${parentText(path.parent)} has no ${type.noun} ${id}). ` +
                `Check it and where the ${type.noun} is, or remove ${names.adopt} to create one.`,
        );
    });
    assertWireType(found, path, inputs, context);
    assertNone(fixedProblems(type, inputs, found));
    assertNone(owners.conflicts(urn, id));
    const isMoved = typeof after === "number";
    if (isMoved) {
        order.place(id, after);
    }
    const response = await client.update(path, toCreateBody(type, inputs), options);
    await warnOfIgnoredInputs(inputs, response, context);
    if (isMoved) {
        await verifyMove({ path, after, isAdopted: true }, context);
    }
    const outs = { ...computed(type, inputs, found), ...outputs(type, inputs, response), [names.id]: id };
    return { id: resourceId(path), outs };
}

/** What Buddy cannot change must be as the program says already. */
function fixedProblems({ noun, fields }: ResourceType, inputs: JsonObject, found: JsonObject): Problem[] {
    return bodyFields(fields).flatMap(([path, { replaces, type, wire }]) => {
        const [own, value] = [inputs[path], type.fromWire(found[wire])];
        if (!replaces || isSame(type.normalize(own), type.normalize(value))) {
            return [];
        }
        const given = isSet(own) ? JSON.stringify(own) : "nothing";
        const got = `got ${given}, the ${noun} has ${JSON.stringify(value ?? null)}`;
        const fix = `Buddy cannot change it: give the same value, or remove ${ID_NAMES[noun].adopt}.`;
        return [{ path, must: `be that of the adopted ${noun}`, got, fix }];
    });
}

function assertNone([problem]: readonly Problem[]): void {
    if (problem !== undefined) {
        throw new Error(problemText(problem));
    }
}
