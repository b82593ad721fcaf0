import { isNotFound } from "../client/errors";
import { type ObjectPath, parentText } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { isSet, type JsonObject } from "../json";
import { quoted } from "../printable";
import { nameOf } from "../rules/owners";
import { parseResourceId } from "../types/resourceId";
import { ID_NAMES } from "../types/resourceType";
import { listObjects } from "./collectionState";
import type { OperationContext } from "./operationContext";

/**
 * Deletes an object that its entry in the state owns. It stays at Buddy if the entry only borrowed it, or if a resource of
 * this run has it: a renamed resource that adopts its own object is created before the old entry is deleted.
 */
export async function deleteUnlessOwned(id: string, state: JsonObject, context: OperationContext): Promise<void> {
    const { type, warn, adoptionNotes, stateOf } = context;
    const path = parseResourceId(type.noun, id);
    const names = ID_NAMES[type.noun];
    const stays = `${type.noun} ${path.id} of ${parentText(path.parent)} stays at Buddy, because`;
    if (isSet(state[names.adopt])) {
        return warn(
            `${names.adopt}: ${stays} the deleted entry only borrowed it. To let Pulumi delete an adopted ${type.noun}, ` +
                `remove ${names.adopt} and run \`pulumi up\` before you remove the resource.`,
        );
    }
    const adopter = adoptionNotes.adopterOf(id);
    const urn = adopter ?? stateOf(path).owners.ownerOf(path.id);
    if (urn === undefined) {
        return (await hasNoChildren(path, state, context)) ? deleteObject(id, context) : undefined;
    }
    const owner = nameOf(urn) || "another resource of this run";
    return warn(`${names.id}: ${stays} ${owner} ${adopter === undefined ? "has" : "adopts"} it.`, urn);
}

/**
 * True when nothing is lost with the object: it has no children, or the program set `forceDestroy`. False when it is gone. Where
 * Buddy does not list the children, nothing is deleted.
 */
async function hasNoChildren(path: ObjectPath, state: JsonObject, context: OperationContext): Promise<boolean> {
    const { type, client, options } = context;
    if (type.children === undefined || state["forceDestroy"] === true) {
        return true;
    }
    const children = { noun: type.children, parent: { ...path.parent, pipelineId: path.id } };
    const where = parentText(children.parent);
    const found = await listObjects(client, children, options).catch(async (error: unknown) => {
        const isGone = isNotFound(error) && (await client.read(path, options).catch(isNotFound)) === true;
        if (isGone) {
            return undefined;
        }
        throw new Error(
            `delete ${type.noun} ${where}: nothing was deleted, because its ${type.children}s could not be listed: ` +
                `${errorMessage(error)}`,
        );
    });
    if (found === undefined || found.length === 0) {
        return found !== undefined;
    }
    const names = found.map(({ id, name }) => `${quoted(name)} (${id})`).join(", ");
    throw new Error(
        `forceDestroy: must be true to delete a ${type.noun} with ${type.children}s (${where} still has ${names}). ` +
            `Delete them in Buddy, or set forceDestroy and run \`pulumi up\` before you remove the ${type.noun}.`,
    );
}

/** Deletes the object; one that is gone, alone or with its pipeline, project or workspace, counts as deleted. */
export async function deleteObject(id: string, { type, client, options }: OperationContext): Promise<void> {
    await client.delete(parseResourceId(type.noun, id), options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
    });
}
