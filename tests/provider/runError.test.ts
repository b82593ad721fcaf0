import { RunError } from "@pulumi/pulumi";
import { runError } from "../../provider/program/runError";

describe("an error of the program", () => {
    it("is one that Pulumi shows without a stack, and has none that would take Pulumi long to read", () => {
        const error = runError("it is so");
        expect(RunError.isInstance(error)).toBe(true);
        expect(error.stack).toBe("Error: it is so");
    });

    it("keeps its message, whatever Pulumi writes in front of it for each resource", () => {
        const error = runError("it is so");
        error.message = `error serializing property "name": ${error.message}`;
        expect(error.message).toBe("it is so");
    });
});
