import { setTimeout as sleep } from "node:timers/promises";
import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import { type Collection, parentText } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { observedInputs, toCreateBody } from "../fields/wire";
import { isSame, type Json, type JsonObject } from "../json";
import { asSentence, quoted } from "../printable";
import { diffInputs } from "../rules/diff";
import { ID_NAMES } from "../types/resourceType";
import { type CollectionState, type ListedObject, listObjects, type PendingCreate } from "./collectionState";

/** A create whose response was lost, and where to search for what it created. */
export interface LostCreate {
    pending: PendingCreate;
    collection: Collection;
    /** What the client said when the response was lost. */
    failure: string;
    state: CollectionState;
    client: BuddyClient;
    options: RequestOptions;
}

/** The created object, as Buddy returned it. */
export interface FoundObject {
    response: JsonObject;
    id: number;
}

/** Buddy may process a request although its response failed, and a little later than that. */
const SEARCHES_AFTER_MS = [0, 300, 700];
/** More new objects of one name than this are not ours by accident. */
const MOST_CANDIDATES = 20;

/**
 * Finds the object that a POST created although its response was lost: only an object that did not exist before, that no
 * other create returned, and that holds exactly what was sent. In any doubt the error names the candidates and the user
 * decides. The POST is never sent again: it could still take effect, and Buddy has no idempotency keys.
 */
export function recoverCreate(create: LostCreate): Promise<FoundObject> {
    const { state, pending } = create;
    return state.recoverCreate(pending, async (lost) => {
        for (const pause of SEARCHES_AFTER_MS) {
            await sleep(pause);
            const found = await search(create, lost);
            if (found !== undefined) {
                state.markCreated(found.id, pending);
                return found;
            }
        }
        throw notFoundError(create);
    });
}

/** Buddy's word for the type of what is created; `undefined` for pipelines, which have none. */
export function wireTypeOf({ type, inputs }: PendingCreate): Json | undefined {
    return type.wireType ?? inputs["type"];
}

async function search(create: LostCreate, lost: readonly PendingCreate[]): Promise<FoundObject | undefined> {
    const { state, pending, collection, client } = create;
    const options = { ...create.options, isCleanUp: true };
    const fail = (error: unknown): never => {
        throw searchFailedError(create, errorMessage(error));
    };
    const listed = await listObjects(client, collection, options).catch(fail);
    const candidates = listed.filter((object) => isCandidate(object, pending) && !state.isKnown(object.id));
    if (candidates.length === 0) {
        return undefined;
    }
    if (!state.hasListed() || candidates.length > MOST_CANDIDATES) {
        throw doubtError(create, candidates);
    }
    const objects: FoundObject[] = [];
    for (const { id } of candidates) {
        objects.push({ id, response: await client.read({ ...collection, id }, options).catch(fail) });
    }
    const own = objects.filter((object) => isWhatWasSent(object, pending));
    const identical = lost.filter((other) => isIdentical(other, pending));
    const others = lost.filter((other) => !identical.includes(other));
    const isDisputed = own.some((object) => others.some((other) => isWhatWasSent(object, other)));
    const [found] = own;
    // Identical creates sent identical bodies, so each of them can take any of the objects.
    if (found === undefined || isDisputed || own.length > identical.length) {
        throw doubtError(create, candidates);
    }
    return found;
}

function isCandidate({ name, type }: ListedObject, pending: PendingCreate): boolean {
    const wireType = wireTypeOf(pending);
    return (wireType === undefined || type === wireType || type === "") && (name === pending.name || name === "");
}

function isWhatWasSent({ response }: FoundObject, pending: PendingCreate): boolean {
    const { type, inputs } = pending;
    const wireType = wireTypeOf(pending);
    const isOfType = wireType === undefined || response["type"] === wireType;
    return isOfType && !diffInputs(type, observedInputs(type, response, inputs), inputs).changes;
}

/** Identical for Buddy: hidden inputs, such as the resource's URN, differ between any two. */
function isIdentical(one: PendingCreate, other: PendingCreate): boolean {
    return isSame(toCreateBody(one.type, one.inputs), toCreateBody(other.type, other.inputs));
}

function notFoundError(create: LostCreate): Error {
    const { noun, where, name, adopt } = wordsOf(create);
    return new Error(
        `${asSentence(create.failure)} No new ${noun} ${name} appeared in ${where}. Run \`pulumi up\` again, unless it ` +
            `appears later: then set ${adopt} to its id first.`,
    );
}

function doubtError(create: LostCreate, candidates: readonly ListedObject[]): Error {
    const { noun, where, name, adopt } = wordsOf(create);
    const ids = candidates.map(({ id }) => id).join(", ");
    return new Error(
        `${asSentence(create.failure)} The response was lost, and Buddy may have created the ${noun}. Candidates for ${name} ` +
            `in ${where}: ${ids}. If one is yours, set ${adopt} to its id or delete it in Buddy, then run \`pulumi up\` again.`,
    );
}

function searchFailedError(create: LostCreate, reason: string): Error {
    const { noun, where, name, adopt } = wordsOf(create);
    return new Error(
        `${asSentence(create.failure)} The response was lost, Buddy may have created the ${noun}, and the search for it ` +
            `failed (${reason}). Look for ${name} in ${where}. If it is there, set ${adopt} to its id or delete it in Buddy, ` +
            "then run `pulumi up` again.",
    );
}

function wordsOf({ pending, collection }: LostCreate) {
    const { noun } = pending.type;
    return { noun, where: parentText(collection.parent), name: quoted(pending.name), adopt: ID_NAMES[noun].adopt };
}
