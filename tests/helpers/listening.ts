import { once } from "node:events";
import type { AddressInfo, Server } from "node:net";

/** Lets a server of a test listen on a free port; answers `127.0.0.1:<port>`. */
export async function listening(server: Server): Promise<string> {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo; // a listening TCP server has no other kind of address
    return `127.0.0.1:${port}`;
}
