import { connect, createServer, type Socket } from "node:net";
import { listening } from "./listening";

/** Passes bytes on to a server and back, until it spoils what the server says. */
export interface Relay {
    /** `127.0.0.1:<port>`. */
    address: string;
    /** Answers the clients that are connected now with what is no TLS, as a broken gateway might; new ones get through. */
    garble(): void;
    close(): void;
}

export async function startRelay(target: URL): Promise<Relay> {
    const clients = new Set<Socket>();
    const server = createServer((client) => {
        const upstream = connect(Number(target.port), target.hostname);
        clients.add(client);
        client.pipe(upstream).pipe(client);
        client.on("error", () => upstream.destroy()).on("close", () => clients.delete(client));
        upstream.on("error", () => client.destroy());
    });
    const address = await listening(server);
    return {
        address,
        garble: () => {
            for (const client of clients) {
                client.unpipe();
                client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
            }
        },
        close: () => {
            server.close();
            for (const client of clients) {
                client.destroy();
            }
        },
    };
}
