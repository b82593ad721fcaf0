import { pulumiHost } from "./pulumiInternals";

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
 * the stack's row), so this talks to the engine. Best effort: a line that cannot be shown is never a failure, and
 * outside Pulumi's host it goes to standard error.
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
    const host = pulumiHost();
    if (host === undefined) {
        return async (entry) => printEntry(entry);
    }
    const sdk = (path: string) => host.require(`../../proto/${path}`);
    const { EngineClient } = sdk("engine_grpc_pb") as typeof import("@pulumi/pulumi/proto/engine_grpc_pb");
    const { LogRequest, LogSeverity } = sdk("engine_pb") as typeof import("@pulumi/pulumi/proto/engine_pb");
    const { credentials } = host.require("@grpc/grpc-js") as typeof import("@grpc/grpc-js");
    const engine = new EngineClient(host.engineAddress, credentials.createInsecure());

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
