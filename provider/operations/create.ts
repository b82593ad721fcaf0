import { BuddyApiError, BuddyConnectionError } from "../client/errors";
import { type Collection, idOf, type ObjectPath, parentText } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { toCreateBody } from "../fields/wire";
import type { JsonObject } from "../json";
import { quoted } from "../printable";
import { collectionOf, resourceId } from "../types/resourceId";
import { type ListedObject, listObjects, type PendingCreate } from "./collectionState";
import { deleteObject } from "./delete";
import type { Created, OperationContext } from "./operationContext";
import { outputs, warnOfIgnoredInputs } from "./outputs";
import { PartialFailure } from "./partialFailure";
import { type FoundObject, recoverCreate, wireTypeOf } from "./recoverCreate";

/** Creates an object that must be neither lost nor made twice. */
export async function create(inputs: JsonObject, context: OperationContext): Promise<Created> {
    const { type, stateOf, cancellation } = context;
    const collection = collectionOf(type.noun, inputs);
    await stateOf(collection).loadExisting(() => listExisting(collection, context));
    const pending = { type, name: String(inputs["name"] ?? ""), inputs };
    await warnOfSameName(pending, collection, context);
    return cancellation.deferInterrupt(async () => {
        const { response, id } = await postOnce(pending, collection, context);
        const path = { ...collection, id };
        if (await cancellation.engineIsGone()) {
            cancellation.exitWhenIdle();
            await undo(path, context);
        }
        return describe(path, { inputs, response }, context);
    });
}

/** Shows warnings and returns the outputs. Buddy has the object by now, so no failure may lose its id. */
async function describe(
    path: ObjectPath,
    { inputs, response }: { inputs: JsonObject; response: JsonObject },
    context: OperationContext,
): Promise<Created> {
    const id = resourceId(path);
    try {
        await warnOfIgnoredInputs(inputs, response, context);
        return { id, outs: outputs(context.type, inputs, response) };
    } catch (error) {
        const message = `${path.noun} ${id} exists, but its outputs failed. ${errorMessage(error)}`;
        throw new PartialFailure(message, id, inputs);
    }
}

/**
 * What is there already. If Buddy does not respond, nothing is sent. If it only refuses the list, the create is tried: it may
 * succeed, and only a lost response could not be recovered.
 */
function listExisting(
    collection: Collection,
    { client, options }: OperationContext,
): Promise<ListedObject[] | undefined> {
    return listObjects(client, collection, options).catch((error: unknown) => {
        if (error instanceof BuddyApiError && error.status < 500 && ![408, 429].includes(error.status)) {
            return undefined;
        }
        throw new Error(
            `${titleOf(collection)}: nothing was sent, because what exists could not be listed: ${errorMessage(error)}`,
        );
    });
}

/** A killed process or machine leaves such an object behind, and nothing else would tell the user. */
async function warnOfSameName(
    pending: PendingCreate,
    collection: Collection,
    { stateOf, warn }: OperationContext,
): Promise<void> {
    const wireType = wireTypeOf(pending);
    const ids = stateOf(collection)
        .unmanaged(pending.name)
        .filter(({ type }) => wireType === undefined || type === wireType)
        .map(({ id }) => id);
    if (ids.length === 0) {
        return;
    }
    const found = ids.join(", ");
    await warn(
        `name: ${parentText(collection.parent)} already has ${quoted(pending.name)} (${found}), and another one is created. ` +
            `An interrupted run may have left ${found}: delete it in Buddy, unless it is being replaced now.`,
    );
}

/** Sends one POST and never a second one. Where its response is lost, the object that it created is searched for. */
async function postOnce(
    pending: PendingCreate,
    collection: Collection,
    context: OperationContext,
): Promise<FoundObject> {
    const { client, options, stateOf } = context;
    const state = stateOf(collection);
    const post = async () => {
        const response = await client.create(collection, toCreateBody(pending.type, pending.inputs), options);
        const id = idOf(response);
        if (id === undefined) {
            throw new BuddyConnectionError(`${titleOf(collection)}: the response holds no id.`, true);
        }
        state.markCreated(id, pending);
        return { response, id };
    };
    return state.runCreate(pending, post).catch((error: unknown) => {
        if (!mayHaveBeenCreated(error)) {
            throw error;
        }
        return recoverCreate({ pending, collection, failure: errorMessage(error), state, client, options });
    });
}

function mayHaveBeenCreated(error: unknown): boolean {
    if (error instanceof BuddyConnectionError) {
        return error.mayHaveBeenProcessed;
    }
    return error instanceof BuddyApiError && (error.status >= 500 || error.status === 408);
}

/** Without the engine nobody records the id, and the next `pulumi up` would create the object again. */
async function undo(path: ObjectPath, context: OperationContext): Promise<never> {
    const title = `${titleOf(path)}: Pulumi has ended`;
    const object = `${path.noun} ${path.id}`;
    const options = { ...context.options, isCleanUp: true };
    await deleteObject(resourceId(path), { ...context, options }).catch((error: unknown) => {
        throw new Error(`${title}, and ${object} could not be deleted again. ${errorMessage(error)}`);
    });
    throw new Error(`${title}, so ${object} was deleted again.`);
}

function titleOf({ noun, parent }: Collection): string {
    return `create ${noun} in ${parentText(parent)}`;
}
