import { setMaxListeners } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Behaviour } from "./behaviour";
import { defaultBehaviour } from "./behaviour";
import { createConnections } from "./connections";
import { createEncryption } from "./encryption";
import type { Server } from "./exchange";
import { serve } from "./exchange";
import type { Faults } from "./faults";
import { createFaults } from "./faults";
import type { Journal } from "./journal";
import { createJournal } from "./journal";
import { createRateLimit } from "./rateLimit";
import { addSeedData } from "./seed";
import type { SimulatorState } from "./state";
import { createState } from "./state";
import { emptyStore } from "./store";

/** Key and certificate for HTTPS. */
export interface SimulatorKeys {
    /** The private key, PEM. */
    key: string;
    /** The certificate, PEM. */
    cert: string;
}

/** The options of {@link startSimulator}. Each one has a default. */
export interface SimulatorOptions {
    /**
     * The port on 127.0.0.1; 0 takes any free one.
     * @default 0
     */
    port?: number | undefined;
    /**
     * A path before that of the API, such as the `"/api"` of a self-hosted Buddy.
     * @default ""
     */
    basePath?: string | undefined;
    /**
     * Key and certificate, to use HTTPS.
     * @default plain HTTP
     */
    tls?: SimulatorKeys | undefined;
    /**
     * Host names that it accepts besides those of loopback, for example behind a proxy that resolves them.
     * @default none
     */
    hostNames?: readonly string[] | undefined;
    /**
     * The only bearer token that is accepted.
     * @default "buddy-simulator-token"
     */
    token?: string | undefined;
    /**
     * Milliseconds by which every response is delayed. Writes take effect at once.
     * @default 0
     */
    latencyMs?: number | undefined;
    /** Switches that differ from their defaults; see `Behaviour`. */
    behaviour?: Partial<Behaviour> | undefined;
    /**
     * Whether to start with the data of the example in Buddy's documentation: workspace `buddy`, project
     * `company-website`, pipelines 1 and 2, four integrations; and workspace `acme`, project `site`, pipeline 12.
     * @default true
     */
    seed?: boolean | undefined;
}

/** A running simulator of Buddy's REST API. */
export interface Simulator {
    /** The base URL for API clients, `basePath` included. */
    url: string;
    /** The token for API clients. */
    token: string;
    /** The data, to read and change without the API. */
    state: SimulatorState;
    /** Every request received. */
    journal: Journal;
    /** Failures to come. */
    faults: Faults;
    /** The switches. A change applies from the next request on. */
    behaviour: Behaviour;
    /** Stops listening and closes all connections, also those in use. */
    close(): Promise<void>;
}

const DEFAULT_TOKEN = "buddy-simulator-token";
/** Far above Node's 5 s, so that no client uses a connection that the server is closing. */
const KEEP_ALIVE_MS = 120_000;

/**
 * Starts a simulator of Buddy's REST API on 127.0.0.1: workspaces, projects, pipelines and their actions, above all
 * "Build Docker Image", with Buddy's documented rules, a journal of requests, and failures on demand. Nothing leaves
 * the machine. The `X-Rate-Limit-*` headers count down but never come near zero: only a fault makes a client wait.
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
    const store = emptyStore();
    const behaviour: Behaviour = { ...defaultBehaviour(), ...options.behaviour };
    const state = createState(store);
    if (options.seed ?? true) {
        addSeedData(state);
    }
    const server: Server = {
        context: { store, behaviour, addresses: { api: "", web: "" }, encrypt: createEncryption() },
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
    setMaxListeners(0, server.closing.signal); // one listener for each delayed response
    const handle: RequestListener = (request, response) => {
        serve(server, request, response).catch(() => request.socket.destroy());
    };
    const { tls } = options;
    const http =
        tls === undefined
            ? createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle)
            : createTlsServer({ keepAliveTimeout: KEEP_ALIVE_MS, ...tls }, handle);
    await new Promise<void>((resolve, reject) => {
        http.once("error", reject);
        http.listen(options.port ?? 0, "127.0.0.1", resolve);
    });
    const { port } = http.address() as AddressInfo; // the address of a TCP server that listens
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
