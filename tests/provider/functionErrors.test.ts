import * as pulumi from "@pulumi/pulumi";
import { functionError } from "../../provider/functions/functionError";
import { startProgram } from "./functionPrograms";

let emitWarning: jest.SpyInstance;

beforeEach(() => {
    emitWarning = jest.spyOn(process, "emitWarning").mockImplementation(() => undefined);
});

afterEach(() => emitWarning.mockRestore());

/** What Node does when a failed promise that it has reported is awaited after all. */
async function useLate(reason: unknown): Promise<void> {
    const promise = Promise.reject(reason);
    await promise.catch(() => undefined);
    process.emit("rejectionHandled", promise);
    await promise.catch(() => undefined);
}

describe("the error of a function", () => {
    it("is one object per text and program, because Pulumi shows each object once", async () => {
        const first = functionError("no such pipeline");
        expect(functionError("no such pipeline")).toBe(first);
        expect(functionError("no such project")).not.toBe(first);
        await startProgram();
        expect(functionError("no such pipeline")).not.toBe(first);
        expect(pulumi.RunError.isInstance(first)).toBe(true);
    });

    it("gives no warning when an Output that has it is used late", async () => {
        await useLate(functionError("no such pipeline"));
        expect(emitWarning.mock.calls).toEqual([]);
    });

    it.each([new Error("another's"), "text", undefined])(
        "leaves Node's warning for other reasons, e.g. %p",
        async (reason) => {
            functionError("no such pipeline");
            await useLate(reason);
            expect(emitWarning.mock.calls).toEqual([
                ["Promise rejection was handled asynchronously", "PromiseRejectionHandledWarning"],
            ]);
        },
    );

    it("gives no warning if the program itself listens, as Node does it", async () => {
        functionError("no such pipeline");
        const listener = () => undefined;
        process.on("rejectionHandled", listener);
        await useLate(new Error("another's"));
        process.off("rejectionHandled", listener);
        expect(emitWarning.mock.calls).toEqual([]);
    });
});
