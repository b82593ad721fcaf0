import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import { quoted } from "../printable";
import type { Problem } from "../problem";
import type { Given } from "./settingSources";

/** The certificates of `buddyworks:caFile` beside those Node trusts anyway; `undefined` when no file is named. */
export function readCaFile(given: Given | undefined): string[] | undefined | Problem {
    if (given === undefined) {
        return undefined;
    }
    const remedy = "give the path of a readable PEM file with the certificates of Buddy's authority";
    // A key or certificate that was given in the path's place is not shown.
    const shown = given.text.includes("\n") ? "a text of several lines" : quoted(given.text);
    const pem = readText(given.text);
    if (pem === undefined) {
        return { path: given.from, what: `${shown} cannot be read`, remedy };
    }
    if (!isCertificate(pem)) {
        return { path: given.from, what: `${shown} holds no certificate`, remedy };
    }
    return [...usualRoots(), pem];
}

/** A `ca` given to TLS replaces Node's own list, so that list has to be repeated, NODE_EXTRA_CA_CERTS included. */
function usualRoots(): string[] {
    // Since Node 22.15; the types are those of Node 20.
    const { getCACertificates } = tls as { getCACertificates?: (type: "default") => string[] };
    if (getCACertificates !== undefined) {
        return getCACertificates("default");
    }
    const extra = readText(process.env["NODE_EXTRA_CA_CERTS"] ?? "");
    return [...tls.rootCertificates, ...(extra === undefined ? [] : [extra])];
}

function isCertificate(pem: string): boolean {
    try {
        return new X509Certificate(pem).subject !== undefined;
    } catch {
        return false;
    }
}

function readText(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return undefined;
    }
}
