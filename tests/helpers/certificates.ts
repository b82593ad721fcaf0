import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";

/** A private authority and a certificate of it, as self-hosted installations have them. */
export interface Certificates {
    /** Path of the authority's PEM file. */
    caFile: string;
    /** What a server for the names given needs. */
    server: { key: string; cert: string };
    remove(): void;
}

export async function createCertificates(...hostNames: string[]): Promise<Certificates> {
    const authority = await generate([{ name: "commonName", value: "Example authority" }], {
        keyType: "ec",
        algorithm: "sha256",
        extensions: [{ name: "basicConstraints", cA: true, critical: true }],
    });
    const server = await generate([{ name: "commonName", value: "Buddy of an example" }], {
        keyType: "ec",
        algorithm: "sha256",
        ca: { key: authority.private, cert: authority.cert },
        extensions: [
            {
                name: "subjectAltName",
                altNames: [{ type: 7, ip: "127.0.0.1" }, ...hostNames.map((value) => ({ type: 2 as const, value }))],
            },
        ],
    });
    const folder = mkdtempSync(join(tmpdir(), "buddyworks-certificates-"));
    const caFile = join(folder, "authority.pem");
    writeFileSync(caFile, authority.cert);
    return {
        caFile,
        server: { key: server.private, cert: server.cert },
        remove: () => rmSync(folder, { recursive: true, force: true }),
    };
}
