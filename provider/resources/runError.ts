import { RunError } from "@pulumi/pulumi";

/**
 * An error of the program, which Pulumi shows as its message alone, and at once. Three things of SDK 3.270.0 are kept off:
 * it reads the stack all the same, through the source maps of its own compiler, for 16 to 50 s; once the program's code
 * has ended it shows the stack instead of the message; and each resource that an Output with this error is an input of
 * would write "error serializing property …" in front of the message.
 */
export function runError(message: string): RunError {
    const error = new RunError(message);
    error.stack = message;
    Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
    return error;
}
