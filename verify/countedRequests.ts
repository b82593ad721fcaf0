import type { HttpRequester } from "../provider/client/httpRequester";
import type { HttpResponse } from "../provider/client/httpResponse";

/** Counts every request that is sent, retries included, and keeps the headers of the last response. */
export class CountedRequests {
    count = 0;
    /** In lower case; empty before the first response. */
    lastHeaders: HttpResponse["headers"] = {};
    readonly send: HttpRequester;

    constructor(http: HttpRequester) {
        this.send = async (request, signal) => {
            this.count += 1;
            const outcome = await http(request, signal);
            if ("response" in outcome) {
                this.lastHeaders = outcome.response.headers;
            }
            return outcome;
        };
    }
}
