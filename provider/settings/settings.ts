import { type Problem, problemText } from "../problem";
import { readBaseUrl } from "./baseUrl";
import { readCaFile } from "./certificates";
import {
    environmentName,
    findSetting,
    type Given,
    type Report,
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

/** All settings, or everything that is wrong with them at once. The workspace is known even when others are wrong. */
export interface ResolvedSettings {
    settings?: Settings;
    workspace?: string;
    problems: Problem[];
}

/** For a workspace that neither an input nor a setting names. */
export const MISSING_WORKSPACE: Problem = {
    path: "workspace",
    must: "be set",
    got: "got nothing",
    fix:
        "Give it as an input, run `pulumi config set buddyworks:workspace …`, set " +
        `${environmentName("workspace")}, or pass \`workspace\` to new Provider(…).`,
};

const TIMEOUT: IntegerRule = { default: 30, min: 1, max: 3600, unit: "seconds" };
const MAX_RETRIES: IntegerRule = { default: 8, min: 0, max: 100, unit: "retries" };

/** No message repeats the token. */
export function resolveSettings(sources: SettingSources): ResolvedSettings {
    const problems: Problem[] = [];
    const report: Report = (problem) => void problems.push(problem);
    const find = (name: SettingName) => findSetting(name, sources);

    const insecure = readBoolean(find("insecure"), report);
    const token = readToken(find("token"), report);
    const baseUrl = readBaseUrl({ baseUrl: find("baseUrl"), region: find("region"), insecure }, report);
    const timeoutMs = readInteger(find("timeout"), TIMEOUT, report) * 1000;
    const maxRetries = readInteger(find("maxRetries"), MAX_RETRIES, report);
    const ca = readCaFile(find("caFile"), report);
    const workspace = find("workspace")?.text;
    const known = workspace === undefined ? {} : { workspace };
    if (problems.length > 0) {
        return { problems, ...known };
    }
    const settings = { token, baseUrl, timeoutMs, insecure, maxRetries, ...known, ...(ca && { ca }) };
    return { settings, problems, ...known };
}

export function settingsError(problems: readonly Problem[]): Error {
    return new Error(problems.map(problemText).join("\n"));
}

// A function that has reported a problem may return any value: settings with problems are not used.

function readToken(given: Given | undefined, report: Report): string {
    if (given === undefined) {
        const fix =
            "Run `pulumi config set --secret buddyworks:token …`, set BUDDY_TOKEN, or pass `token` to new Provider(…).";
        report({ path: "buddyworks:token", must: "be set", got: "got nothing", fix });
        return "";
    }
    // An HTTP header carries nothing else; a pasted line break would fail deep inside the HTTP client.
    if (!/^[\x21-\x7e]+$/.test(given.text)) {
        const got = "it has characters that no token has";
        report({ path: given.from, must: "be a Buddy token", got, fix: "Copy it again from Buddy." });
    }
    return given.text;
}

function readBoolean(given: Given | undefined, report: Report): boolean {
    const text = given?.text.toLowerCase() ?? "false";
    if (given !== undefined && !["true", "1", "false", "0"].includes(text)) {
        const got = `got ${shownText(given.text)}`;
        report({ path: given.from, must: "be true or false", got, fix: "Set it to one of these." });
    }
    return text === "true" || text === "1";
}

interface IntegerRule {
    default: number;
    min: number;
    max: number;
    unit: string;
}

function readInteger(given: Given | undefined, rule: IntegerRule, report: Report): number {
    if (given === undefined) {
        return rule.default;
    }
    const number = Number(given.text);
    if (!/^\d+$/.test(given.text) || number < rule.min || number > rule.max) {
        report({
            path: given.from,
            must: `be an integer from ${rule.min} to ${rule.max}`,
            got: `got ${shownText(given.text)}`,
            fix: `Give the number of ${rule.unit}, e.g. ${rule.default}.`,
        });
    }
    return number;
}
