import { isObject, type JsonObject } from "../json";
import type { Settings } from "../settings/settings";
import { BuddyConnectionError } from "./errors";
import { type ApiRequest, Requester, type RequestOptions } from "./request";
import type { Transport } from "./transport";
import { type Collection, collectionUrl, idOf, type ObjectPath, objectUrl, parentText } from "./urls";

/** The page size of Buddy's own SDK; the largest one is not documented. */
const PER_PAGE = 30;
const MOST_PAGES = 1000;

/** Buddy's REST API. */
export class BuddyClient {
    readonly #requester: Requester;

    constructor(settings: Settings, transport: Pick<Transport, "send">) {
        this.#requester = new Requester(settings, transport);
    }

    /** The new object as Buddy returns it. */
    async create(collection: Collection, body: JsonObject, options: RequestOptions): Promise<JsonObject> {
        const { noun, parent } = collection;
        const title = `create ${noun} in ${parentText(parent)}`;
        return this.#requester.requestJson({
            ...options,
            method: "POST",
            path: collectionUrl(collection),
            collection,
            body,
            title,
        });
    }

    async read(path: ObjectPath, options: RequestOptions): Promise<JsonObject> {
        return this.#requester.requestJson({ ...options, method: "GET", ...objectRequest("read", path) });
    }

    /** The object as Buddy returns it after the change. */
    async update(path: ObjectPath, body: JsonObject, options: RequestOptions): Promise<JsonObject> {
        return this.#requester.requestJson({ ...options, method: "PATCH", ...objectRequest("update", path), body });
    }

    async delete(path: ObjectPath, options: RequestOptions): Promise<void> {
        return this.#requester.request({ ...options, method: "DELETE", ...objectRequest("delete", path) });
    }

    /** All items in Buddy's order, as they are; items may lack an id. Buddy leaves hidden pipelines out. */
    async list(collection: Collection, options: RequestOptions): Promise<JsonObject[]> {
        return collection.noun === "pipeline"
            ? this.#listAllPages(collection, options)
            : this.#listCountedPages(collection, options);
    }

    /** Actions and integrations have no documented paging: more pages are read only if the response counts them. */
    async #listCountedPages(collection: Collection, options: RequestOptions): Promise<JsonObject[]> {
        const { items, count = 1 } = await this.#page(collection, "", options);
        for (let number = 2; number <= Math.min(count, MOST_PAGES); number += 1) {
            items.push(...(await this.#page(collection, `?page=${number}`, options)).items);
        }
        return items;
    }

    /** Reads up to a page that is empty or brings nothing new, because Buddy may return fewer items than asked for. */
    async #listAllPages(collection: Collection, options: RequestOptions): Promise<JsonObject[]> {
        const found = new Map<number | undefined, JsonObject>();
        for (let number = 1; number <= MOST_PAGES; number += 1) {
            const query = `?page=${number}&per_page=${PER_PAGE}&sort_by=id&sort_direction=ASC`;
            const { items, count } = await this.#page(collection, query, options);
            const before = found.size;
            for (const item of items) {
                found.set(idOf(item), item);
            }
            if (found.size === before || number === count) {
                break;
            }
        }
        return [...found.values()];
    }

    async #page(collection: Collection, query: string, options: RequestOptions) {
        const { noun, parent } = collection;
        const title = `list ${noun}s in ${parentText(parent)}`;
        const path = `${collectionUrl(collection)}${query}`;
        const response = await this.#requester.requestJson({ ...options, method: "GET", path, collection, title });
        const items = response[`${noun}s`];
        const count = response["total_page_count"];
        if (!Array.isArray(items)) {
            throw new BuddyConnectionError(`${title}: the response holds no list of ${noun}s.`, false);
        }
        return { items: items.filter(isObject), count: typeof count === "number" ? count : undefined };
    }
}

function objectRequest(verb: string, path: ObjectPath): Pick<ApiRequest, "path" | "collection" | "title"> {
    const { noun, parent, id } = path;
    return { path: objectUrl(path), collection: path, title: `${verb} ${noun} ${id} in ${parentText(parent)}` };
}
