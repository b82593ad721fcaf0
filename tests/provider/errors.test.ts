import { BuddyApiError, BuddyConnectionError } from "../../provider/client/errors";
import { errorMessage } from "../../provider/errorMessage";
import { PartialFailure } from "../../provider/operations/partialFailure";

it.each([
    ["BuddyApiError: no", new BuddyApiError("no", 404)],
    ["BuddyConnectionError: nothing", new BuddyConnectionError("nothing", false)],
    ["PartialFailure: half", new PartialFailure("half", "a/b/1/2", {})],
])("an error is printed with its class: %s", (text, error) => {
    expect(String(error)).toBe(text);
});

it.each([
    [new Error("no"), "no"],
    ["text", "text"],
    [new Error(""), "unknown error"],
    ["", "unknown error"],
    [{ message: "foreign" }, "unknown error"],
])("the message of %p is %j", (error, message) => {
    expect(errorMessage(error)).toBe(message);
});
