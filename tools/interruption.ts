import { constants } from "node:os";
import { performance } from "node:perf_hooks";

/** The wish to stop early, however it came: Ctrl-C, `kill`, a closed terminal, a reader that hung up. */
export interface Interruption {
    /** Aborts at the first wish: finish what is under way and leave. */
    polite: AbortSignal;
    /** Aborts at the second: leave now. */
    impatient: AbortSignal;
    /** 128 + the signal's number, as shells count it; `undefined` as long as nobody interrupted. */
    exitCode(): number | undefined;
    stopListening(): void;
}

export class Interrupted extends Error {
    override name = "Interrupted";
    constructor() {
        super("interrupted");
    }
}

// One Ctrl-C arrives twice below `npm run`: from the terminal, and forwarded by npm.
const SAME_WISH_MS = 700;

export function listenForInterruption(): Interruption {
    const polite = new AbortController();
    const impatient = new AbortController();
    let exitCode: number | undefined;
    let firstAt = 0;
    const interrupt = (signal: "SIGINT" | "SIGTERM" | "SIGHUP" | "SIGPIPE"): void => {
        if (exitCode === undefined) {
            exitCode = 128 + constants.signals[signal];
            firstAt = performance.now();
            polite.abort(new Interrupted());
            return;
        }
        if (performance.now() - firstAt > SAME_WISH_MS) {
            impatient.abort(new Interrupted());
        }
    };
    // Not SIGPIPE: Node ignores it and reports EPIPE on the stream instead.
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    const onBrokenPipe = (): void => interrupt("SIGPIPE");
    for (const signal of signals) {
        process.on(signal, interrupt);
    }
    process.stdout.on("error", onBrokenPipe);
    process.stderr.on("error", onBrokenPipe);
    return {
        polite: polite.signal,
        impatient: impatient.signal,
        exitCode: () => exitCode,
        stopListening: () => {
            for (const signal of signals) {
                process.removeListener(signal, interrupt);
            }
        },
    };
}
