import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import { quoted } from "../printable";
import type { Given, Report } from "./settingSources";

/** The certificates of `buddyworks:caFile` besides those that Node trusts anyway; `undefined` when no file is named. */
export function readCaFile(given: Given | undefined, report: Report): string[] | undefined {
    if (given === undefined) {
        return undefined;
    }
    const pem = readText(given.text);
    if (pem !== undefined && isCertificate(pem)) {
        return [...defaultRoots(), pem];
    }
    const must = pem === undefined ? "be a readable file" : "be a PEM file with a certificate";
    // A key or certificate that was given instead of its path is not shown.
    const got = `got ${given.text.includes("\n") ? "a text of several lines" : quoted(given.text)}`;
    report({
        path: given.from,
        must,
        got,
        fix: "Give the path of a PEM file with the certificates of Buddy's authority.",
    });
    return undefined;
}

/** TLS's option `ca` replaces Node's own list, so that list has to be repeated, NODE_EXTRA_CA_CERTS included. */
function defaultRoots(): string[] {
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
