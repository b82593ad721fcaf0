import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

/**
 * How far a request's connection has come. Only when it is `open` can a byte of the request have left: Node holds
 * requests back until a plain socket is connected, and until a TLS socket has ended its handshake and checked the certificate.
 * - `connecting`: nothing responds yet; a proxy has not opened a tunnel yet.
 * - `handshake`: the other end responds and TLS is being negotiated.
 * - `open`: the request may have reached Buddy.
 */
export type ConnectionStage = "connecting" | "handshake" | "open";

/** Reads the stage from the sockets, because an error's code may be the same at every stage. */
export class WatchedConnection {
    stage: ConnectionStage = "connecting";
    readonly #isSecure: boolean;

    constructor({ isSecure }: { isSecure: boolean }) {
        this.#isSecure = isSecure;
    }

    watch(request: ClientRequest): ClientRequest {
        return request.once("socket", (socket) => this.#follow(socket, request.reusedSocket));
    }

    #follow(socket: Socket, isReused: boolean): void {
        if (isReused) {
            this.stage = "open";
            return;
        }
        const isEncrypted = "encrypted" in socket && socket.encrypted === true;
        // A proxy for https is reached by a plain socket, and the request is not written before its tunnel is open.
        if (!isEncrypted && this.#isSecure) {
            return;
        }
        const stage = isEncrypted ? "handshake" : "open";
        const onConnect = () => {
            this.stage = stage;
        };
        socket.once("secureConnect", () => {
            this.stage = "open";
        });
        if (socket.connecting) {
            socket.once("connect", onConnect);
            return;
        }
        onConnect();
    }
}
