import { setTimeout as sleep } from "node:timers/promises";
import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import { idOf } from "../client/urls";
import { errorMessage } from "../errorMessage";
import { ACTION_TYPE, observedInputs, toCreateBody } from "../fields/wire";
import { isSame, type JsonObject } from "../json";
import { type PipelinePath, pipelineText } from "../resourcePath";
import { diffInputs } from "../rules/diff";
import { type ActionSummary, listActions } from "./actionList";
import type { PendingCreate, PipelineState } from "./pipelineState";

/** A create whose answer was lost, and where to look for what it did. */
export interface LostCreate {
    flight: PendingCreate;
    path: PipelinePath;
    /** What the client said when the answer was lost. */
    failure: string;
    ledger: PipelineState;
    client: BuddyClient;
    options: RequestOptions;
}

/** Our action, as Buddy answered it. */
export interface Found {
    answer: JsonObject;
    actionId: number;
}

/** Buddy may carry a request out although it failed to answer, and a little later than that. */
const LOOKS_MS = [0, 300, 700];
/** So many new actions of one name are no accident of ours. */
const MOST_CANDIDATES = 20;

/**
 * Finds the action that a POST created although its answer was lost, and takes it over: only one that did not exist
 * before, that no other answer claims, and that holds exactly what was sent. In any doubt it is left to the user, with
 * the candidates named. The POST is never sent again: it could still take effect, and Buddy knows no idempotency keys.
 */
export function recoverCreate(create: LostCreate): Promise<Found> {
    const { ledger, flight } = create;
    return ledger.recoverCreate(flight, async (lost) => {
        for (const pause of LOOKS_MS) {
            await sleep(pause);
            const found = await look(create, lost);
            if (found !== undefined) {
                ledger.markCreated(found.actionId, flight);
                return found;
            }
        }
        throw new Error(`${sentence(create.failure)} ${nothingAppeared(create)}`);
    });
}

async function look(create: LostCreate, lost: readonly PendingCreate[]): Promise<Found | undefined> {
    const { ledger, flight, path, client } = create;
    const options = { ...create.options, isCleanUp: true };
    const lookFailed = (error: unknown): never => {
        throw new Error(`${sentence(create.failure)} ${nobodyKnows(create, errorMessage(error))}`);
    };
    const listed = await listActions(client, path, options).catch(lookFailed);
    const candidates = listed.filter((action) => isCandidate(action, flight) && !ledger.isKnown(action.id));
    if (candidates.length === 0) {
        return undefined;
    }
    const doubt = new Error(`${sentence(create.failure)} ${whichIsOurs(create, candidates)}`);
    if (!ledger.hasListed() || candidates.length > MOST_CANDIDATES) {
        throw doubt;
    }
    const actions: JsonObject[] = [];
    for (const { id } of candidates) {
        actions.push(await client.read({ noun: "action", parent: path, id }, options).catch(lookFailed));
    }
    const own = actions.filter((action) => isWhatWasSent(action, flight));
    const twins = lost.filter((other) => isIdentical(other, flight));
    const rivals = lost.filter((other) => !twins.includes(other));
    const isDisputed = own.some((action) => rivals.some((rival) => isWhatWasSent(action, rival)));
    const [answer] = own;
    const actionId = answer && idOf(answer);
    // Twins sent the same, so it does not matter which of them gets which.
    if (answer === undefined || actionId === undefined || isDisputed || own.length > twins.length) {
        throw doubt;
    }
    return { answer, actionId };
}

function isCandidate({ name, type }: ActionSummary, flight: PendingCreate): boolean {
    return (type === ACTION_TYPE || type === "") && (name === flight.name || name === "");
}

function isWhatWasSent(action: JsonObject, { inputs }: PendingCreate): boolean {
    return action["type"] === ACTION_TYPE && !diffInputs(observedInputs(action, inputs), inputs).changes;
}

/** The same as far as Buddy can see: hidden inputs, such as the resource's URN, differ in any two. */
function isIdentical(one: PendingCreate, other: PendingCreate): boolean {
    return isSame(toCreateBody(one.inputs), toCreateBody(other.inputs));
}

/** Buddy's own words may end with a full stop. */
function sentence(text: string): string {
    return text.endsWith(".") ? text : `${text}.`;
}

function nothingAppeared({ flight, path }: LostCreate): string {
    return (
        `No new action appeared in pipeline ${pipelineText(path)}: run \`pulumi up\` again, unless ` +
        `${JSON.stringify(flight.name)} shows up there later; then set adoptActionId to its id`
    );
}

function whichIsOurs({ flight, path }: LostCreate, candidates: readonly ActionSummary[]): string {
    const ids = candidates.map(({ id }) => id).join(", ");
    return (
        "Buddy may have created the action nevertheless, and it can't be told beyond doubt which one it is: look at " +
        `${JSON.stringify(flight.name)} in pipeline ${pipelineText(path)} (${ids}). If it is there, set adoptActionId ` +
        "to its id (or delete it in Buddy) before the next `pulumi up`; if not, just run `pulumi up` again"
    );
}

function nobodyKnows({ flight, path }: LostCreate, why: string): string {
    return (
        "Buddy may have created the action nevertheless, so it was not sent again, and looking for it failed, too " +
        `(${why}): look for ${JSON.stringify(flight.name)} in pipeline ${pipelineText(path)}. If it is there, set ` +
        "adoptActionId to its id (or delete it in Buddy) before the next `pulumi up`; if not, just run `pulumi up` again"
    );
}
