import { setMaxListeners } from "node:events";
import { connect } from "node:net";
import { onCancel, pulumiHost } from "./pulumiInternals";

/** Whether the user still wants an operation, and whether anybody can still record its result. */
export interface Cancellation {
    /** Aborted by the first Ctrl-C: nothing new begins, and waits end. */
    readonly signal: AbortSignal;
    /** True if the engine has ended or told this process to end: no result would reach the state. */
    engineIsGone(): Promise<boolean>;
    /** Runs a request whose result must not be lost: a second Ctrl-C takes effect only after it. */
    deferInterrupt<T>(work: () => Promise<T>): Promise<T>;
    /** Ends this process in a minute, once no interrupt is deferred. Nobody else does so if the engine is gone. */
    exitWhenIdle(): void;
}

const ENGINE_RESPONSE_MS = 1000;
/** Leaves time to undo what is under way. */
const EXIT_AFTER_MS = 60_000;
/** What a shell reports after Ctrl-C: 128 + SIGINT. */
const INTERRUPTED = 130;

let shared: Cancellation | undefined;

/** The cancellation of this process, shared by all resources. */
export function processCancellation(): Cancellation {
    shared ??= createCancellation();
    return shared;
}

function createCancellation(): Cancellation {
    const controller = new AbortController();
    // Every waiting operation listens; Node reports more than ten listeners as a leak.
    setMaxListeners(0, controller.signal);
    onCancel(() => controller.abort());

    let deferred = 0;
    let exitCode: number | undefined;
    const exit = (code: number) => {
        exitCode ??= code;
        if (deferred === 0) {
            process.exit(exitCode);
        }
    };
    const onInterrupt = () => {
        controller.abort();
        exit(INTERRUPTED);
    };
    return {
        signal: controller.signal,
        engineIsGone: async () => exitCode !== undefined || !(await isEngineRunning()),
        async deferInterrupt(work) {
            deferred += 1;
            if (deferred === 1) {
                // Only now: the engine sends SIGINT at the end of every run, and without a listener Node ends at once.
                process.on("SIGINT", onInterrupt);
            }
            try {
                return await work();
            } finally {
                deferred -= 1;
                if (deferred === 0) {
                    process.off("SIGINT", onInterrupt);
                }
                if (exitCode !== undefined) {
                    exit(exitCode);
                }
            }
        },
        exitWhenIdle: () => void setTimeout(() => exit(1), EXIT_AFTER_MS),
    };
}

/** Only a refused connection counts as ended: a busy engine may be slow to respond. */
function isEngineRunning(): Promise<boolean> {
    const [, host, port] = /^(.+):(\d+)$/.exec(pulumiHost()?.engineAddress ?? "") ?? [];
    if (host === undefined) {
        return Promise.resolve(true);
    }
    return new Promise((resolve) => {
        const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port: Number(port) });
        const settle = (isRunning: boolean) => {
            socket.destroy();
            resolve(isRunning);
        };
        socket.setTimeout(ENGINE_RESPONSE_MS, () => settle(true));
        socket.once("connect", () => settle(true));
        socket.once("error", (error: NodeJS.ErrnoException) => settle(error.code !== "ECONNREFUSED"));
    });
}
