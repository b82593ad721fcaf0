import { setMaxListeners } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Behaviour } from "./behaviour";
import { defaultBehaviour } from "./behaviour";
import { createConnections } from "./connections";
import type { Exchanger } from "./exchange";
import { serve } from "./exchange";
import type { Faults } from "./faults";
import { createFaults } from "./faults";
import type { Journal } from "./journal";
import { createJournal } from "./journal";
import { createRateLimit } from "./rateLimit";
import { createSeal } from "./seal";
import { plantSeed } from "./seed";
import type { SimulatorState } from "./state";
import { stateOf } from "./state";
import { emptyWorld } from "./world";

/** What HTTPS needs. */
export interface SimulatorKeys {
    /** The private key, PEM. */
    key: string;
    /** The certificate, PEM. */
    cert: string;
}

/** How {@link startSimulator} starts; everything has a default. */
export interface SimulatorOptions {
    /**
     * The port on 127.0.0.1; 0 takes any free one.
     * @default 0
     */
    port?: number | undefined;
    /**
     * A path in front of the API's own, as self-hosted Buddy has it: `"/api"`.
     * @default ""
     */
    basePath?: string | undefined;
    /**
     * Speaks HTTPS with these.
     * @default plain HTTP
     */
    tls?: SimulatorKeys | undefined;
    /**
     * Names it may be called by besides those of loopback, as behind a proxy that resolves them.
     * @default none
     */
    hostNames?: readonly string[] | undefined;
    /**
     * The one bearer token that is accepted.
     * @default "buddy-simulator-token"
     */
    token?: string | undefined;
    /**
     * Milliseconds by which every answer is delayed; writes take effect at once.
     * @default 0
     */
    latencyMs?: number | undefined;
    /** Readings of the API that differ from the defaults; see `Behaviour`. */
    behaviour?: Partial<Behaviour> | undefined;
    /**
     * Whether to start with the world of Buddy's documentation example: workspace `buddy`, project `company-website`,
     * pipelines 1 and 2, four integrations; and workspace `acme`, project `site`, pipeline 12.
     * @default true
     */
    seed?: boolean | undefined;
}

/** A running imitation of Buddy's REST API. */
export interface Simulator {
    /** The base URL for API clients, `basePath` included. */
    url: string;
    /** The token API clients need. */
    token: string;
    /** The world, read and changed behind the API's back. */
    state: SimulatorState;
    /** Every request seen. */
    journal: Journal;
    /** Failures to come. */
    faults: Faults;
    /** How requests and responses are read; a change holds from the next request on. */
    behaviour: Behaviour;
    /** Stops listening and ends all connections, idle or not. */
    close(): Promise<void>;
}

const DEFAULT_TOKEN = "buddy-simulator-token";
/** Far above Node's 5 s, so that no client meets a connection that is just being closed for idleness. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Starts an imitation of Buddy's REST API on 127.0.0.1: projects, pipelines and above all "Build Docker Image"
 * actions, with Buddy's documented rules, a journal of requests, and failures on demand. Nothing leaves the machine.
 * The `X-Rate-Limit-*` headers of its answers count down but never come near zero, however many requests there are: only
 * a fault makes a client wait.
 *
 * @example
 * ```ts
 * import { startSimulator } from "pulumi-buddyworks/simulator";
 *
 * async function main(): Promise<void> {
 *     const simulator = await startSimulator({ behaviour: { emptyFields: "null" } });
 *     simulator.faults.add({ kind: "cutAfter", method: "POST" });
 *     // Run the program under test with BUDDY_BASE_URL=simulator.url and BUDDY_TOKEN=simulator.token.
 *     console.log(simulator.journal.writes().map(({ method, path, status }) => `${method} ${path} ${status}`));
 *     await simulator.close();
 * }
 * void main();
 * ```
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
    const token = options.token ?? DEFAULT_TOKEN;
    if (token.trim() === "") {
        throw new Error("Buddy simulator: token is empty; leave it out for the default.");
    }
    const world = emptyWorld();
    const behaviour: Behaviour = { ...defaultBehaviour(), ...options.behaviour };
    const state = stateOf(world);
    if (options.seed ?? true) {
        plantSeed(state);
    }
    const server: Exchanger = {
        context: { world, behaviour, addresses: { api: "", web: "" }, seal: createSeal() },
        token,
        basePath: tidyBasePath(options.basePath ?? ""),
        latencyMs: options.latencyMs ?? 0,
        hostNames: options.hostNames ?? [],
        journal: createJournal(),
        connections: createConnections(),
        faults: createFaults(),
        rateLimit: createRateLimit(),
        closing: new AbortController(),
    };
    setMaxListeners(0, server.closing.signal); // one for each answer that waits
    const answer: RequestListener = (request, response) => {
        serve(server, request, response).catch(() => request.socket.destroy());
    };
    const { tls } = options;
    const http =
        tls === undefined
            ? createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, answer)
            : createTlsServer({ keepAliveTimeout: KEEP_ALIVE_MS, ...tls }, answer);
    await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen(options.port ?? 0, "127.0.0.1", resolve);
    });
    const { port } = http.address() as AddressInfo; // a listening TCP server has no other kind of address
    const web = `${tls === undefined ? "http" : "https"}://127.0.0.1:${port}`;
    server.context.addresses = { api: `${web}${server.basePath}`, web };
    const { journal, faults } = server;
    return {
        url: server.context.addresses.api,
        token,
        state,
        journal,
        faults,
        behaviour,
        close: async () => {
            server.closing.abort();
            await new Promise<void>((resolve) => {
                http.close(() => resolve());
                http.closeAllConnections();
            });
        },
    };
}

function tidyBasePath(basePath: string): string {
    const inner = basePath.replace(/^\/+|\/+$/g, "");
    return inner === "" ? "" : `/${inner}`;
}
