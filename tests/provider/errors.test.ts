import { BuddyApiError, BuddyConnectionError, errorMessage, PartialFailure } from "../../provider/client/errors";

it.each([
    [new BuddyApiError("no", 404), "BuddyRefusal: no"],
    [new BuddyConnectionError("nothing", false), "BuddySilence: nothing"],
    [new PartialFailure("half", "a/b/1/2", {}), "PartialFailure: half"],
])("an error is printed with its kind: %s", (error, text) => {
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
