import { type ConnectionFailure, connectionErrorMessage } from "../../provider/client/connectionFailure";

const SETTINGS = { baseUrl: "https://buddy.test/api", timeoutMs: 7000 };
const PROXY = { address: "proxy.test:3128", variable: "https_proxy" };
const PEM_ADVICE =
    "Name your authority's PEM file in buddyworks:caFile, or set buddyworks:insecure to true for a trial.";
const refusal = (status: number, text: string) => ({ status, headers: {}, text });

const message = (part: Partial<ConnectionFailure>) =>
    connectionErrorMessage({ code: "", detail: "", stage: "open", ...part }, { settings: SETTINGS, secrets: [] });

describe("the message of a failed connection", () => {
    it.each<[string, Partial<ConnectionFailure>, string]>([
        ["a cancellation", { code: "cancelled", detail: "canceled" }, "cancelled."],
        ["a cancellation behind a proxy", { code: "cancelled", stage: "connecting", proxy: PROXY }, "cancelled."],
        [
            "nothing that listens",
            { code: "ECONNREFUSED", detail: "connect ECONNREFUSED", stage: "connecting" },
            "no connection to https://buddy.test/api (ECONNREFUSED). Check buddyworks:baseUrl, buddyworks:region " +
                "and the network.",
        ],
        [
            "no way out",
            { code: "EADDRNOTAVAIL", detail: "connect EADDRNOTAVAIL", stage: "connecting" },
            "no connection to https://buddy.test/api (EADDRNOTAVAIL). Check buddyworks:baseUrl, " +
                "buddyworks:region and the network.",
        ],
        [
            "no response in time",
            { code: "timeout" },
            "no response from https://buddy.test/api within 7 s. Raise buddyworks:timeout to wait longer.",
        ],
        [
            "no connection in time",
            { code: "timeout", stage: "connecting" },
            "no response from https://buddy.test/api within 7 s. Raise buddyworks:timeout to wait longer.",
        ],
        [
            "an untrusted certificate",
            { code: "DEPTH_ZERO_SELF_SIGNED_CERT", detail: "self-signed certificate", stage: "handshake" },
            "the certificate of https://buddy.test/api is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). " +
                `${PEM_ADVICE}`,
        ],
        [
            "a certificate of another name",
            { code: "ERR_TLS_CERT_ALTNAME_INVALID", detail: "Hostname/IP does not match", stage: "handshake" },
            "the certificate of https://buddy.test/api is not trusted (ERR_TLS_CERT_ALTNAME_INVALID). " +
                `${PEM_ADVICE}`,
        ],
        [
            "a port without TLS",
            { code: "EPROTO", detail: "write EPROTO wrong version number", stage: "handshake" },
            "https://buddy.test/api does not speak TLS as expected (EPROTO). Check scheme and port in " +
                "buddyworks:baseUrl.",
        ],
        [
            "TLS that breaks later",
            { code: "EPROTO", detail: "write EPROTO wrong\n version number" },
            "the connection to https://buddy.test/api failed: EPROTO write EPROTO wrong version number.",
        ],
        [
            "a connection that breaks",
            { code: "ECONNRESET", detail: "socket hang up" },
            "the connection to https://buddy.test/api failed: ECONNRESET socket hang up.",
        ],
        ["a failure without a code", { detail: "odd" }, "the connection to https://buddy.test/api failed: odd."],
        [
            "another failure before the connection",
            { code: "ERR_BAD_OPTION", detail: "odd", stage: "connecting" },
            "the connection to https://buddy.test/api failed: ERR_BAD_OPTION odd.",
        ],
    ])("says what to check after %s", (_title, part, text) => {
        expect(message(part)).toBe(text);
    });

    it.each<[string, Partial<ConnectionFailure>, string]>([
        [
            "is down",
            { code: "ECONNREFUSED", detail: "connect ECONNREFUSED 10.0.0.1:3128", stage: "connecting" },
            "no connection to the proxy proxy.test:3128 (ECONNREFUSED). Check https_proxy and the network.",
        ],
        [
            "fails in another way",
            { code: "ERR_NETWORK", detail: "odd", stage: "connecting" },
            "no connection to the proxy proxy.test:3128 (ERR_NETWORK odd). Check https_proxy and the network.",
        ],
        [
            "is silent",
            { code: "timeout", stage: "connecting" },
            "the proxy proxy.test:3128 did not connect within 7 s. Check https_proxy, or raise " +
                "buddyworks:timeout.",
        ],
        [
            "is no address",
            { code: "ERR_INVALID_URL", stage: "connecting", proxy: { address: "", variable: "HTTPS_PROXY" } },
            "HTTPS_PROXY is not the address of a proxy. Write it as http://host:port.",
        ],
        [
            "is named without http://",
            { code: "EPROTO", detail: "wrong version number", stage: "connecting" },
            "the proxy proxy.test:3128 does not speak TLS itself (EPROTO). Write http:// in front of its address " +
                "in https_proxy.",
        ],
        [
            "has an untrusted certificate",
            { code: "SELF_SIGNED_CERT_IN_CHAIN", stage: "connecting" },
            "the certificate of the proxy proxy.test:3128 is not trusted (SELF_SIGNED_CERT_IN_CHAIN). " +
                `${PEM_ADVICE}`,
        ],
        [
            "wants a login",
            { stage: "connecting", proxyResponse: refusal(407, "<p>Log in</p>") },
            "the proxy proxy.test:3128 did not connect to https://buddy.test/api: 407 Proxy Authentication " +
                "Required: Log in. Nothing reached Buddy. Write its user and password into https_proxy, as " +
                "http://user:password@host:port.",
        ],
        [
            "refuses without words",
            { stage: "connecting", proxyResponse: refusal(404, "") },
            "the proxy proxy.test:3128 did not connect to https://buddy.test/api: 404 Not Found. Nothing reached " +
                "Buddy. Check https_proxy and NO_PROXY, and that the proxy lets this address through.",
        ],
        [
            "refuses with a status of its own, and has no readable address",
            { stage: "connecting", proxyResponse: refusal(640, "No."), proxy: { address: "", variable: "ALL_PROXY" } },
            "the proxy of ALL_PROXY did not connect to https://buddy.test/api: 640: No. Nothing reached Buddy. " +
                "Check ALL_PROXY and NO_PROXY, and that the proxy lets this address through.",
        ],
        [
            "leads to a port without TLS",
            { code: "EPROTO", stage: "handshake" },
            "https://buddy.test/api through the proxy proxy.test:3128 does not speak TLS as expected (EPROTO). " +
                "Check scheme and port in buddyworks:baseUrl.",
        ],
        [
            "leads to no response",
            { code: "timeout" },
            "no response from https://buddy.test/api through the proxy proxy.test:3128 within 7 s. Raise " +
                "buddyworks:timeout to wait longer.",
        ],
        [
            "leads to a connection that breaks",
            { code: "ECONNRESET", detail: "socket hang up" },
            "the connection to https://buddy.test/api through the proxy proxy.test:3128 failed: ECONNRESET " +
                "socket hang up.",
        ],
    ])("names a proxy that %s", (_title, part, text) => {
        expect(message({ proxy: PROXY, ...part })).toBe(text);
    });
});
