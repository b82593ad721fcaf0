/**
 * All that this package takes from the inside of Pulumi's Node.js SDK (seen with 3.270.0). Each entry says what it is
 * for, what happens if another SDK differs, and which change in Pulumi would make it unnecessary.
 *
 * The SDK is loaded inside functions: the host process must not load a second copy, which takes half a second.
 */
import { createRequire } from "node:module";
import { basename, dirname } from "node:path";
import type { Output, Resource, RunError } from "@pulumi/pulumi";

// ---------- In the host process, which runs the handlers ----------

export type PulumiHost = NonNullable<ReturnType<typeof pulumiHost>>;

/**
 * For: talking to the engine, which no handler is given. `undefined` in tests and programs.
 * If the SDK differs: `undefined` in the host too. Messages go to standard error, and Cancel and the engine's end go
 * unnoticed.
 * Unnecessary with: a URN and a log for handlers (pulumi/pulumi#9434 asks for the URN).
 */
export function pulumiHost() {
    const script = process.argv[1] ?? "";
    const engineAddress = process.argv.at(-1);
    if (![basename(script), basename(dirname(script))].includes("dynamic-provider") || engineAddress === undefined) {
        return undefined;
    }
    // The host's own copies of modules.
    return { engineAddress, require: createRequire(require.main?.filename ?? script) };
}

/**
 * For: messages on a resource's own row of the display. `pulumi.log` in a handler has no engine and only prints.
 * If the SDK differs: it throws, as it does outside Pulumi's host, and the caller prints the message.
 * Unnecessary with: a log for handlers (no issue known; pulumi/pulumi#18249 only made `pulumi.log` print).
 */
export function connectToEngine() {
    const host = pulumiHost();
    if (host === undefined) {
        throw new Error("there is no engine");
    }
    const { engineAddress, require: load } = host;
    const { EngineClient } = load("../../proto/engine_grpc_pb") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
    const { LogRequest, LogSeverity } = load(
        "../../proto/engine_pb",
    ) as typeof import("@pulumi/pulumi/proto/engine_pb");
    const { credentials } = load("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
    return { engine: new EngineClient(engineAddress, credentials.createInsecure()), LogRequest, LogSeverity };
}

/**
 * For: hearing the engine's Cancel call, which it makes at the first Ctrl-C. The host answers the call itself, and
 * tells no provider, with an `Empty` that is serialized while the host's `cancel` is on the stack.
 * If the SDK differs: nothing is heard, and operations run to their end, as in every other dynamic provider.
 * Unnecessary with: a `cancel` handler of dynamic providers, as component providers got it in pulumi/pulumi#22516 (no
 * issue known).
 */
export function onCancel(callback: () => void): void {
    try {
        const messages = pulumiHost()?.require("google-protobuf/google/protobuf/empty_pb.js");
        const { prototype } = (messages as typeof import("google-protobuf/google/protobuf/empty_pb")).Empty;
        const { serializeBinary } = prototype;
        prototype.serializeBinary = function serialize() {
            if (/ResourceProviderService\.cancel /.test(new Error().stack ?? "")) {
                callback();
            }
            return serializeBinary.call(this);
        };
    } catch {
        // Not in Pulumi's host, or the SDK differs.
    }
}

// ---------- In the user's program ----------

type SdkRuntime = Partial<typeof import("@pulumi/pulumi/runtime")> & { isConfigSecret?: (key: string) => boolean };

const sdkRuntime = (): SdkRuntime => require("@pulumi/pulumi/runtime");

/**
 * For: speed. To report leaked promises, the SDK records four stack traces for each output of a resource. With our many
 * outputs this took more than half of a program's time for an action. Until `restore`, errors record only one frame. The
 * resource's source position is not affected: the SDK sets its own limit for it.
 * If the SDK differs: registering resources is slower.
 * Unnecessary with: stack traces only under PULUMI_DEBUG_PROMISE_LEAKS (no issue known).
 */
export function shortenStackTraces(): { complete(error: unknown): unknown; restore(): void } {
    const limit = Error.stackTraceLimit;
    const restore = () => {
        Error.stackTraceLimit = limit;
    };
    /** Adds the caller's frames, which the limit kept out of the error. */
    const complete = (error: unknown) => {
        restore();
        if (error instanceof Error && error.stack !== undefined) {
            const caller: { stack?: string } = {};
            Error.captureStackTrace(caller, complete);
            error.stack = [error.stack, ...(caller.stack?.split("\n").slice(1) ?? [])].join("\n");
        }
        return error;
    };
    Error.stackTraceLimit = 1;
    return { complete, restore };
}

/**
 * For: not waiting for an output that a preview does not know, whose `apply` is never called.
 * If the SDK differs: every output counts as unknown.
 * Unnecessary with: a public `isKnown` (pulumi/pulumi#12044).
 */
export async function isKnown(output: Output<unknown> & { isKnown?: Promise<boolean> }): Promise<boolean> {
    return (await output.isKnown) === true;
}

/**
 * For: telling which Pipeline of the program an action's `pipelineId` comes from, already in the first preview.
 * If the SDK differs: no resource is found, and nobody is warned of actions in a pipeline that a file defines.
 * Unnecessary with: a public list of an output's resources (no issue known).
 */
export async function resourcesOf(
    output: Output<unknown> & { allResources?: () => Promise<Set<Resource>> },
): Promise<Resource[]> {
    return [...((await output.allResources?.()) ?? [])];
}

/** Stands for the monitor outside Pulumi, where a process is one run. */
const NO_MONITOR = {};

/**
 * For: a value for each run of a program. One process of the Automation API can run many programs. Each run has its own
 * monitor, and so has each `setMocks` of a unit test.
 * If the SDK differs: one value for the whole process.
 * Unnecessary with: a public id of the run (no issue known).
 */
export function perRun<T extends object>(create: () => T): () => T {
    const values = new WeakMap<object, T>();
    return () => {
        const run = sdkRuntime().getMonitor?.() ?? NO_MONITOR;
        const value = values.get(run) ?? create();
        values.set(run, value);
        return value;
    };
}

/**
 * For: keeping the run open until the returned function is called. Otherwise a run of the Automation API ends before a
 * function that nobody awaits has ended, and a failure of that function would end the whole process.
 * If the SDK differs: the run is not kept open.
 * Unnecessary with: a public function for it (no issue known).
 */
export function openRun(): () => void {
    const { getEngine, rpcKeepAlive } = sdkRuntime();
    // Plain Node, and unit tests with mocks, have no engine.
    const close = getEngine?.() === undefined ? undefined : rpcKeepAlive?.();
    // Node reports an unhandled rejection after all promise callbacks. The run must be open then, so it is closed later.
    return () => void (close && setImmediate(close));
}

/**
 * For: telling a token in plain text from an encrypted one. The SDK's types leave it out.
 * If the SDK differs: every value counts as secret, and nobody is warned.
 * Unnecessary with: a documented way to ask (pulumi/pulumi#13063).
 */
export function isConfigSecret(key: string): boolean {
    return sdkRuntime().isConfigSecret?.(key) ?? true;
}

/**
 * For: an error that Pulumi shows at once and as its message only. A plain `RunError` has three faults. It takes 16 to
 * 50 s, because Pulumi reads its stack through the source maps of the SDK's compiler. After the program's code has ended,
 * the stack is shown instead of the message. Each resource with a failed output as input puts "error serializing property
 * …" before the message.
 * If the SDK differs: the message is shown with other text.
 * Unnecessary with: pulumi/pulumi#14502 (the stack; no issue known for the rest).
 */
export function runError(message: string): RunError {
    const pulumi: typeof import("@pulumi/pulumi") = require("@pulumi/pulumi");
    const error = new pulumi.RunError(message);
    error.stack = message;
    Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
    return error;
}
