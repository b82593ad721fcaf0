import { RunError } from "@pulumi/pulumi";
import { runError } from "../../provider/host/pulumiInternals";

describe("an error of the program", () => {
    it("has its message as its stack, which Pulumi shows at the program's end", () => {
        const error = runError("it is so");
        expect(RunError.isInstance(error)).toBe(true);
        expect(error.stack).toBe("it is so");
    });

    it("keeps its message when Pulumi puts a prefix before it for each resource", () => {
        const error = runError("it is so");
        error.message = `error serializing property "name": ${error.message}`;
        expect(error.message).toBe("it is so");
    });
});
