import { setMaxListeners } from "node:events";
import { connect } from "node:net";
import { pulumiHost } from "./pulumiInternals";

/** Whether the user still wants what is being done, and whether anybody is left to record it. */
export interface Cancellation {
    /** Aborted by the first Ctrl-C: what has not begun should not begin, what waits should stop waiting. */
    readonly signal: AbortSignal;
    /** True when the engine is gone, or told this process to end: no result would reach the state any more. */
    engineIsGone(): Promise<boolean>;
    /** Runs a request whose effect must not be forgotten: while it lasts, a second Ctrl-C waits for its end. */
    deferInterrupt<T>(work: () => Promise<T>): Promise<T>;
}

const ENGINE_ANSWERS_WITHIN_MS = 1000;
/** A host whose engine is gone is ended by nobody else; what is under way gets the time to be undone. */
const ORPHAN_ENDS_AFTER_MS = 60_000;

let shared: Cancellation | undefined;

/** This process's own; handlers of all resources share it. */
export function processCancellation(): Cancellation {
    shared ??= watch();
    return shared;
}

function watch(): Cancellation {
    const controller = new AbortController();
    // Every waiting operation listens; Node takes more than ten for a leak.
    setMaxListeners(0, controller.signal);
    onCancel(() => controller.abort());

    let isInterrupted = false;
    let isEnding = false;
    let shields = 0;
    // Without this handler Node ends at once, which is right whenever nothing is shielded: the engine sends SIGINT at
    // the end of every run.
    const onInterrupt = () => {
        isInterrupted = true;
        controller.abort();
    };
    return {
        signal: controller.signal,
        async engineIsGone() {
            if (isInterrupted || (await isEngineThere())) {
                return isInterrupted;
            }
            if (!isEnding) {
                isEnding = true;
                setTimeout(() => process.exit(1), ORPHAN_ENDS_AFTER_MS);
            }
            return true;
        },
        async deferInterrupt(work) {
            shields += 1;
            if (shields === 1) {
                process.on("SIGINT", onInterrupt);
            }
            try {
                return await work();
            } finally {
                shields -= 1;
                if (shields === 0) {
                    process.off("SIGINT", onInterrupt);
                    if (isInterrupted) {
                        process.exit(130);
                    }
                }
            }
        },
    };
}

/**
 * Calls back when the engine sends Cancel, which it does at the first Ctrl-C. The host answers that call itself and
 * tells no provider (seen with SDK 3.270.0), but its answer is an `Empty` like any other, written out while the host's
 * `cancel` is on the stack. Should a later SDK do otherwise, nothing is heard, and operations run to their own end, as
 * those of every other dynamic provider do.
 */
function onCancel(onCancel: () => void): void {
    try {
        const messages = pulumiHost()?.require("google-protobuf/google/protobuf/empty_pb.js");
        const { prototype } = (messages as typeof import("google-protobuf/google/protobuf/empty_pb")).Empty;
        const { serializeBinary } = prototype;
        prototype.serializeBinary = function serialize() {
            if (/ResourceProviderService\.cancel /.test(new Error().stack ?? "")) {
                onCancel();
            }
            return serializeBinary.call(this);
        };
    } catch {
        // Not in Pulumi's host, or another layout of the SDK: see above.
    }
}

/** The engine is asked by its socket alone; anything but a refusal counts as an answer. */
function isEngineThere(): Promise<boolean> {
    const address = pulumiHost()?.engineAddress;
    const [, host, port] = /^(.+):(\d+)$/.exec(address ?? "") ?? [];
    if (host === undefined) {
        return Promise.resolve(true);
    }
    return new Promise((resolve) => {
        const socket = connect({ host: host.replace(/^\[|\]$/g, ""), port: Number(port) });
        const settle = (isThere: boolean) => {
            socket.destroy();
            resolve(isThere);
        };
        socket.setTimeout(ENGINE_ANSWERS_WITHIN_MS, () => settle(true));
        socket.once("connect", () => settle(true));
        socket.once("error", (error: NodeJS.ErrnoException) => settle(error.code !== "ECONNREFUSED"));
    });
}
