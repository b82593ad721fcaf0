import type { BuddyLists } from "../client/buddyLists";
import { connect, neverCancelled } from "../client/connection";
import { perRun } from "../host/pulumiInternals";
import type { Settings } from "../settings/settings";

/** The lists that look-ups search; each is asked for once per program. */
export type ListCache = Pick<BuddyLists, "listPipelines" | "listIntegrations">;

const caches = perRun(() => new Map<string, ListCache>());

/** The lists of this program that these settings lead to, over one connection. */
export function listCacheOf({ workspace: _default, ...connection }: Settings): ListCache {
    const known = caches();
    const key = JSON.stringify(connection);
    const cache = known.get(key) ?? createListCache(connect(connection, neverCancelled()));
    known.set(key, cache);
    return cache;
}

function createListCache(lists: BuddyLists): ListCache {
    const pipelines = sharedPromises<Awaited<ReturnType<BuddyLists["listPipelines"]>>>();
    const integrations = sharedPromises<Awaited<ReturnType<BuddyLists["listIntegrations"]>>>();
    return {
        listPipelines: (path, options) =>
            pipelines(JSON.stringify([path.workspace, path.projectName]), () => lists.listPipelines(path, options)),
        listIntegrations: (workspace, options) =>
            integrations(workspace, () => lists.listIntegrations(workspace, options)),
    };
}

/** One promise per key, shared by all who ask; a failed one is not kept. */
function sharedPromises<T>(): (key: string, begin: () => Promise<T>) => Promise<T> {
    const promises = new Map<string, Promise<T>>();
    return (key, begin) => {
        const known = promises.get(key);
        if (known !== undefined) {
            return known;
        }
        const promise = begin();
        promises.set(key, promise);
        promise.catch(() => promises.delete(key));
        return promise;
    };
}
