import { getEngine, rpcKeepAlive } from "@pulumi/pulumi/runtime";

/**
 * Keeps the run of a program open until the returned function is called. Without it a stack of the Automation API ends
 * while a look-up that nobody waits for is under way; failing then, it would end the whole process.
 */
export function openRun(): () => void {
    if (getEngine() === undefined) {
        return () => undefined; // no run: plain Node, or a unit test with mocks
    }
    const close = rpcKeepAlive();
    // Node reports a failure that nobody has handled after the promises' own turn, and the run has to hear of it.
    return () => void setImmediate(close);
}
