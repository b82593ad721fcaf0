import { connectToEngine } from "./pulumiInternals";

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
        if (!entry.ephemeral) {
            console.error(`${entry.severity}: ${entry.message}`);
        }
    }
}

function connect(): Send {
    const { engine, LogRequest, LogSeverity } = connectToEngine();
    return ({ severity, message, urn = "", ephemeral = false }) => {
        const request = new LogRequest();
        request.setSeverity(severity === "warning" ? LogSeverity.WARNING : LogSeverity.INFO);
        request.setMessage(message);
        request.setUrn(urn);
        request.setEphemeral(ephemeral);
        return new Promise((resolve, reject) => {
            engine.log(request, (error) => (error === null ? resolve() : reject(error)));
        });
    };
}
