import { setImmediate as nextTurn } from "node:timers/promises";
import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import { type Collection, collectionUrl, idOf, parentText } from "../client/urls";
import type { Json, JsonObject } from "../json";
import { Owners } from "../rules/owners";
import type { ResourceNoun, ResourceType } from "../types/resourceType";
import { ActionOrder } from "./actionOrder";

/** An object as a list shows it: enough to find it, not to compare it. Text that it lacks is empty. */
export interface ListedObject {
    id: number;
    name: string;
    type: string;
}

/** All objects of the collection that have an id, in Buddy's order. */
export async function listObjects(
    client: BuddyClient,
    collection: Collection,
    options: RequestOptions,
): Promise<ListedObject[]> {
    const items = await client.list(collection, options);
    const text = (value: Json | undefined) => (typeof value === "string" ? value : "");
    return items.flatMap((item) => {
        const id = idOf(item);
        return id === undefined ? [] : [{ id, name: text(item["name"]), type: text(item["type"]) }];
    });
}

/** A create whose response is still to come, or was lost. */
export interface PendingCreate {
    type: ResourceType;
    name: string;
    inputs: JsonObject;
}

/** Pending creates of one name, which a list cannot tell apart. */
interface SameName {
    running: Set<Promise<unknown>>;
    lost: Set<PendingCreate>;
    /** Settles when the searches that were asked for so far are over. */
    searches: Promise<unknown>;
}

/**
 * What this process knows about one collection, such as the actions of a pipeline: enough to tell an object of ours whose
 * response was lost from objects that existed before, and from those of other resources.
 */
export class CollectionState {
    readonly order = new ActionOrder();
    readonly owners: Owners;
    readonly #known = new Set<number>();
    readonly #managed = new Set<number>();
    readonly #groups = new Map<string, SameName>();
    /** The objects before the first create, once they are listed. */
    #existing: ListedObject[] | undefined;
    #loading: Promise<void> | undefined;

    constructor(noun: ResourceNoun, where: string) {
        this.owners = new Owners(noun, where);
    }

    /** Lists what exists, once, before the first create; `undefined` when Buddy does not tell. */
    loadExisting(list: () => Promise<ListedObject[] | undefined>): Promise<void> {
        this.#loading ??= this.#load(list).catch((error: unknown) => {
            this.#loading = undefined; // the next create lists again
            throw error;
        });
        return this.#loading;
    }

    async #load(list: () => Promise<ListedObject[] | undefined>): Promise<void> {
        this.#existing = await list();
        for (const { id } of this.#existing ?? []) {
            this.#known.add(id);
        }
    }

    hasListed(): boolean {
        return this.#existing !== undefined;
    }

    /** True for objects that existed before, that a create of ours returned, or that the stack has. */
    isKnown(id: number): boolean {
        return this.#known.has(id);
    }

    markCreated(id: number, { inputs }: PendingCreate): void {
        this.#known.add(id);
        if (typeof inputs["afterActionId"] === "number") {
            this.order.place(id, inputs["afterActionId"]);
        }
    }

    /** Notes that the stack has this object already, or adopts it. */
    markManaged(id: number): void {
        this.#managed.add(id);
        this.#known.add(id);
    }

    /** Objects of this name that existed before and that the stack, as far as seen, does not have. */
    unmanaged(name: string): ListedObject[] {
        return (this.#existing ?? []).filter((listed) => listed.name === name && !this.#managed.has(listed.id));
    }

    /** Runs a create beside others, but not while a lost create of the same name is searched for. */
    async runCreate<T>({ name }: PendingCreate, work: () => Promise<T>): Promise<T> {
        const group = this.#sameName(name);
        let awaited: Promise<unknown> | undefined;
        while (awaited !== group.searches) {
            awaited = group.searches;
            await awaited;
        }
        const running = work();
        group.running.add(running);
        try {
            return await running;
        } finally {
            group.running.delete(running);
        }
    }

    /** Searches for a lost create while no create of the same name runs; `work` gets all that are lost, this one included. */
    async recoverCreate<T>(create: PendingCreate, work: (lost: readonly PendingCreate[]) => Promise<T>): Promise<T> {
        const group = this.#sameName(create.name);
        group.lost.add(create);
        const before = group.searches;
        const search = (async () => {
            await before;
            // These began before this search was asked for; later ones wait for it.
            await Promise.allSettled(group.running);
            // Those of them that were lost say so within this turn of the event loop.
            await nextTurn();
            return work([...group.lost]);
        })();
        group.searches = search.catch(() => undefined);
        const found = await search;
        // A create that was not found stays lost: what appears later may be its object.
        group.lost.delete(create);
        return found;
    }

    /** Settles when the creates that run now have their responses. */
    async pendingCreatesSettled(): Promise<void> {
        await Promise.allSettled([...this.#groups.values()].flatMap(({ running }) => [...running]));
    }

    #sameName(name: string): SameName {
        const group = this.#groups.get(name) ?? { running: new Set(), lost: new Set(), searches: Promise.resolve() };
        this.#groups.set(name, group);
        return group;
    }
}

/** The states of all collections, each made when it is first asked for. */
export function createCollectionStates(): (collection: Collection) => CollectionState {
    const states = new Map<string, CollectionState>();
    return (collection) => {
        const key = collectionUrl(collection);
        const noun = collection.noun === "pipeline" ? "pipeline" : "action";
        const state = states.get(key) ?? new CollectionState(noun, parentText(collection.parent));
        states.set(key, state);
        return state;
    };
}
