import { isIP } from "node:net";
import { type Given, type Report, shownText } from "./settingSources";

/** Buddy's regions are separate installations, each with its own tokens. One of Buddy's SDKs writes `ap` for `as`. */
const REGION_URLS: Readonly<Record<string, string>> = {
    us: "https://api.buddy.works",
    eu: "https://api.eu.buddy.works",
    as: "https://api.asia.buddy.works",
    ap: "https://api.asia.buddy.works",
};

interface Address {
    baseUrl: Given | undefined;
    region: Given | undefined;
    insecure: boolean;
}

export function readBaseUrl({ baseUrl, region, insecure }: Address, report: Report): string {
    if (baseUrl === undefined) {
        return readRegion(region, report);
    }
    const { from: path, text } = baseUrl;
    const fix = "Give an address like https://buddy.example.com/api.";
    const url = URL.canParse(text) ? new URL(text) : undefined;
    // A refused address is not shown: it may hold a token or a password, or be one.
    if (url === undefined || !["https:", "http:"].includes(url.protocol)) {
        report({ path, must: "be an http or https address", got: "got another text", fix });
        return "";
    }
    // If the password holds a slash, the URL parser reads the user as host and the password as path.
    const hasLogin = url.username !== "" || url.password !== "" || text.includes("@");
    const extra = hasLogin ? "login" : url.search !== "" ? "query" : url.hash !== "" ? "fragment" : undefined;
    if (extra !== undefined) {
        report({ path, must: "be host and path only", got: `got a ${extra}, too`, fix });
        return "";
    }
    const address = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
    if (url.protocol === "http:" && !isLoopback(url.hostname) && !insecure) {
        const got = `"${address}" would send the token unencrypted`;
        const https = "Use https://, or set buddyworks:insecure to true if you mean it.";
        report({ path, must: "be an https address", got, fix: https });
    }
    return address;
}

function readRegion(region: Given | undefined, report: Report): string {
    const name = region?.text.toLowerCase() ?? "us";
    const url = Object.hasOwn(REGION_URLS, name) ? REGION_URLS[name] : undefined;
    if (region !== undefined && url === undefined) {
        const fix = "For a self-hosted Buddy set buddyworks:baseUrl instead.";
        report({ path: region.from, must: "be us, eu or as", got: `got ${shownText(region.text)}`, fix });
    }
    return url ?? "";
}

/** Loopback by name or number: such traffic does not leave the machine. */
export function isLoopback(hostname: string): boolean {
    const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
    return /^(.+\.)?localhost$/.test(host) || host === "::1" || (isIP(host) === 4 && host.startsWith("127."));
}
