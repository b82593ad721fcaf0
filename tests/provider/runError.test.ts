import { RunError } from "@pulumi/pulumi";
import { runError } from "../../provider/resources/runError";

describe("an error of the program", () => {
    it("is one that Pulumi shows without a stack, and its stack is the message, which Pulumi shows after the program's end", () => {
        const error = runError("it is so");
        expect(RunError.isInstance(error)).toBe(true);
        expect(error.stack).toBe("it is so");
    });

    it("keeps its message, whatever Pulumi writes in front of it for each resource", () => {
        const error = runError("it is so");
        error.message = `error serializing property "name": ${error.message}`;
        expect(error.message).toBe("it is so");
    });
});
