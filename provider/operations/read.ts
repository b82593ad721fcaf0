import { isNotFound } from "../client/errors";
import { type ObjectPath, parentText } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { allInputs, observedInputs } from "../fields/wire";
import { isSame, isSet, type JsonObject } from "../json";
import { plainWord } from "../printable";
import { parseResourceId } from "../types/resourceId";
import { ID_NAMES } from "../types/resourceType";
import type { OperationContext } from "./operationContext";
import { computed, outputs, withoutComputed } from "./outputs";

interface ReadObject {
    id: string;
    props: JsonObject;
    /**
     * Absent if they are as before, so that the state keeps them with the hidden `__urn`, which a read does not get: the engine
     * writes the whole state for each resource whose inputs changed. Absent for a getter, too, which has no inputs.
     */
    inputs?: JsonObject;
}

/** Marks the outputs of a getter, so that a refresh can tell it from a managed resource. */
const GETTER = "__getter";

/** What Buddy holds now; `undefined` when the object is gone. Every other failure leaves the state as it is. */
export async function read(id: string, state: JsonObject, context: OperationContext): Promise<ReadObject | undefined> {
    const { type, client, options } = context;
    const path = parseResourceId(type.noun, id);
    // Pulumi passes nothing but `__provider` to the first read of a getter.
    const isFirstRead = !Object.keys(type.fields).some((name) => isSet(state[name]));
    const response = await client.read(path, options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
        if (isFirstRead) {
            throw new Error(`get ${id}: ${errorMessage(error)}`);
        }
        return undefined;
    });
    if (response === undefined) {
        return undefined;
    }
    assertWireType(response, path, state, context);
    const ids = { ...path.parent, [ID_NAMES[type.noun].id]: path.id };
    if (isFirstRead || state[GETTER] === true) {
        const inputs = allInputs(type, response);
        return { id, props: { ...inputs, ...computed(type, inputs, response), ...ids, [GETTER]: true } };
    }
    const before = withoutComputed(state);
    const inputs = observedInputs(type, response, { ...before, ...path.parent });
    const isChanged = Object.keys(type.fields).some((name) => !isSame(inputs[name] ?? null, before[name] ?? null));
    return { id, props: { ...outputs(type, inputs, response), ...ids }, ...(isChanged && { inputs }) };
}

/** An action of another type would be overwritten by the next update. */
export function assertWireType(
    response: JsonObject,
    { id, noun, parent }: ObjectPath,
    inputs: JsonObject,
    { type }: OperationContext,
): void {
    const required = type.wireType ?? inputs["type"];
    const found = response["type"];
    if (typeof required !== "string" || found === required) {
        return;
    }
    const object = `${noun} ${id} in ${parentText(parent)}`;
    const got = typeof found === "string" ? `${object} is of type ${plainWord(found)}` : `${object} has no type`;
    const fix = type.wireType === undefined ? "Check the id and type." : `${type.className} manages only this type.`;
    throw new Error(`type: must be ${required} (${got}). ${fix}`);
}
