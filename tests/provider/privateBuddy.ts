import { type Certificates, createCertificates } from "../helpers/certificates";

/** The host name of a Buddy with a private certificate, which only the proxies of the tests can resolve. */
export const HOST = "buddy.example.test";

/** Certificates for {@link HOST} that all tests of the suite share. */
export function withCertificates(): Pick<Certificates, "caFile" | "server"> {
    const found: Certificates[] = [];
    beforeAll(async () => {
        found.push(await createCertificates(HOST));
    });
    afterAll(() => found.pop()?.remove());
    const current = (): Certificates => {
        const [certificates] = found;
        if (certificates === undefined) {
            throw new Error("the certificates exist only while the suite runs");
        }
        return certificates;
    };
    return {
        get caFile() {
            return current().caFile;
        },
        get server() {
            return current().server;
        },
    };
}

const PROXY_VARIABLES = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"].flatMap((name) => [
    name,
    name.toLowerCase(),
]);

/** Each test starts without the proxies of this machine, and may set its own. */
export function withoutProxies(): void {
    const environment = { ...process.env };
    beforeEach(() => {
        for (const name of PROXY_VARIABLES) {
            delete process.env[name];
        }
    });
    afterEach(() => {
        process.env = { ...environment };
    });
}
