import { createServer, type Server, STATUS_CODES } from "node:http";
import * as provider from "../../provider/provider";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../simulator/index";
import { createCertificates } from "../helpers/certificates";
import { configureProvider } from "../helpers/configuredProvider";
import { type ConnectProxy, startConnectProxy } from "../helpers/connectProxy";
import { listening } from "../helpers/listening";
import { REQUIRED } from "./fieldRows";
import { HOST, withCertificates, withoutProxies } from "./privateBuddy";

const TOKEN = "token-that-nobody-may-see";

const certificates = withCertificates();
let proxy: ConnectProxy;
let simulator: Simulator;

withoutProxies();

beforeEach(async () => {
    proxy = await startConnectProxy();
});

afterEach(async () => {
    await proxy.close();
    await simulator.close();
});

async function start(options: SimulatorOptions) {
    simulator = await startSimulator({ token: TOKEN, hostNames: [HOST], ...options });
}

const configureWith = (config: Record<string, string>) => configureProvider(simulator, config);

const create = () => provider.create(REQUIRED).then(({ id }) => id);
const failure = () => create().catch((error: Error) => error.message);
const port = () => new URL(simulator.url).port;
/** The simulator under a host name that only the proxy can resolve. */
const remoteUrl = () => `${new URL(simulator.url).protocol}//${HOST}:${port()}`;

const NOT_LISTED =
    "create action in buddy/company-website/1: nothing was sent, because what exists could not be listed: list actions in " +
    "buddy/company-website/1: ";
const untrusted = (code: string, target: string) =>
    `${NOT_LISTED}the certificate of ${target} is not trusted (${code}). Name your authority's PEM file in ` +
    "buddyworks:caFile, or set buddyworks:insecure to true for a trial.";

describe("a private certificate", () => {
    beforeEach(() => start({ tls: certificates.server }));

    it("is trusted with buddyworks:caFile", async () => {
        await configureWith({ "buddyworks:caFile": certificates.caFile });
        expect(await create()).toBe("buddy/company-website/1/101");
    });

    it("is accepted with buddyworks:insecure", async () => {
        await configureWith({ "buddyworks:insecure": "true" });
        expect(await create()).toBe("buddy/company-website/1/101");
    });

    it("is refused otherwise, before the token is sent", async () => {
        await configureWith({});
        expect(await failure()).toBe(untrusted("UNABLE_TO_VERIFY_LEAF_SIGNATURE", simulator.url));
        expect(simulator.journal.all()).toEqual([]);
    });

    it("is refused for a name it does not hold", async () => {
        const localhost = simulator.url.replace("127.0.0.1", "localhost");
        await configureWith({ "buddyworks:caFile": certificates.caFile, "buddyworks:baseUrl": localhost });
        expect(await failure()).toBe(untrusted("ERR_TLS_CERT_ALTNAME_INVALID", localhost));
    });

    it("is refused when another authority signed it", async () => {
        const other = await createCertificates();
        await configureWith({ "buddyworks:caFile": other.caFile });
        expect(await failure()).toBe(untrusted("CERT_SIGNATURE_FAILURE", simulator.url));
        other.remove();
    });
});

describe("HTTPS_PROXY", () => {
    it("is used with its login and buddyworks:caFile, encrypted from end to end", async () => {
        await start({ tls: certificates.server });
        process.env["HTTPS_PROXY"] = proxy.url;
        await configureWith({ "buddyworks:baseUrl": remoteUrl(), "buddyworks:caFile": certificates.caFile });
        expect(await create()).toBe("buddy/company-website/1/101");
        expect(new Set(proxy.targets)).toEqual(new Set([`${HOST}:${port()}`]));
        expect(proxy.seen).toEqual([]);
    });

    it("does not make a private certificate trusted", async () => {
        await start({ tls: certificates.server });
        process.env["HTTPS_PROXY"] = proxy.url;
        await configureWith({ "buddyworks:baseUrl": remoteUrl() });
        expect(await failure()).toBe(
            untrusted("UNABLE_TO_VERIFY_LEAF_SIGNATURE", `${remoteUrl()} through the proxy ${new URL(proxy.url).host}`),
        );
        expect(simulator.journal.all()).toEqual([]);
    });

    it("does not prevent buddyworks:insecure", async () => {
        await start({ tls: certificates.server });
        process.env["HTTPS_PROXY"] = proxy.url;
        await configureWith({ "buddyworks:baseUrl": remoteUrl(), "buddyworks:insecure": "true" });
        expect(await create()).toBe("buddy/company-website/1/101");
    });

    it("with a wrong login fails with one line without login and token, and sends nothing", async () => {
        await start({ tls: certificates.server });
        process.env["HTTPS_PROXY"] = proxy.url.replace("proxy-pass", "wrong-pass");
        await configureWith({ "buddyworks:baseUrl": remoteUrl(), "buddyworks:caFile": certificates.caFile });
        const message = await failure();
        expect(message).toBe(
            "create action in buddy/company-website/1: nothing was sent, because what exists could not be listed: list " +
                `actions in buddy/company-website/1: the proxy ${new URL(proxy.url).host} did not connect to ` +
                `${remoteUrl()}: 407 Proxy Authentication Required: Proxy credentials required. Nothing reached ` +
                "Buddy. Write its user and password into HTTPS_PROXY, as http://user:password@host:port.",
        );
        expect(simulator.journal.all()).toEqual([]);
    });

    it("is not used for the hosts of NO_PROXY", async () => {
        await start({ tls: certificates.server });
        process.env["HTTPS_PROXY"] = proxy.url;
        process.env["NO_PROXY"] = "example.test,.example.test";
        await configureWith({ "buddyworks:baseUrl": remoteUrl(), "buddyworks:caFile": certificates.caFile });
        expect(await failure()).toMatch(
            /no connection to https:\/\/buddy\.example\.test:\d+ \((ENOTFOUND|EAI_AGAIN)\)/,
        );
        expect(proxy.targets).toEqual([]);
    });

    it("is not used for loopback, whatever the variables", async () => {
        await start({});
        process.env["HTTPS_PROXY"] = proxy.url;
        process.env["HTTP_PROXY"] = proxy.url;
        await configureWith({});
        expect(await create()).toBe("buddy/company-website/1/101");
        expect(proxy.targets).toEqual([]);
    });
});

describe("a connection", () => {
    it("is used again, and each request accepts JSON", async () => {
        await start({});
        await configureWith({});
        for (const _turn of [1, 2, 3]) {
            await create();
        }
        const requests = simulator.journal.all();
        expect(requests.map(({ connection }) => connection)).toEqual(requests.map(() => 1));
        expect(requests.map(({ headers }) => headers["accept"])).toEqual(requests.map(() => "application/json"));
        expect(simulator.journal.writes()).toHaveLength(3);
    });
});

describe("an outage", () => {
    it("uses up the retries that all requests share, and then fails at once", async () => {
        await start({});
        simulator.faults.add({ kind: "status", status: 503, times: Number.POSITIVE_INFINITY });
        await configureWith({ "buddyworks:maxRetries": "8" });
        const reads = Array.from({ length: 60 }, (_, index) =>
            provider.read(`buddy/company-website/1/${index + 1}`, REQUIRED).catch((error: Error) => error.message),
        );
        const messages = await Promise.all(reads);
        expect(simulator.journal.all()).toHaveLength(60 + 40);
        expect(messages.filter((text) => /because too many requests failed at once\.$/.test(`${text}`))).toHaveLength(
            60,
        );

        simulator.faults.clear();
        const { id, outs } = await provider.create(REQUIRED);
        simulator.faults.add({ kind: "status", status: 503 });
        expect(await provider.read(id, outs)).toMatchObject({ id });
    });
});

describe("a redirect", () => {
    let other: Server;
    let otherAddress: string;
    const visits: string[] = [];

    beforeEach(async () => {
        await start({});
        other = createServer((request, response) => {
            visits.push(JSON.stringify(request.headers));
            response.end("{}");
        });
        otherAddress = await listening(other);
    });

    afterEach(() => other.close());

    it.each([301, 302, 303, 307, 308])("of %i is not followed, so that the token goes nowhere else", async (status) => {
        const location = `http://${otherAddress}/`;
        simulator.faults.add({
            kind: "status",
            status,
            headers: { Location: location },
            times: Number.POSITIVE_INFINITY,
        });
        await configureWith({});
        expect(await failure()).toBe(
            `create action in buddy/company-website/1: ${status} ${STATUS_CODES[status]}: A fault of the simulator. Redirects are not followed. Set ` +
                "buddyworks:baseUrl to the final address.",
        );
        expect(visits).toEqual([]);
    });
});
