import { connectToEngine, pulumiHost } from "./pulumiInternals";

export interface LogEntry {
    severity: "info" | "warning";
    message: string;
    /** The resource whose row shows the message; without it the stack's row does. */
    urn?: string | undefined;
    /** Shown only while the operation runs. */
    ephemeral?: boolean;
}

type Send = (entry: LogEntry) => Promise<void>;

let send: Send | undefined;

/** Shows a message in Pulumi's display, or prints it outside Pulumi's host. Never fails. */
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
    const { engine, LogRequest, LogSeverity } = connectToEngine(host);
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
