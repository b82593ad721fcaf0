import { setMaxListeners } from "node:events";
import type { BuddyClient } from "../client/buddyClient";
import { connect } from "../client/connection";
import type { RequestOptions } from "../client/request";
import type { Cancellation } from "../client/transport";
import { type Collection, idOf } from "../client/urls";
import { perRun } from "../host/pulumiInternals";
import type { Json, JsonObject } from "../json";
import type { Settings } from "../settings/settings";

/** One pipeline as a list shows it. Text that it lacks is empty. */
export interface PipelineSummary {
    id: number;
    name: string;
    identifier: string;
    url: string;
    htmlUrl: string;
}

/** One integration as a list shows it. Text that it lacks is empty. */
export interface IntegrationSummary {
    hashId: string;
    name: string;
    identifier: string;
    type: string;
    url: string;
    htmlUrl: string;
}

/** The lists of one program over one connection; each is read once. An item without an id is left out. */
export class ListCache {
    readonly #client: BuddyClient;
    readonly #lists = new Map<string, Promise<JsonObject[]>>();

    constructor(client: BuddyClient) {
        this.#client = client;
    }

    async listPipelines(
        parent: { workspace: string; projectName: string },
        options: RequestOptions,
    ): Promise<PipelineSummary[]> {
        const items = await this.#list({ noun: "pipeline", parent }, options);
        return items.flatMap((item) => {
            const id = idOf(item);
            return id === undefined ? [] : [{ id, ...summaryOf(item) }];
        });
    }

    async listIntegrations(workspace: string, options: RequestOptions): Promise<IntegrationSummary[]> {
        const items = await this.#list({ noun: "integration", parent: { workspace } }, options);
        return items.flatMap((item) => {
            const hashId = textOf(item["hash_id"]);
            return hashId === "" ? [] : [{ hashId, type: textOf(item["type"]), ...summaryOf(item) }];
        });
    }

    /** All callers share one request; a failed one is not kept. */
    #list(collection: Collection, options: RequestOptions): Promise<JsonObject[]> {
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

/** The lists of this program that these settings lead to. */
export function listCacheOf({ workspace: _default, ...connection }: Settings): ListCache {
    const known = caches();
    const key = JSON.stringify(connection);
    const cache = known.get(key) ?? new ListCache(connect(connection, neverCancelled()));
    known.set(key, cache);
    return cache;
}

/** For programs and commands, which only read and end with their process. */
export function neverCancelled(): Cancellation {
    const { signal } = new AbortController();
    // Every waiting request listens; Node takes more than ten for a leak.
    setMaxListeners(0, signal);
    return { signal, engineIsGone: async () => false, exitWhenIdle: () => undefined };
}

function summaryOf(item: JsonObject) {
    return {
        name: textOf(item["name"]),
        identifier: textOf(item["identifier"]),
        url: textOf(item["url"]),
        htmlUrl: textOf(item["html_url"]),
    };
}

function textOf(value: Json | undefined): string {
    return typeof value === "string" ? value : "";
}
