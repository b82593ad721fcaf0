/** Buddy responded with an error. */
export class BuddyApiError extends Error {
    constructor(
        message: string,
        readonly status: number,
    ) {
        super(message);
        this.name = "BuddyApiError";
    }
}

/** There is no usable response: the connection failed, or the response was not Buddy's or could not be read. */
export class BuddyConnectionError extends Error {
    constructor(
        message: string,
        /** False only if Buddy certainly did not process the request. */
        readonly mayHaveBeenProcessed: boolean,
    ) {
        super(message);
        this.name = "BuddyConnectionError";
    }
}

/** True for Buddy's own 404; any other 404 is a `BuddyConnectionError`. */
export function isNotFound(error: unknown): boolean {
    return error instanceof BuddyApiError && error.status === 404;
}
