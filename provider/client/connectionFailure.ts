import { asSentence } from "../printable";
import type { Settings } from "../settings/settings";
import type { ConnectionStage } from "./connectionStage";
import { apiErrorText, excerpt, type HttpResponse, statusLine } from "./httpResponse";
import { type NamedProxy, proxyText } from "./proxy";

/** Why a request got no response from Buddy. */
export interface ConnectionFailure {
    /** The system's code, e.g. `ECONNREFUSED`, or one of those below. */
    code: string;
    /** What the system says besides the code. */
    detail: string;
    stage: ConnectionStage;
    /** The proxy that had to carry the request. */
    proxy?: NamedProxy;
    /** The proxy's response when it opened no tunnel. */
    proxyResponse?: HttpResponse;
}

/** Our own codes; system codes are in capitals. */
export const TIMED_OUT = "timeout";
export const CANCELLED = "cancelled";
/** The deadline of the whole operation has passed. */
export const OVERDUE = "overdue";

/** OpenSSL's codes for a certificate that is not trusted, and Node's own for one with another name. */
const UNTRUSTED = /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$|INVALID_CA$|ERR_TLS_CERT_)/;
const TLS_FAILURE = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;

/** True when the TLS handshake failed. After it, these codes only say that the connection broke. */
export function isFailedHandshake({ code, stage }: ConnectionFailure): boolean {
    return stage !== "open" && (UNTRUSTED.test(code) || TLS_FAILURE.test(code));
}

/** Codes of Node and axios begin with `ERR_`. */
export function isSystemCode(code: string): boolean {
    return /^E(?!RR_)/.test(code);
}

interface MessageContext {
    settings: Pick<Settings, "baseUrl" | "timeoutMs">;
    /** Texts that the message must not repeat. */
    secrets: readonly string[];
}

export function connectionErrorMessage(failure: ConnectionFailure, context: MessageContext): string {
    const { baseUrl, timeoutMs } = context.settings;
    const { code, stage, proxy, proxyResponse } = failure;
    if (code === CANCELLED) {
        return "cancelled.";
    }
    if (code === OVERDUE) {
        return "the operation's time limit is over. Raise it in customTimeouts, or find out why Buddy is slow.";
    }
    if (proxy !== undefined && proxyResponse !== undefined) {
        return proxyErrorMessage(proxy, proxyResponse, context);
    }
    if (proxy !== undefined && stage === "connecting") {
        return proxyFailureMessage(proxy, failure, context);
    }
    const target = proxy === undefined ? baseUrl : `${baseUrl} through ${proxyText(proxy)}`;
    if (code === TIMED_OUT) {
        return `no response from ${target} within ${timeoutMs / 1000} s. Raise buddyworks:timeout to wait longer.`;
    }
    if (isFailedHandshake(failure)) {
        return UNTRUSTED.test(code)
            ? untrustedMessage(target, code)
            : `${target} does not speak TLS as expected (${code}). Check scheme and port in buddyworks:baseUrl.`;
    }
    if (stage === "connecting" && isSystemCode(code)) {
        return `no connection to ${target} (${code}). Check buddyworks:baseUrl, buddyworks:region and the network.`;
    }
    return asSentence(`the connection to ${target} failed: ${systemText(failure, context)}`);
}

function proxyErrorMessage(proxy: NamedProxy, response: HttpResponse, { settings, secrets }: MessageContext): string {
    const { variable } = proxy;
    const text = [statusLine(response), apiErrorText(response, secrets)].filter((part) => part !== "").join(": ");
    const fix =
        response.status === 407
            ? `Write its user and password into ${variable}, as http://user:password@host:port.`
            : `Check ${variable} and NO_PROXY, and that the proxy lets this address through.`;
    const what = asSentence(`${proxyText(proxy)} did not connect to ${settings.baseUrl}: ${text}`);
    return `${what} Nothing reached Buddy. ${fix}`;
}

function proxyFailureMessage(proxy: NamedProxy, failure: ConnectionFailure, context: MessageContext): string {
    const { code } = failure;
    const { variable } = proxy;
    const name = proxyText(proxy);
    if (code === "ERR_INVALID_URL") {
        return `${variable} is not the address of a proxy. Write it as http://host:port.`;
    }
    if (code === TIMED_OUT) {
        const seconds = context.settings.timeoutMs / 1000;
        return `${name} did not connect within ${seconds} s. Check ${variable}, or raise buddyworks:timeout.`;
    }
    if (UNTRUSTED.test(code)) {
        return untrustedMessage(name, code);
    }
    if (TLS_FAILURE.test(code)) {
        return `${name} does not speak TLS itself (${code}). Write http:// in front of its address in ${variable}.`;
    }
    const reason = isSystemCode(code) ? code : systemText(failure, context);
    return `no connection to ${name} (${reason}). Check ${variable} and the network.`;
}

function untrustedMessage(target: string, code: string): string {
    return (
        `the certificate of ${target} is not trusted (${code}). Name your authority's PEM file in buddyworks:caFile, or set ` +
        "buddyworks:insecure to true for a trial."
    );
}

function systemText({ code, detail }: ConnectionFailure, { secrets }: MessageContext): string {
    return [code, excerpt(detail, secrets)].filter((part) => part !== "").join(" ");
}
