import type { lookup } from "node:dns";
import { RequestError, Server } from "proxy-chain";

/** A real HTTP proxy that wants a login and takes every name for this machine, as a company's name server might. */
export interface ConnectProxy {
    /** With the login, for `HTTPS_PROXY`. */
    url: string;
    /** Every tunnel or request it was asked for: `host:port`. */
    targets: string[];
    /** Every header of requests that were not tunnelled. */
    seen: string[];
    /** Refuses one tunnel, after letting so many others through. */
    refuse(refusal: { status: number; after?: number }): void;
    /** Whether a refusal still waits for its tunnel. */
    isRefusing(): boolean;
    close(): Promise<void>;
}

const LOGIN = { username: "proxy-user", password: "proxy-pass" };

export async function startConnectProxy(): Promise<ConnectProxy> {
    const targets: string[] = [];
    const seen: string[] = [];
    let refusal: { status: number; after: number } | undefined;
    const toLoopback = ((_name: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) => {
        done(null, options.all ? [{ address: "127.0.0.1", family: 4 }] : "127.0.0.1", 4);
    }) as unknown as typeof lookup; // one of its overloads, the one that sockets use
    const server = new Server({
        host: "127.0.0.1",
        port: 0,
        prepareRequestFunction: ({ username, password, hostname, port, isHttp, request }) => {
            targets.push(`${hostname}:${port}`);
            if (isHttp) {
                seen.push(JSON.stringify(request.headers));
            }
            if (refusal !== undefined && refusal.after-- === 0) {
                const { status } = refusal;
                refusal = undefined;
                throw new RequestError("<h1>Blocked by the proxy</h1>", status, { "Content-Type": "text/html" });
            }
            const isKnown = username === LOGIN.username && password === LOGIN.password;
            return { requestAuthentication: !isKnown, dnsLookup: toLoopback };
        },
    });
    await server.listen();
    return {
        url: `http://${LOGIN.username}:${LOGIN.password}@127.0.0.1:${server.port}`,
        targets,
        seen,
        refuse: ({ status, after = 0 }) => {
            refusal = { status, after };
        },
        isRefusing: () => refusal !== undefined,
        close: () => server.close(true),
    };
}
