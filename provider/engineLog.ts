import { createRequire } from "node:module";
import { basename, dirname } from "node:path";

export interface LogEntry {
    severity: "info" | "warning";
    message: string;
    /** The resource whose row shows it; without one it stands on the stack's row. */
    urn?: string | undefined;
    /** Shown while the operation runs and then gone. */
    ephemeral?: boolean;
}

type Send = (entry: LogEntry) => Promise<void>;

let send: Send | undefined;

/**
 * Shows a line in Pulumi's display, on the resource's own row. Handlers have no such facility (their prints land on
 * the stack's row), so this talks to the engine, whose address is the host's last argument. Best effort: a line that
 * cannot be shown is never a failure, and outside Pulumi's host it goes to standard error.
 */
export async function logToEngine(entry: LogEntry): Promise<void> {
    try {
        send ??= connect();
        await send(entry);
    } catch {
        printEntry(entry);
    }
}

function printEntry({ severity, message, ephemeral }: LogEntry): void {
    if (!ephemeral) {
        console.error(`${severity}: ${message}`);
    }
}

function connect(): Send {
    const script = process.argv[1] ?? "";
    const address = process.argv.at(-1);
    const isHost = [basename(script), basename(dirname(script))].includes("dynamic-provider");
    if (!isHost || address === undefined) {
        return async (entry) => printEntry(entry);
    }

    // The host's own copies: another one of the SDK or of gRPC would cost half a second.
    const hostRequire = createRequire(require.main?.filename ?? script);
    const sdk = (path: string) => hostRequire(`../../proto/${path}`);
    const { EngineClient } = sdk("engine_grpc_pb") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
    const { LogRequest, LogSeverity } = sdk("engine_pb") as typeof import("@pulumi/pulumi/proto/engine_pb");
    const { credentials } = hostRequire("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
    const engine = new EngineClient(address, credentials.createInsecure());

    return ({ severity, message, urn, ephemeral }) => {
        const request = new LogRequest();
        request.setSeverity(severity === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
        request.setMessage(message);
        request.setUrn(urn ?? "");
        request.setEphemeral(ephemeral ?? false);
        return new Promise((resolve, reject) => {
            engine.log(request, (error) => (error === null ? resolve() : reject(error)));
        });
    };
}
