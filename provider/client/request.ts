import type { JsonObject } from "../json";
import type { Settings } from "../settings/settings";
import { apiErrorMessage } from "./apiErrorMessage";
import { connectionErrorMessage } from "./connectionFailure";
import { BuddyApiError, BuddyConnectionError } from "./errors";
import type { Method } from "./httpRequester";
import { excerpt, type HttpResponse, isForeignNotFound, responseObject } from "./httpResponse";
import { wasNotProcessed } from "./retryPolicy";
import type { Failed, Transport } from "./transport";
import type { Collection } from "./urls";

/** What every request takes besides its path. */
export interface RequestOptions {
    /** Told about each wait. */
    notify: (text: string) => void;
    /** Texts that no message may repeat. */
    secrets: readonly string[];
    /** When the whole operation must have ended, in milliseconds since 1970; without it each request has ten minutes. */
    deadline?: number;
    /** Continues after Ctrl-C and after the deadline, because it finds out or undoes what a write has done. */
    isCleanUp?: boolean;
}

export interface ApiRequest extends RequestOptions {
    method: Method;
    path: string;
    body?: JsonObject;
    /** How messages begin: `update action 34 in acme/site/12`. */
    title: string;
    /** Tells the scopes that the request needs, and the inputs that say where it goes. */
    collection: Collection;
}

/** Sends requests and turns every failure into one message that says what failed and what to do. */
export class Requester {
    readonly #settings: Settings;
    readonly #transport: Pick<Transport, "send">;

    constructor(settings: Settings, transport: Pick<Transport, "send">) {
        this.#settings = settings;
        this.#transport = transport;
    }

    /** For responses that may be empty; a page of HTML is an error nevertheless. */
    async request(request: ApiRequest): Promise<void> {
        const response = await this.#send(request);
        if (response.text.trim() !== "") {
            this.#objectOf(response, request);
        }
    }

    /** For responses that must be an object. */
    async requestJson(request: ApiRequest): Promise<JsonObject> {
        return this.#objectOf(await this.#send(request), request);
    }

    async #send(request: ApiRequest): Promise<HttpResponse> {
        const { title, notify, secrets: _secrets, collection: _collection, ...rest } = request;
        const result = await this.#transport.send({ ...rest, notify: (text) => notify(`${title}: ${text}`) });
        if ("response" in result) {
            return result.response;
        }
        throw this.#errorOf(result.failed, request);
    }

    #errorOf(failed: Failed, request: ApiRequest): Error {
        const { method, title, collection } = request;
        const secrets = this.#secretsOf(request);
        const withTitle = (text: string) => [`${title}: ${text}`, ...retrySummary(failed)].join(" ");
        const mayHaveBeenProcessed = method !== "GET" && !wasNotProcessed(failed);
        if ("failure" in failed) {
            const text = connectionErrorMessage(failed.failure, { settings: this.#settings, secrets });
            return new BuddyConnectionError(withTitle(text), mayHaveBeenProcessed);
        }
        const context = { scopes: neededScopes(collection, method), place: placeInputs(collection), secrets };
        const message = withTitle(apiErrorMessage(failed.response, context));
        // A response from another server does not tell what Buddy did.
        return isForeignNotFound(failed.response)
            ? new BuddyConnectionError(message, mayHaveBeenProcessed)
            : new BuddyApiError(message, failed.response.status);
    }

    /** A successful request whose response cannot be read may have been processed nevertheless. */
    #objectOf(response: HttpResponse, request: ApiRequest): JsonObject {
        const object = responseObject(response);
        if (object !== undefined) {
            return object;
        }
        const { status, text } = response;
        const shown = text.trim() === "" ? "an empty body" : `"${excerpt(text, this.#secretsOf(request))}"`;
        const message = `${request.title}: ${status} with ${shown} instead of JSON. Check buddyworks:baseUrl.`;
        throw new BuddyConnectionError(message, true);
    }

    #secretsOf({ secrets }: ApiRequest): string[] {
        return [this.#settings.token, ...secrets];
    }
}

function retrySummary({ retries, isBudgetSpent }: Failed): string[] {
    const end = retries === 0 ? "Not retried" : `Gave up after ${retries} ${retries === 1 ? "retry" : "retries"}`;
    if (isBudgetSpent) {
        return [`${end}, because too many requests failed at once.`];
    }
    return retries === 0 ? [] : [`${end}.`];
}

/** Scopes in both of Buddy's vocabularies, old and since August 2026 (buddy-api, section 8). */
function neededScopes({ noun }: Collection, method: Method): string {
    if (noun === "integration") {
        return "INTEGRATION_INFO (since August 2026: INTEGRATION_READ)";
    }
    // Deleting a pipeline needs one more scope since 2026; for actions this is not documented.
    const more = method === "DELETE" ? ", and for a delete PIPELINE_MANAGE" : "";
    return `EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ${more})`;
}

/** The inputs that say where the collection lies. */
function placeInputs({ parent: { projectName, pipelineId } }: Collection): string {
    return [
        "workspace",
        ...(projectName === undefined ? [] : ["projectName (its name id)"]),
        ...(pipelineId === undefined ? [] : ["pipelineId"]),
    ].join(", ");
}
