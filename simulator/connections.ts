import type { Socket } from "node:net";

/** Numbers a server's connections in the order of their first requests. */
export interface Connections {
    numberOf(socket: Socket): number;
}

export function createConnections(): Connections {
    const numbers = new WeakMap<Socket, number>();
    let last = 0;
    return {
        numberOf(socket) {
            const known = numbers.get(socket);
            if (known !== undefined) {
                return known;
            }
            last += 1;
            numbers.set(socket, last);
            return last;
        },
    };
}
