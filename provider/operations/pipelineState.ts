import { setImmediate as nextTurn } from "node:timers/promises";
import type { JsonObject } from "../json";
import { type PipelinePath, pipelineText } from "../resourcePath";
import { type ActionOwners, createActionOwners } from "../rules/actionOwners";
import type { ActionSummary } from "./actionList";
import { type ActionOrder, createActionOrder } from "./actionOrder";

/** A create under way: its answer is to come, or was lost. */
export interface PendingCreate {
    name: string;
    inputs: JsonObject;
}

/**
 * What this process knows about the actions of one pipeline: enough to tell an action of ours, whose answer was lost,
 * from those that existed before and from those of sibling resources.
 */
export interface PipelineState {
    /** Lists what exists, once, before the first create; `undefined` when Buddy does not tell. */
    loadExisting(list: () => Promise<ActionSummary[] | undefined>): Promise<void>;
    /** False when what existed before is not known. */
    hasListed(): boolean;
    /** True for actions that existed before, and for those that answered creates brought about. */
    isKnown(actionId: number): boolean;
    /** Notes that this create brought the action about. */
    markCreated(actionId: number, flight: PendingCreate): void;
    /** Notes that the stack has this action already, or adopts it. */
    markManaged(actionId: number): void;
    /** Actions of that name which existed before and which the stack, as far as seen, does not have. */
    unmanagedActions(name: string): ActionSummary[];
    /** Runs a create beside others; waits while an equally named one is being looked for. */
    runCreate<T>(flight: PendingCreate, work: () => Promise<T>): Promise<T>;
    /** Looks for a lost create while no equally named one is on its way; gets all that are lost, this one included. */
    recoverCreate<T>(flight: PendingCreate, work: (lost: readonly PendingCreate[]) => Promise<T>): Promise<T>;
    /** Settles when the creates that are under way now have their answers. */
    pendingCreatesSettled(): Promise<void>;
    order: ActionOrder;
    owners: ActionOwners;
}

export type PipelineStates = (path: PipelinePath) => PipelineState;

export function createPipelineStates(): PipelineStates {
    const ledgers = new Map<string, PipelineState>();
    return (path) => {
        const key = pipelineText(path);
        const ledger = ledgers.get(key) ?? createLedger(path);
        ledgers.set(key, ledger);
        return ledger;
    };
}

/** Equally named creates, which a list of actions cannot tell apart. */
interface Namesakes {
    sent: Set<Promise<unknown>>;
    lost: Set<PendingCreate>;
    /** Settles when the searches asked for so far are over. */
    searches: Promise<unknown>;
}

function createLedger(path: PipelinePath): PipelineState {
    const known = new Set<number>();
    const managed = new Set<number>();
    const placements = createActionOrder();
    /** What stood there before the first create, once known. */
    let existing: ActionSummary[] | undefined;
    const groups = new Map<string, Namesakes>();
    let survey: Promise<void> | undefined;

    function namesakes(name: string): Namesakes {
        const group = groups.get(name) ?? { sent: new Set(), lost: new Set(), searches: Promise.resolve() };
        groups.set(name, group);
        return group;
    }

    async function firstSurvey(list: () => Promise<ActionSummary[] | undefined>): Promise<void> {
        existing = await list();
        for (const { id } of existing ?? []) {
            known.add(id);
        }
    }

    return {
        loadExisting(list) {
            survey ??= firstSurvey(list).catch((error: unknown) => {
                survey = undefined; // the next create asks again
                throw error;
            });
            return survey;
        },
        hasListed: () => existing !== undefined,
        isKnown: (actionId) => known.has(actionId),
        markCreated: (actionId, { inputs }) => {
            known.add(actionId);
            if (typeof inputs["afterActionId"] === "number") {
                placements.place(actionId, inputs["afterActionId"]);
            }
        },
        markManaged: (actionId) => {
            managed.add(actionId);
            known.add(actionId);
        },
        unmanagedActions: (name) =>
            (existing ?? []).filter((action) => action.name === name && !managed.has(action.id)),
        async runCreate({ name }, work) {
            const group = namesakes(name);
            let awaited: Promise<unknown> | undefined;
            while (awaited !== group.searches) {
                awaited = group.searches;
                await awaited;
            }
            const sending = work();
            group.sent.add(sending);
            try {
                return await sending;
            } finally {
                group.sent.delete(sending);
            }
        },
        async recoverCreate(flight, work) {
            const group = namesakes(flight.name);
            group.lost.add(flight);
            const before = group.searches;
            const search = (async () => {
                await before;
                // Started before this search was asked for; later ones wait for it.
                await Promise.allSettled(group.sent);
                // Those of them that were lost, too, say so within this turn of the event loop.
                await nextTurn();
                return work([...group.lost]);
            })();
            group.searches = search.catch(() => undefined);
            const found = await search;
            // One that was not found stays lost: what appears later may be its own.
            group.lost.delete(flight);
            return found;
        },
        pendingCreatesSettled: async () => {
            await Promise.allSettled([...groups.values()].flatMap(({ sent }) => [...sent]));
        },
        order: placements,
        owners: createActionOwners(path),
    };
}
