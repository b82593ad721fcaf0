/** A time in which errors note one frame of their stack only. */
export interface ShortStacks {
    /** Gives an error the frames that it could not note: those of whoever calls this. */
    completed(error: unknown): unknown;
    end(): void;
}

/**
 * Pulumi's SDK notes a stack four times for each output of a resource, in case a promise leaks; with our many outputs that
 * was more than half of what a program spends on an action. A resource's source position is not affected, because
 * the SDK asks for that one at full length.
 */
export function shortStacks(): ShortStacks {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 1;
    const end = (): void => {
        Error.stackTraceLimit = limit;
    };
    return {
        end,
        completed(error) {
            end();
            if (error instanceof Error && error.stack !== undefined) {
                error.stack = [error.stack, ...callers()].join("\n");
            }
            return error;
        },
    };
}

function callers(): string[] {
    const here: { stack?: string } = {};
    Error.captureStackTrace(here, callers);
    return here.stack?.split("\n").slice(2) ?? []; // without its head, and the line of `completed`
}
