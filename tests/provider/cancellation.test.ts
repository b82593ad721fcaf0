import { processCancellation } from "../../provider/host/cancellation";

let exit: jest.SpyInstance;

beforeEach(() => {
    jest.useFakeTimers();
    exit = jest.spyOn(process, "exit").mockImplementation();
});

afterEach(() => {
    jest.useRealTimers();
    exit.mockRestore();
});

describe("a process whose engine is gone", () => {
    it("exits after a minute, when the work that defers interrupts has ended", async () => {
        const { deferInterrupt, exitWhenIdle } = processCancellation();
        let finish: () => void = () => undefined;
        const end = new Promise<void>((resolve) => {
            finish = resolve;
        });
        const work = deferInterrupt(() => end);
        exitWhenIdle();
        jest.advanceTimersByTime(60_000);
        expect(exit).not.toHaveBeenCalled();
        finish();
        await work;
        expect(exit.mock.calls).toEqual([[1]]);
    });

    it("does not exit when only `engineIsGone` was called", async () => {
        jest.resetModules();
        const fresh: typeof import("../../provider/host/cancellation") = jest.requireActual(
            "../../provider/host/cancellation",
        );
        expect(await fresh.processCancellation().engineIsGone()).toBe(false);
        jest.advanceTimersByTime(120_000);
        expect(exit).not.toHaveBeenCalled();
    });
});
