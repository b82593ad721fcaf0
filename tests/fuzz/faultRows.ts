import type { Fault } from "../../simulator";

export interface FaultRow {
    title: string;
    /** What Buddy, or something in front of it, does. */
    fault?: Fault;
    /** The status with which a proxy refuses to open a tunnel. */
    proxyStatus?: number;
    isTransient: boolean;
    /** What the message of a failure must match, too. */
    says?: RegExp;
}

const page = (status: number, isApplied: boolean): Fault => ({
    kind: "status",
    status,
    isApplied,
    body: "<h1>nginx</h1>",
    contentType: "text/html",
});
const FOREIGN =
    /404 Not Found: nginx\. This is not Buddy's own 404, so nothing counts as deleted\. Check that buddyworks:baseUrl /;
const PROXY = /the proxy 127\.0\.0\.1:\d+ did not connect to https:.*: \d{3} .* Nothing reached Buddy\./;

/** Every way to fail, at every moment: before Buddy acts, after it, in the middle of the response. */
export const FAULTS: readonly FaultRow[] = [
    { title: "a connection cut before Buddy acts", fault: { kind: "cutBefore" }, isTransient: true },
    { title: "a connection cut after Buddy acted", fault: { kind: "cutAfter" }, isTransient: true },
    { title: "a connection cut in the middle of the response", fault: { kind: "cutBody" }, isTransient: true },
    { title: "a response later than buddyworks:timeout", fault: { kind: "slow", ms: 1200 }, isTransient: true },
    { title: "an empty response", fault: { kind: "emptyBody" }, isTransient: false },
    { title: "a response without an id", fault: { kind: "noId" }, isTransient: false },
    { title: "a gateway's page before Buddy acts", fault: { kind: "html" }, isTransient: true },
    { title: "a gateway's page after Buddy acted", fault: { kind: "html", isApplied: true }, isTransient: true },
    { title: "500 before Buddy acts", fault: { kind: "status", status: 500 }, isTransient: true },
    { title: "500 after Buddy acted", fault: { kind: "status", status: 500, isApplied: true }, isTransient: true },
    { title: "503", fault: { kind: "status", status: 503 }, isTransient: true },
    { title: "408", fault: { kind: "status", status: 408 }, isTransient: true },
    { title: "400", fault: { kind: "status", status: 400 }, isTransient: false },
    { title: "401", fault: { kind: "status", status: 401 }, isTransient: false },
    { title: "403", fault: { kind: "status", status: 403 }, isTransient: false },
    { title: "a 404 page before Buddy acts", fault: page(404, false), isTransient: false, says: FOREIGN },
    { title: "a 404 page after Buddy acted", fault: page(404, true), isTransient: false, says: FOREIGN },
    { title: "a login page with status 200", fault: page(200, false), isTransient: false },
    { title: "a login page with status 200 after Buddy acted", fault: page(200, true), isTransient: false },
    { title: "a redirect", fault: { kind: "status", status: 302 }, isTransient: false },
    { title: "429", fault: { kind: "rateLimit", resetSeconds: 0 }, isTransient: true },
    { title: "a rate limit as 403", fault: { kind: "rateLimit403", resetSeconds: 0 }, isTransient: true },
    { title: "a proxy that responds with 404", proxyStatus: 404, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 403", proxyStatus: 403, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 407", proxyStatus: 407, isTransient: false, says: PROXY },
    { title: "a proxy that responds with 502", proxyStatus: 502, isTransient: true, says: PROXY },
];

/** A create succeeds after these: Buddy certainly did not process it and it is sent again, or its action is found. */
export const CREATE_SUCCEEDS = [
    "a connection cut after Buddy acted",
    "a connection cut in the middle of the response",
    "a response later than buddyworks:timeout",
    "an empty response",
    "a response without an id",
    "a gateway's page after Buddy acted",
    "500 after Buddy acted",
    "a 404 page after Buddy acted",
    "a login page with status 200 after Buddy acted",
    "429",
    "a rate limit as 403",
    "a proxy that responds with 502",
];
/** A list fails after these: they are no responses of Buddy's, and a retry does not help. */
export const LIST_FAILS = [
    "an empty response",
    "a 404 page before Buddy acts",
    "a 404 page after Buddy acted",
    "a login page with status 200",
    "a login page with status 200 after Buddy acted",
    "a proxy that responds with 404",
    "a proxy that responds with 403",
    "a proxy that responds with 407",
];
