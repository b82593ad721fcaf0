import { isNotFound } from "../client/errors";
import { parentText } from "../client/urls";
import { isSet, type JsonObject } from "../json";
import { nameOf } from "../rules/owners";
import { parseResourceId } from "../types/resourceId";
import { ID_NAMES } from "../types/resourceType";
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
        return deleteObject(id, context);
    }
    const owner = nameOf(urn) || "another resource of this run";
    return warn(`${names.id}: ${stays} ${owner} ${adopter === undefined ? "has" : "adopts"} it.`, urn);
}

/** Deletes the object; one that is gone, alone or with its pipeline, project or workspace, counts as deleted. */
export async function deleteObject(id: string, { type, client, options }: OperationContext): Promise<void> {
    await client.delete(parseResourceId(type.noun, id), options).catch((error: unknown) => {
        if (!isNotFound(error)) {
            throw error;
        }
    });
}
