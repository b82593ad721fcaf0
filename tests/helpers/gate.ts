import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { listening } from "./listening";

/**
 * Stands before a server and lets the first request of each group pass only when those of all groups have arrived. A client
 * that sends one group after the other never gets through.
 */
export interface Gate {
    url: string;
    close(): void;
}

interface GateOptions {
    /** The server's address. */
    target: string;
    groups: number;
    /** `undefined` for a request of no group, which passes at once. */
    groupOf: (request: { method: string; path: string }) => string | undefined;
}

export async function startGate({ target, groups, groupOf }: GateOptions): Promise<Gate> {
    const held = new Map<string, () => void>();
    const server = createServer((request, response) => {
        const pass = () => forward(target, request, response);
        const group = groupOf({ method: request.method ?? "", path: request.url ?? "" });
        if (group === undefined || held.has(group)) {
            pass();
            return;
        }
        held.set(group, pass);
        if (held.size === groups) {
            for (const passHeld of held.values()) {
                passHeld();
            }
        }
    });
    const url = `http://${await listening(server)}`;
    return {
        url,
        close: () => {
            server.close();
            server.closeAllConnections();
        },
    };
}

function forward(target: string, request: IncomingMessage, response: ServerResponse): void {
    const { method, headers, url = "" } = request;
    const upstream = httpRequest(`${target}${url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    request.pipe(upstream);
}
