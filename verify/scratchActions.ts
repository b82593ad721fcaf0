import { type HttpResponse, isSuccess } from "../provider/client/httpResponse";
import type { TransportRequest } from "../provider/client/transport";
import {
    type Collection,
    collectionUrl,
    idOf,
    type ObjectPath,
    objectUrl,
    type ParentPath,
} from "../provider/client/urls";
import { isObject, type JsonObject } from "../provider/json";
import type { Access } from "./access";
import { failureOf, isGone, isInvalid, isRefusal, LostResponse, objectOf, Unmeasurable } from "./responses";

/** How the names of all actions begin that a measurement makes. */
export const PREFIX = "pulumi-buddyworks verify";

/** The most requests of one run. */
export const MOST_REQUESTS = 60;
/** A lost response says nothing. Another action is as good, because all of them are removed. */
const MOST_TRIES = 3;

/** What Buddy responds to a write that it understands: the action, or a refusal. */
export interface WriteResponse {
    status: number;
    headers: HttpResponse["headers"];
    isRefused: boolean;
    /** Empty for a refusal. */
    action: JsonObject;
}

type Sent = Omit<TransportRequest, "notify">;

/**
 * The actions that a measurement makes: disabled, with names of their own, in the pipeline that the user names. Nothing else
 * is written.
 */
export class ScratchActions {
    readonly #access: Access;
    readonly #actions: Collection;
    /** Those that were made and not removed. */
    readonly #ids = new Set<number>();
    #made = 0;
    /** How many requests one list takes. */
    #listRequests = 1;
    /** Why no further action is made. */
    #stopReason: string | undefined;

    constructor(pipeline: ParentPath, access: Access) {
        this.#access = access;
        this.#actions = { noun: "action", parent: pipeline };
    }

    /** Makes an action. If the response is lost, it makes another one. */
    async create(fields: JsonObject): Promise<WriteResponse> {
        for (let tries = 1; ; tries += 1) {
            try {
                return await this.#createOnce(fields);
            } catch (error) {
                if (!(error instanceof LostResponse) || tries === MOST_TRIES) {
                    throw error;
                }
            }
        }
    }

    async #createOnce(fields: JsonObject): Promise<WriteResponse> {
        if (this.#stopReason !== undefined) {
            throw new Unmeasurable(this.#stopReason);
        }
        this.#made += 1;
        const body = { ...this.#base(this.#made), dockerfile_path: "Dockerfile", ...fields };
        const response = await this.#write({ method: "POST", path: collectionUrl(this.#actions), body });
        if (response.isRefused) {
            return response;
        }
        const id = idOf(response.action);
        if (id === undefined) {
            throw new LostResponse("the response to a create held no id");
        }
        this.#ids.add(id);
        if (response.action["disabled"] !== true) {
            this.#stopReason = "Buddy did not return that a new action is disabled";
            throw new Unmeasurable(this.#stopReason);
        }
        return response;
    }

    /** A PATCH with type and name, as the provider sends it. */
    update(id: number, fields: JsonObject): Promise<WriteResponse> {
        return this.updateOnly(id, { ...this.#base(id), ...fields });
    }

    /** A PATCH of these fields. The action stays disabled even if Buddy resets what is not sent. */
    updateOnly(id: number, fields: JsonObject): Promise<WriteResponse> {
        return this.#write({ method: "PATCH", path: this.#urlOf(id), body: { disabled: true, ...fields } });
    }

    async read(id: number): Promise<JsonObject> {
        return objectOf(await this.#send({ method: "GET", path: this.#urlOf(id) }));
    }

    /** The status of a request for an action that was removed. */
    async statusOf(id: number): Promise<number> {
        const { status } = await this.#send({ method: "GET", path: this.#urlOf(id) }, isRefusal);
        return status;
    }

    /** The ids of all actions of the pipeline, in Buddy's order. */
    async list(): Promise<(number | undefined)[]> {
        this.#assertWithinLimit(this.#listRequests);
        const items = await this.#items().catch(() => {
            throw new Unmeasurable("the actions could not be listed");
        });
        return items.map(idOf);
    }

    /** The ids on a page of one action; of all actions if Buddy has no pages. */
    async firstPage(): Promise<(number | undefined)[]> {
        const path = `${collectionUrl(this.#actions)}?page=1&per_page=1`;
        const { actions } = objectOf(await this.#send({ method: "GET", path }));
        return Array.isArray(actions) ? actions.filter(isObject).map(idOf) : [];
    }

    /** Removes an action and returns the status. */
    async remove(id: number, { isCleanUp = false } = {}): Promise<number> {
        const response = await this.#send({ method: "DELETE", path: this.#urlOf(id), isCleanUp }, isGone);
        if (response.text.trim() !== "") {
            objectOf(response);
        }
        this.#ids.delete(id);
        return response.status;
    }

    /**
     * Removes everything that this measurement or an earlier one has made and returns how many that were. It goes on after
     * Ctrl-C. The list comes last, because it also holds actions whose response was lost.
     */
    async removeAll(): Promise<number> {
        let count = 0;
        const remove = async (id: number) => {
            await this.remove(id, { isCleanUp: true });
            count += 1;
        };
        for (const id of this.#ids) {
            await remove(id).catch(() => undefined); // the list will show it
        }
        for (const item of (await this.#items(true)).filter(isScratch)) {
            const id = idOf(item);
            if (id !== undefined) {
                await remove(id);
            }
        }
        return count;
    }

    async #items(isCleanUp = false): Promise<JsonObject[]> {
        const { client, requests, notify } = this.#access;
        const before = requests.count;
        const items = await client.list(this.#actions, { notify, secrets: [], isCleanUp });
        this.#listRequests = requests.count - before;
        return items;
    }

    async #write(request: Sent): Promise<WriteResponse> {
        const response = await this.#send(request, isInvalid);
        const { status, headers } = response;
        const isRefused = !isSuccess(response);
        return { status, headers, isRefused, action: isRefused ? {} : objectOf(response) };
    }

    /** Sends a request and returns a success or a response that is expected here. */
    async #send(request: Sent, isExpected: (response: HttpResponse) => boolean = () => false): Promise<HttpResponse> {
        if (request.isCleanUp !== true) {
            this.#assertWithinLimit();
        }
        const { transport, notify } = this.#access;
        const result = await transport.send({ ...request, notify });
        if ("response" in result) {
            return result.response;
        }
        const { failed } = result;
        if ("response" in failed && isExpected(failed.response)) {
            return failed.response;
        }
        throw failureOf(failed);
    }

    /** The requests that removing everything takes must be left. */
    #assertWithinLimit(needed = 1): void {
        // One more, because the next request may make another action.
        const reserved = this.#ids.size + 1 + this.#listRequests;
        if (this.#access.requests.count + needed + reserved > MOST_REQUESTS) {
            throw new Unmeasurable(`${MOST_REQUESTS} requests were not enough`);
        }
    }

    nameOf(number: number): string {
        return `${PREFIX} ${number}`;
    }

    #base(number: number): JsonObject {
        return { name: this.nameOf(number), type: "DOCKERFILE", disabled: true };
    }

    #urlOf(id: number): string {
        const path: ObjectPath = { ...this.#actions, id };
        return objectUrl(path);
    }
}

/** True for an action that a measurement has made. */
export function isScratch({ name, type }: JsonObject): boolean {
    return typeof name === "string" && name.startsWith(PREFIX) && type === "DOCKERFILE";
}
