import type { ClientRequest } from "node:http";
import type { Socket } from "node:net";

/**
 * How far the connection of a request had come. Only once it is `open` can a byte of the request have left: Node holds
 * requests back until a plain socket is connected, and a TLS one has ended its handshake and checked the certificate.
 * - `connecting`: nothing answers yet; with a proxy, it has opened no tunnel yet.
 * - `handshake`: the other end answers, TLS is being negotiated.
 * - `open`: the request may have reached Buddy.
 */
export type ConnectionStage = "connecting" | "handshake" | "open";

export interface WatchedConnection {
    readonly stage: ConnectionStage;
    watch(request: ClientRequest): ClientRequest;
}

/** Knows the stage from the sockets themselves: the code of an error may be the same at every stage. */
export function watchConnection({ isSecure }: { isSecure: boolean }): WatchedConnection {
    let stage: ConnectionStage = "connecting";

    function follow(socket: Socket, isReused: boolean): void {
        if (isReused) {
            stage = "open";
            return;
        }
        if (!isEncrypted(socket)) {
            // A proxy for https has no TLS of its own, and the request is not written before its tunnel is there.
            if (!isSecure) {
                onceConnected(socket, () => {
                    stage = "open";
                });
            }
            return;
        }
        onceConnected(socket, () => {
            stage = "handshake";
        });
        socket.once("secureConnect", () => {
            stage = "open";
        });
    }

    return {
        get stage() {
            return stage;
        },
        watch: (request) => request.once("socket", (socket) => follow(socket, request.reusedSocket)),
    };
}

function onceConnected(socket: Socket, then: () => void): void {
    if (socket.connecting) {
        socket.once("connect", then);
        return;
    }
    then();
}

export function isEncrypted(socket: object): boolean {
    return "encrypted" in socket && socket.encrypted === true;
}
