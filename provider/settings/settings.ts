import { isIP } from "node:net";
import { nearestName, type Problem, problemText } from "../problem";
import { readCaFile } from "./certificates";
import {
    configKeys,
    environmentName,
    findSetting,
    type Given,
    NAMESPACE,
    SETTING_NAMES,
    type SettingName,
    type SettingSources,
    shownText,
} from "./settingSources";

/** What the provider needs to talk to Buddy, checked and complete. */
export interface Settings {
    token: string;
    workspace?: string;
    /** Without a trailing slash; a path such as `/api` is kept. */
    baseUrl: string;
    timeoutMs: number;
    insecure: boolean;
    /** Certificates to trust, PEM; absent: Node's own. */
    ca?: string[];
    maxRetries: number;
}

/** Buddy's regions are separate installations; a token is valid in its own only. `ap` is what another SDK of Buddy's says. */
const REGION_URLS: Readonly<Record<string, string>> = {
    us: "https://api.buddy.works",
    eu: "https://api.eu.buddy.works",
    as: "https://api.asia.buddy.works",
    ap: "https://api.asia.buddy.works",
};

const DEFAULT_TIMEOUT_S = 30;
const LONGEST_TIMEOUT_S = 3600;
const DEFAULT_MAX_RETRIES = 8;
const MOST_RETRIES = 100;

/** All settings, or everything that is wrong with them at once. The workspace is known even when others are wrong. */
export interface ResolvedSettings {
    settings?: Settings;
    workspace?: string;
    problems: Problem[];
}

/** What is said where neither an input nor a setting names the workspace. */
export const MISSING_WORKSPACE: Problem = {
    path: "workspace",
    what: "missing",
    remedy:
        "give it as an input, run `pulumi config set buddyworks:workspace …`, set " +
        `${environmentName("workspace")}, or pass \`workspace\` to new Provider(…)`,
};

/** No message repeats the token. */
export function resolveSettings(sources: SettingSources): ResolvedSettings {
    const problems: Problem[] = [];
    const find = (name: SettingName) => findSetting(name, sources);
    const attempt = <T>(read: () => T | Problem): T | undefined => {
        const result = read();
        if (!isProblem(result)) {
            return result;
        }
        problems.push(result);
        return undefined;
    };

    const workspace = find("workspace")?.text;
    const insecure = attempt(() => readFlag(find("insecure"))) ?? false;
    const token = attempt(() => readToken(find("token")));
    const baseUrl = attempt(() => readBaseUrl({ baseUrl: find("baseUrl"), region: find("region"), insecure }));
    const timeout = attempt(() =>
        readWhole(find("timeout"), { fallback: DEFAULT_TIMEOUT_S, least: 1, most: LONGEST_TIMEOUT_S, unit: "seconds" }),
    );
    const maxRetries = attempt(() =>
        readWhole(find("maxRetries"), { fallback: DEFAULT_MAX_RETRIES, least: 0, most: MOST_RETRIES, unit: "retries" }),
    );
    const ca = attempt(() => readCaFile(find("caFile")));
    const known = workspace === undefined ? {} : { workspace };
    if (token === undefined || baseUrl === undefined || timeout === undefined || maxRetries === undefined) {
        return { problems, ...known };
    }
    const settings: Settings = { token, baseUrl, timeoutMs: timeout * 1000, insecure, maxRetries, ...known };
    if (ca !== undefined) {
        settings.ca = ca;
    }
    return problems.length > 0 ? { problems, ...known } : { settings, problems, ...known };
}

export function settingsError(problems: readonly Problem[]): Error {
    return new Error(problems.map(problemText).join("\n"));
}

function isProblem(value: unknown): value is Problem {
    return typeof value === "object" && value !== null && ("remedy" in value || "fix" in value);
}

function readToken(given: Given | undefined): string | Problem {
    if (given === undefined) {
        return {
            path: "buddyworks:token",
            what: "no Buddy token is given",
            remedy: "run `pulumi config set --secret buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…)",
        };
    }
    // What an HTTP header can carry; a pasted line break would otherwise fail deep inside the HTTP client.
    if (/^[\x21-\x7e]+$/.test(given.text)) {
        return given.text;
    }
    return { path: given.from, what: "the token holds characters no token has", remedy: "copy it again from Buddy" };
}

function readFlag(given: Given | undefined): boolean | Problem {
    const text = given?.text.toLowerCase();
    if (given === undefined || text === "false" || text === "0") {
        return false;
    }
    if (text === "true" || text === "1") {
        return true;
    }
    return {
        path: given.from,
        what: `${shownText(given.text)} is neither true nor false`,
        remedy: "use true or false",
    };
}

interface Range {
    fallback: number;
    least: number;
    most: number;
    unit: string;
}

function readWhole(given: Given | undefined, { fallback, least, most, unit }: Range): number | Problem {
    if (given === undefined) {
        return fallback;
    }
    const number = Number(given.text);
    if (/^\d+$/.test(given.text) && number >= least && number <= most) {
        return number;
    }
    const what = `${shownText(given.text)} is not a whole number from ${least} to ${most}`;
    return { path: given.from, what, remedy: `give ${unit}, e.g. ${fallback}` };
}

interface Address {
    baseUrl: Given | undefined;
    region: Given | undefined;
    insecure: boolean;
}

function readBaseUrl({ baseUrl, region, insecure }: Address): string | Problem {
    if (baseUrl === undefined) {
        return readRegion(region);
    }
    const remedy = "give an address like https://buddy.example.com/api";
    const problem = (what: string): Problem => ({ path: baseUrl.from, what, remedy });
    const url = URL.canParse(baseUrl.text) ? new URL(baseUrl.text) : undefined;
    // What is refused is not shown: it may hold a token or a password, or be one.
    if (url === undefined || !["https:", "http:"].includes(url.protocol)) {
        return problem("must be a web address (got a text that is none)");
    }
    // Where the password holds a slash, the parser takes the user for the host and the password for the path.
    if (url.username !== "" || url.password !== "" || baseUrl.text.includes("@")) {
        return problem("must be host and path alone (got a login, too)");
    }
    if (url.search !== "" || url.hash !== "") {
        return problem(`must be host and path alone (got a ${url.search === "" ? "fragment" : "query"}, too)`);
    }
    const address = `${url.origin}${url.pathname}`.replace(/\/+$/, "");
    if (url.protocol === "http:" && !isLoopback(url.hostname) && !insecure) {
        const what = `${JSON.stringify(address)} would send the token unencrypted`;
        return { path: baseUrl.from, what, remedy: "use https://, or set buddyworks:insecure to true if you mean it" };
    }
    return address;
}

function readRegion(region: Given | undefined): string | Problem {
    const name = region?.text.toLowerCase() ?? "us";
    const url = Object.hasOwn(REGION_URLS, name) ? REGION_URLS[name] : undefined;
    if (url !== undefined) {
        return url;
    }
    const { from, text } = region ?? { from: "buddyworks:region", text: name };
    const what = `${shownText(text)} is not a region of Buddy`;
    return { path: from, what, remedy: "use us, eu or as, or set buddyworks:baseUrl" };
}

/** Loopback by name or number: traffic that leaves no machine. */
export function isLoopback(hostname: string): boolean {
    const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
    if (host === "localhost" || host.endsWith(".localhost") || host === "::1") {
        return true;
    }
    return isIP(host) === 4 && host.startsWith("127.");
}

/** A key of the stack's configuration that this package does not read, with the one that was probably meant. */
export interface UnreadKey {
    key: string;
    instead: string;
}

/** Misspelt keys of our namespace, and settings of ours under `buddy:`, which belongs to Buddy's own provider. */
export function unreadKeys(keys: readonly string[]): UnreadKey[] {
    const read = SETTING_NAMES.flatMap(configKeys);
    return keys.flatMap((key) => {
        const instead = read.includes(key) ? undefined : keyInstead(key, keys);
        return instead === undefined ? [] : [{ key, instead: `${NAMESPACE}:${instead}` }];
    });
}

function keyInstead(key: string, keys: readonly string[]): string | undefined {
    const [namespace, name = ""] = key.split(":", 2);
    if (namespace === NAMESPACE) {
        return nearestName(name, SETTING_NAMES);
    }
    if (namespace !== "buddy") {
        return undefined;
    }
    return name === "apiUrl" ? legacyAddress(keys) : SETTING_NAMES.find((known) => known === name);
}

/**
 * neoskop/pulumi-buddy calls the address of a self-hosted Buddy so. Both packages may serve one stack, so it is only spoken
 * of where ours has no address: the token would go to another installation.
 */
function legacyAddress(keys: readonly string[]): string | undefined {
    const addresses = [...configKeys("baseUrl"), ...configKeys("region")];
    return addresses.some((key) => keys.includes(key)) ? undefined : "baseUrl";
}
