import type { RunError } from "@pulumi/pulumi";
import { perRun, runError } from "../host/pulumiInternals";

const failuresOf = perRun(() => new Map<string, RunError>());
const failures = new WeakSet<object>();
let isListening = false;

/**
 * What a look-up fails with. One error per text: Pulumi shows each error object once, and many look-ups can fail for the
 * same reason.
 */
export function failure(message: string): RunError {
    keepNodeFromWarning();
    const known = failuresOf();
    const error = known.get(message) ?? runError(message);
    known.set(message, error);
    failures.add(error);
    return error;
}

/**
 * Pulumi fails the run when Node reports a failed Output that nobody has used yet. Node then warns of each of the Output's
 * promises that is used later, and of those of every Output made from it; they cannot all be handled beforehand, because
 * whoever makes such an Output makes new promises. Node leaves the warning to a listener where there is one: this one
 * says nothing of our failures, which the user has been told of, and what Node would have said of all others.
 */
function keepNodeFromWarning(): void {
    if (isListening) {
        return;
    }
    isListening = true;
    process.on("rejectionHandled", (promise) => {
        void promise.catch((reason: unknown) => {
            if (!isOurs(reason) && process.listenerCount("rejectionHandled") === 1) {
                process.emitWarning("Promise rejection was handled asynchronously", "PromiseRejectionHandledWarning");
            }
        });
    });
}

function isOurs(reason: unknown): boolean {
    return typeof reason === "object" && reason !== null && failures.has(reason);
}
