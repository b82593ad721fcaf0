import { types } from "node:util";

/** Buddy answered, and said no. */
export class BuddyApiError extends Error {
    constructor(
        message: string,
        readonly status: number,
    ) {
        super(message);
        this.name = "BuddyRefusal";
    }
}

/** No usable answer came: the connection failed, or what came back was not Buddy's or could not be read. */
export class BuddyConnectionError extends Error {
    constructor(
        message: string,
        /** False only when Buddy surely did nothing. */
        readonly mayHaveBeenProcessed: boolean,
    ) {
        super(message);
        this.name = "BuddySilence";
    }
}

/** Pulumi's partial failure: the action exists, so its id must reach state although something went wrong. */
export class PartialFailure extends Error {
    constructor(
        message: string,
        readonly id: string,
        readonly properties: object,
    ) {
        super(message);
        this.name = "PartialFailure";
    }
}

/** True for Buddy's own 404; any other is a silence. */
export function isNotFound(error: unknown): boolean {
    return error instanceof BuddyApiError && error.status === 404;
}

export function errorMessage(error: unknown): string {
    // An error of another realm, such as Node's own inside a test runner, is no instance of ours.
    if (types.isNativeError(error) && error.message !== "") {
        return error.message;
    }
    return typeof error === "string" && error !== "" ? error : "unknown error";
}
