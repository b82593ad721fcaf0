import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import * as provider from "../../provider/provider";
import { configureProvider } from "../helpers/configuredProvider";
import { type ConnectProxy, startConnectProxy } from "../helpers/connectProxy";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { listening } from "../helpers/listening";
import { type Relay, startRelay } from "../helpers/relay";
import { withSimulator } from "../helpers/withSimulator";
import { FOREIGN_404 } from "./apiErrors";
import { REQUIRED } from "./fieldRows";
import { HOST, withCertificates, withoutProxies } from "./privateBuddy";

const ID = "buddy/company-website/1/101";

const certificates = withCertificates();
const simulator = withSimulator({
    // Read when the simulator starts, because the certificates are made after this line.
    get tls() {
        return certificates.server;
    },
    hostNames: [HOST],
});

withoutProxies();

/** Configures the provider as if Buddy were at this URL. */
const configureAt = (baseUrl: string) =>
    configureProvider(simulator, { "buddyworks:baseUrl": baseUrl, "buddyworks:caFile": certificates.caFile });
const failure = (work: Promise<unknown>) => work.then(String, (error: Error) => error.message);
/** Versions of Node use different codes. */
const withoutTlsCode = (text: string) => text.replace(/\((EPROTO|ERR_SSL_\w+)\)/, "(…)");

describe("TLS that breaks after a create was sent", () => {
    let relay: Relay;

    beforeEach(async () => {
        relay = await startRelay(new URL(simulator.url));
        await configureAt(`https://${relay.address}`);
    });

    afterEach(() => relay.close());

    it("loses no action: the create is recovered, and not sent again", async () => {
        simulator.faults.add({ kind: "slow", method: "POST", ms: 600_000 });
        const creation = provider.create(REQUIRED);
        while (simulator.journal.writes().length === 0) {
            await sleep(5);
        }
        relay.garble();
        expect((await creation).id).toBe(ID);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["POST"]);
        expect(simulator.state.actions(BUILD_IMAGE)).toHaveLength(1);
    });

    it("gives a message that does not mention certificates", async () => {
        simulator.faults.add({ kind: "slow", method: "GET", ms: 600_000 });
        const reading = failure(provider.read(ID, REQUIRED));
        while (simulator.journal.all().length === 0) {
            await sleep(5);
        }
        relay.garble();
        const words = `read action 101 in buddy/company-website/1: the connection to https://${relay.address} failed: `;
        expect(await reading).toMatch(new RegExp(`^${words}(EPROTO|ERR_SSL_\\w+) .*SSL routines`));
    });
});

describe("a port that speaks no TLS", () => {
    it("is named in the message, and nothing is sent", async () => {
        let connections = 0;
        const plain = createServer().on("connection", () => connections++);
        const address = await listening(plain);
        await configureAt(`https://${address}`);
        const message = await failure(provider.read(ID, REQUIRED));
        plain.close();
        expect(withoutTlsCode(message)).toBe(
            `read action 101 in buddy/company-website/1: https://${address} does not speak TLS as expected (…). ` +
                "Check scheme and port in buddyworks:baseUrl.",
        );
        expect(connections).toBe(1);
    });
});

describe("a proxy", () => {
    let proxy: ConnectProxy;
    const baseUrl = () => `https://${HOST}:${new URL(simulator.url).port}`;
    const address = () => new URL(proxy.url).host;

    beforeEach(async () => {
        proxy = await startConnectProxy();
        process.env["HTTPS_PROXY"] = proxy.url;
        await configureAt(baseUrl());
    });

    afterEach(() => proxy.close());

    /** The operations that begin with a request of their own. */
    const calls: [string, () => Promise<unknown>][] = [
        ["read action 101", () => provider.read(ID, REQUIRED)],
        ["update action 101", () => provider.update(ID, REQUIRED, { ...REQUIRED, name: "Other" })],
        ["delete action 101", () => provider.delete(ID, REQUIRED)],
    ];

    describe.each([
        [404, "404 Not Found"],
        [403, "403 Forbidden"],
        [429, "429 Too Many Requests"],
        [502, "502 Bad Gateway"],
    ])("that refuses to connect with %i", (status, line) => {
        it.each(calls)("fails %s, and is not taken for Buddy", async (operation, call) => {
            proxy.refuse({ status });
            expect(await failure(call())).toBe(
                `${operation} in buddy/company-website/1: the proxy ${address()} did not connect to ${baseUrl()}: ` +
                    `${line}: Blocked by the proxy. Nothing reached Buddy. Check HTTPS_PROXY and NO_PROXY, and that the ` +
                    "proxy lets this address through.",
            );
            expect(simulator.journal.all()).toEqual([]);
        });

        it("fails a create, which was not sent and is not searched for", async () => {
            proxy.refuse({ status, after: 1 });
            expect(await failure(provider.create(REQUIRED))).toBe(
                `create action in buddy/company-website/1: the proxy ${address()} did not connect to ${baseUrl()}: ` +
                    `${line}: Blocked by the proxy. Nothing reached Buddy. Check HTTPS_PROXY and NO_PROXY, and that the ` +
                    "proxy lets this address through.",
            );
            // One list before the create, and none after it.
            expect(simulator.journal.all().map(({ method }) => method)).toEqual(["GET"]);
        });
    });

    it("that cannot reach Buddy for a moment is tried again, for a create, too", async () => {
        await configureProvider(simulator, {
            "buddyworks:baseUrl": baseUrl(),
            "buddyworks:caFile": certificates.caFile,
            "buddyworks:maxRetries": "1",
        });
        proxy.refuse({ status: 502, after: 1 });
        expect((await provider.create(REQUIRED)).id).toBe(ID);
        expect(simulator.journal.writes()).toHaveLength(1);
    });

    it("that refuses in several packets, of which axios reads the first, is not taken for Buddy", async () => {
        const server = createTcpServer((socket) => {
            socket.once("data", () => socket.write("HTTP/1.1 429 Too Many Requests\r\nContent-Length: 20\r\n\r\n"));
            socket.on("error", () => undefined);
        });
        const listener = await listening(server);
        process.env["HTTPS_PROXY"] = `http://${listener}`;
        const message = await failure(provider.read(ID, REQUIRED));
        server.close();
        expect(message).toBe(
            `read action 101 in buddy/company-website/1: the proxy ${listener} did not connect to ${baseUrl()}: ` +
                "429 Too Many Requests. Nothing reached Buddy. Check HTTPS_PROXY and NO_PROXY, and that the proxy " +
                "lets this address through.",
        );
    });

    it("that is down is named in the message, instead of Buddy", async () => {
        const closed = createServer();
        const closedAddress = await listening(closed);
        closed.close();
        process.env["HTTPS_PROXY"] = `http://ann:hunter2@${closedAddress}`;
        expect(await failure(provider.read(ID, REQUIRED))).toBe(
            `read action 101 in buddy/company-website/1: no connection to the proxy ${closedAddress} (ECONNREFUSED). ` +
                "Check HTTPS_PROXY and the network.",
        );
    });

    it("without http:// in its address gives a message about that, not about certificates", async () => {
        process.env["HTTPS_PROXY"] = proxy.url.replace("http://", "");
        expect(withoutTlsCode(await failure(provider.read(ID, REQUIRED)))).toBe(
            `read action 101 in buddy/company-website/1: the proxy ${address()} does not speak TLS itself (…). ` +
                "Write http:// in front of its address in HTTPS_PROXY.",
        );
        expect(proxy.targets).toEqual([]);
    });

    it("whose address is invalid gives a message about that", async () => {
        process.env["HTTPS_PROXY"] = "http://ann:hunter2:3128";
        expect(await failure(provider.read(ID, REQUIRED))).toBe(
            "read action 101 in buddy/company-website/1: HTTPS_PROXY is not the address of a proxy. Write it as " +
                "http://host:port.",
        );
    });
});

describe("a proxy for plain http", () => {
    const ADVICE = "Check HTTP_PROXY and the network.";
    const plain = withSimulator({ hostNames: [HOST], basePath: "/api" });
    let proxy: ConnectProxy;

    beforeEach(async () => {
        proxy = await startConnectProxy();
        process.env["HTTP_PROXY"] = proxy.url;
    });

    afterEach(() => proxy.close());

    const configureWith = (path: string) =>
        configureProvider(plain, {
            "buddyworks:baseUrl": `http://${HOST}:${new URL(plain.url).port}${path}`,
            "buddyworks:insecure": "true",
        });

    it("forwards requests, and its own pages are not taken for Buddy's responses", async () => {
        await configureWith("/api");
        const { id, outs } = await provider.create(REQUIRED);
        expect(plain.state.actions(BUILD_IMAGE)).toHaveLength(1);
        await configureWith("");
        expect(await failure(provider.read(id, outs))).toBe(
            `read action 101 in buddy/company-website/1: ${FOREIGN_404}`,
        );
        expect(await failure(provider.delete(id, outs))).toBe(
            `delete action 101 in buddy/company-website/1: ${FOREIGN_404}`,
        );
    });

    it("is named when it is down", async () => {
        const closed = createServer();
        const closedAddress = await listening(closed);
        closed.close();
        process.env["HTTP_PROXY"] = `http://ann:hunter2@${closedAddress}`;
        await configureWith("/api");
        expect(await failure(provider.read(ID, REQUIRED))).toBe(
            `read action 101 in buddy/company-website/1: no connection to the proxy ${closedAddress} (ECONNREFUSED). ` +
                `${ADVICE}`,
        );
    });
});
