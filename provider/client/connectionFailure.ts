import { STATUS_CODES } from "node:http";
import type { Settings } from "../settings/settings";
import { apiErrorText, excerpt, type HttpResponse } from "./apiErrorMessage";
import type { ConnectionStage } from "./connectionStage";
import { type NamedProxy, proxyText } from "./proxy";

/** Why a request brought no answer of Buddy's. */
export interface ConnectionFailure {
    /** The system's code, e.g. `ECONNREFUSED`, or one of those below. */
    code: string;
    /** What the system says besides the code. */
    detail: string;
    stage: ConnectionStage;
    /** The proxy that had to carry the request. */
    proxy?: NamedProxy;
    /** What the proxy answered instead of opening a tunnel. */
    refusal?: HttpResponse;
}

/** Codes of our own, so that no code of the system is taken for them. */
export const TIMED_OUT = "timeout";
export const CANCELLED = "cancelled";
/** The time of the whole operation is over. */
export const OVERDUE = "overdue";

/** OpenSSL's words for a certificate that is not trusted, and Node's own for one of another name. */
const UNTRUSTED = /^(CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH$|INVALID_CA$|ERR_TLS_CERT_)/;
const TLS_FAILURE = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;

/** True when TLS did not come about. Later, the same codes only say that the connection broke. */
export function isFailedHandshake({ code, stage }: ConnectionFailure): boolean {
    return stage !== "open" && (UNTRUSTED.test(code) || TLS_FAILURE.test(code));
}

interface MessageContext {
    settings: Pick<Settings, "baseUrl" | "timeoutMs">;
    /** None of them is repeated. */
    secrets: readonly string[];
}

export function connectionErrorMessage(failure: ConnectionFailure, context: MessageContext): string {
    const { baseUrl, timeoutMs } = context.settings;
    const { code, detail, stage, proxy, refusal } = failure;
    if (code === CANCELLED) {
        return "cancelled";
    }
    if (code === OVERDUE) {
        return "the time that customTimeouts gives the operation is over — give it more, or find out why Buddy is slow";
    }
    if (proxy !== undefined && refusal !== undefined) {
        return refusalByProxy(proxy, refusal, context);
    }
    if (proxy !== undefined && stage === "connecting") {
        return failureOfProxy(proxy, failure, context);
    }
    const target = proxy === undefined ? baseUrl : `${baseUrl} through ${proxyText(proxy)}`;
    if (code === TIMED_OUT) {
        return `no answer from ${target} within ${timeoutMs / 1000} s — buddyworks:timeout sets how long to wait`;
    }
    if (isFailedHandshake(failure)) {
        return UNTRUSTED.test(code)
            ? untrusted(target, code)
            : `${target} does not speak TLS as expected (${code}) — check scheme and port in buddyworks:baseUrl`;
    }
    if (stage === "connecting" && isSystemCode(code)) {
        return `nothing answers at ${target} (${code}) — check buddyworks:baseUrl, buddyworks:region and the network`;
    }
    const words = [code, excerpt(detail, context.secrets)].filter((part) => part !== "");
    return `the connection to ${target} failed: ${words.join(" ")}`;
}

function refusalByProxy(proxy: NamedProxy, answer: HttpResponse, { settings, secrets }: MessageContext): string {
    const { variable } = proxy;
    const line = [answer.status, STATUS_CODES[answer.status]].filter(Boolean).join(" ");
    const words = [line, apiErrorText(answer, secrets)].filter((part) => part !== "").join(": ");
    const remedy =
        answer.status === 407
            ? `write its user and password into ${variable}, as http://user:password@host:port`
            : `check ${variable} and NO_PROXY, and that the proxy lets this address through`;
    return `${proxyText(proxy)} answered ${words} instead of connecting to ${settings.baseUrl}; nothing reached Buddy — ${remedy}`;
}

function failureOfProxy(
    proxy: NamedProxy,
    { code, detail }: ConnectionFailure,
    { settings, secrets }: MessageContext,
): string {
    const { variable } = proxy;
    const name = proxyText(proxy);
    if (code === "ERR_INVALID_URL") {
        return `${variable} holds no address of a proxy — write it as http://host:port`;
    }
    if (code === TIMED_OUT) {
        return `${name} did not connect within ${settings.timeoutMs / 1000} s — check ${variable}; buddyworks:timeout sets how long to wait`;
    }
    if (UNTRUSTED.test(code)) {
        return untrusted(name, code);
    }
    if (TLS_FAILURE.test(code)) {
        return `${name} does not speak TLS itself (${code}) — write http:// in front of its address in ${variable}`;
    }
    const words = [code, isSystemCode(code) ? "" : excerpt(detail, secrets)].filter((part) => part !== "");
    return `${name} does not answer (${words.join(" ")}) — check ${variable} and the network`;
}

function untrusted(target: string, code: string): string {
    return (
        `the certificate of ${target} is not trusted (${code}) — name your authority's PEM file in buddyworks:caFile, ` +
        "or for a trial set buddyworks:insecure to true"
    );
}

/** Codes of Node and axios begin with `ERR_`. */
export function isSystemCode(code: string): boolean {
    return /^E(?!RR_)/.test(code);
}
