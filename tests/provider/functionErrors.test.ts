import * as pulumi from "@pulumi/pulumi";
import { failure } from "../../provider/functions/functionError";
import { startProgram } from "./functionPrograms";

let emitWarning: jest.SpyInstance;

beforeEach(() => {
    emitWarning = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined);
});

afterEach(() => emitWarning.mockRestore());

/** What Node does once a failed promise that it has reported is used after all. */
async function useLate(reason: unknown): Promise<void> {
    const promise = Promise.reject(reason);
    await promise.catch(() => undefined);
    process.emit("rejectionHandled", promise);
    await promise.catch(() => undefined);
}

describe("the failure of a look-up", () => {
    it("is one error per text and program, because Pulumi shows each error once", async () => {
        const first = failure("no such pipeline");
        expect(failure("no such pipeline")).toBe(first);
        expect(failure("no such project")).not.toBe(first);
        await startProgram();
        expect(failure("no such pipeline")).not.toBe(first);
        expect(pulumi.RunError.isInstance(first)).toBe(true);
    });

    it("is nothing to warn of when an Output that has it is used late", async () => {
        await useLate(failure("no such pipeline"));
        expect(emitWarning.mock.calls).toEqual([]);
    });

    it.each([new Error("another's"), "text", undefined])(
        "leaves Node's warning to others, e.g. of %p",
        async (reason) => {
            failure("no such pipeline");
            await useLate(reason);
            expect(emitWarning.mock.calls).toEqual([
                ["Promise rejection was handled asynchronously", "PromiseRejectionHandledWarning"],
            ]);
        },
    );

    it("warns of nothing where the program itself listens, as Node then does not", async () => {
        failure("no such pipeline");
        const listener = () => undefined;
        process.on("rejectionHandled", listener);
        await useLate(new Error("another's"));
        process.off("rejectionHandled", listener);
        expect(emitWarning.mock.calls).toEqual([]);
    });
});
