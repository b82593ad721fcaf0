import type { RunError } from "@pulumi/pulumi";
import { perRun, runError } from "../host/pulumiInternals";

const errorsOfRun = perRun(() => new Map<string, RunError>());
const functionErrors = new WeakSet<object>();
let isListening = false;

/** One error per text: Pulumi shows each error object once, and many calls can fail for the same reason. */
export function functionError(message: string): RunError {
    keepNodeFromWarning();
    const known = errorsOfRun();
    const error = known.get(message) ?? runError(message);
    known.set(message, error);
    functionErrors.add(error);
    return error;
}

/**
 * Pulumi fails the run when Node reports a failed Output that nobody has used yet. If the Output is used later, Node warns of
 * each of its promises and of those of every Output made from it. They cannot all be handled before, because each new Output
 * makes new promises. Node leaves the warning to a listener if there is one: this one drops it for our errors, which the user
 * has seen, and repeats Node's warning for all others.
 */
function keepNodeFromWarning(): void {
    if (isListening) {
        return;
    }
    isListening = true;
    process.on("rejectionHandled", (promise) => {
        void promise.catch((reason: unknown) => {
            if (!isFunctionError(reason) && process.listenerCount("rejectionHandled") === 1) {
                process.emitWarning("Promise rejection was handled asynchronously", "PromiseRejectionHandledWarning");
            }
        });
    });
}

function isFunctionError(reason: unknown): boolean {
    return typeof reason === "object" && reason !== null && functionErrors.has(reason);
}
