import { types } from "node:util";

export function errorMessage(error: unknown): string {
    // An error of another realm, such as Node's own inside a test runner, is no instance of this realm's Error.
    if (types.isNativeError(error) && error.message !== "") {
        return error.message;
    }
    return typeof error === "string" && error !== "" ? error : "unknown error";
}
