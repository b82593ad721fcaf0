import { readFileSync } from "node:fs";
import * as tls from "node:tls";
import { readCaFile } from "../../provider/settings/certificates";
import { resolveSettings } from "../../provider/settings/settings";
import { type Certificates, createCertificates } from "../helpers/certificates";

let own: Certificates;
let extra: Certificates;
let ownPem: string;
let extraPem: string;

beforeAll(async () => {
    [own, extra] = await Promise.all([createCertificates(), createCertificates()]);
    ownPem = readFileSync(own.caFile, "utf8");
    extraPem = readFileSync(extra.caFile, "utf8");
});

afterAll(() => {
    own.remove();
    extra.remove();
});

const fail = ({ path }: { path: string }): never => {
    throw new Error(path);
};

/** What is trusted under another version of Node: `module` is its `node:tls`. */
function trustedWith(module: Partial<typeof tls> & { getCACertificates?: (type: string) => string[] }): unknown {
    let trusted: unknown;
    jest.isolateModules(() => {
        jest.doMock("node:tls", () => module);
        const { readCaFile: read }: typeof import("../../provider/settings/certificates") = jest.requireActual(
            "../../provider/settings/certificates",
        );
        trusted = read({ from: "buddyworks:caFile", text: own.caFile }, fail);
    });
    jest.dontMock("node:tls");
    return trusted;
}

describe("the certificates of buddyworks:caFile", () => {
    it("are trusted beside all those that Node bundles", () => {
        const trusted = readCaFile({ from: "buddyworks:caFile", text: own.caFile }, fail);
        expect(trusted).toEqual(expect.arrayContaining([...tls.rootCertificates, ownPem]));
    });

    it("are none when no file is set", () => {
        expect(readCaFile(undefined, fail)).toBeUndefined();
    });

    it("become a setting", () => {
        const config: Record<string, string> = { "buddyworks:token": "t0ken", "buddyworks:caFile": own.caFile };
        const { settings, problems } = resolveSettings({ config: (key) => config[key], environment: {} });
        expect(problems).toEqual([]);
        expect(settings?.ca?.at(-1)).toBe(ownPem);
    });

    it("come after those that Node trusts by default, where Node can list them", () => {
        const getCACertificates = (type: string) => (type === "default" ? ["usual"] : []);
        expect(trustedWith({ getCACertificates, rootCertificates: ["bundled"] })).toEqual(["usual", ownPem]);
    });

    describe("where Node cannot list what it trusts", () => {
        const before = process.env["NODE_EXTRA_CA_CERTS"];

        afterEach(() => {
            delete process.env["NODE_EXTRA_CA_CERTS"];
            if (before !== undefined) {
                process.env["NODE_EXTRA_CA_CERTS"] = before;
            }
        });

        it("come after the bundled ones and those of NODE_EXTRA_CA_CERTS", () => {
            process.env["NODE_EXTRA_CA_CERTS"] = extra.caFile;
            expect(trustedWith({ rootCertificates: ["bundled"] })).toEqual(["bundled", extraPem, ownPem]);
        });

        it.each([[""], ["/nowhere/extra.pem"]])(
            "come after the bundled ones when NODE_EXTRA_CA_CERTS is %j",
            (path) => {
                process.env["NODE_EXTRA_CA_CERTS"] = path;
                expect(trustedWith({ rootCertificates: ["bundled"] })).toEqual(["bundled", ownPem]);
            },
        );

        it("come after the bundled ones when NODE_EXTRA_CA_CERTS is not set", () => {
            delete process.env["NODE_EXTRA_CA_CERTS"];
            expect(trustedWith({ rootCertificates: ["bundled"] })).toEqual(["bundled", ownPem]);
        });
    });
});
