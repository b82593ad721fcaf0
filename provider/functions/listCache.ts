import type { BuddyClient } from "../client/buddyClient";
import { connect, neverCancelled } from "../client/connection";
import type { RequestOptions } from "../client/request";
import type { Collection } from "../client/urls";
import { perRun } from "../host/pulumiInternals";
import type { JsonObject } from "../json";
import type { Settings } from "../settings/settings";

/** The lists of one run over one connection; each is read once. */
export class ListCache {
    readonly #client: BuddyClient;
    readonly #lists = new Map<string, Promise<JsonObject[]>>();

    constructor(client: BuddyClient) {
        this.#client = client;
    }

    /** All callers share one request. A failed one is not kept. */
    list(collection: Collection, options: RequestOptions): Promise<JsonObject[]> {
        const key = JSON.stringify(collection);
        const known = this.#lists.get(key);
        if (known !== undefined) {
            return known;
        }
        const list = this.#client.list(collection, options);
        this.#lists.set(key, list);
        list.catch(() => this.#lists.delete(key));
        return list;
    }
}

const caches = perRun(() => new Map<string, ListCache>());

/** The cache of this run for these settings. */
export function listCacheOf({ workspace: _default, ...connection }: Settings): ListCache {
    const known = caches();
    const key = JSON.stringify(connection);
    const cache = known.get(key) ?? new ListCache(connect(connection, neverCancelled()));
    known.set(key, cache);
    return cache;
}
