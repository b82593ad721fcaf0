import { CANCELLED, type ConnectionFailure } from "../provider/client/connectionFailure";
import { type HttpResponse, hasBuddyErrors, responseObject, statusLine } from "../provider/client/httpResponse";
import { wasNotProcessed } from "../provider/client/retryPolicy";
import type { Failed } from "../provider/client/transport";
import type { JsonObject } from "../provider/json";

/** Why something could not be measured. It goes into the report, so it holds no names, ids or addresses. */
export class Unmeasurable extends Error {}

/** Buddy may have made an action although there is no usable response. */
export class LostResponse extends Unmeasurable {}

/** For a request that got no response that can be used. */
export function failureOf(failed: Failed): Unmeasurable {
    const reason = "response" in failed ? statusLine(failed.response) : noResponse(failed.failure);
    return mayHaveBeenProcessed(failed) ? new LostResponse(reason) : new Unmeasurable(reason);
}

export function objectOf(response: HttpResponse): JsonObject {
    const object = responseObject(response);
    if (object === undefined) {
        throw new LostResponse(`${response.status} without JSON`);
    }
    return object;
}

/** Buddy refuses what was sent. */
export function isInvalid(response: HttpResponse): boolean {
    return (response.status === 400 || response.status === 422) && hasBuddyErrors(response);
}

/** Buddy responds with an error that says something about the object, not about the token or the time. */
export function isRefusal(response: HttpResponse): boolean {
    const { status } = response;
    return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status) && hasBuddyErrors(response);
}

export function isGone(response: HttpResponse): boolean {
    return (response.status === 404 || response.status === 410) && hasBuddyErrors(response);
}

function mayHaveBeenProcessed(failed: Failed): boolean {
    return "response" in failed
        ? failed.response.status >= 500 || failed.response.status === 408
        : !wasNotProcessed(failed);
}

function noResponse({ code }: ConnectionFailure): string {
    return code === CANCELLED ? CANCELLED : `no response (${code})`;
}
