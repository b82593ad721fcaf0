import { problemText } from "../../provider/problem";
import { environmentName, SETTING_NAMES } from "../../provider/settings/settingSources";
import { resolve } from "./resolved";

describe("settings", () => {
    it("need nothing but a token", () => {
        expect(resolve({ "buddyworks:token": "t0ken" })).toStrictEqual({
            settings: {
                token: "t0ken",
                baseUrl: "https://api.buddy.works",
                timeoutMs: 30_000,
                insecure: false,
                maxRetries: 8,
            },
            problems: [],
        });
    });

    it("come from the configuration, then from the environment, and blank counts as unset", () => {
        const config = { "buddyworks:token": " mine ", "buddyworks:workspace": " ", "buddyworks:timeout": "5" };
        const environment = {
            BUDDY_TOKEN: "other",
            BUDDY_WORKSPACE: "acme",
            BUDDY_TIMEOUT: "9",
            BUDDY_MAX_RETRIES: "0",
        };
        expect(resolve(config, environment).settings).toMatchObject({
            token: "mine",
            workspace: "acme",
            timeoutMs: 5000,
            maxRetries: 0,
        });
    });

    it("are spelled in capitals in the environment", () => {
        expect(SETTING_NAMES.map(environmentName)).toEqual([
            "BUDDY_TOKEN",
            "BUDDY_WORKSPACE",
            "BUDDY_REGION",
            "BUDDY_BASE_URL",
            "BUDDY_TIMEOUT",
            "BUDDY_INSECURE",
            "BUDDY_CA_FILE",
            "BUDDY_MAX_RETRIES",
        ]);
    });

    it.each([
        ["us", "https://api.buddy.works"],
        ["EU", "https://api.eu.buddy.works"],
        ["as", "https://api.asia.buddy.works"],
        ["AP", "https://api.asia.buddy.works"],
    ])("accept the region %s", (region, baseUrl) => {
        expect(resolve({ "buddyworks:token": "t" }, { BUDDY_REGION: region }).settings?.baseUrl).toBe(baseUrl);
    });

    it.each([
        ["https://buddy.example.com/api/", "https://buddy.example.com/api"],
        ["https://buddy.example.com/api//", "https://buddy.example.com/api"],
        ["https://buddy.example.com:8443", "https://buddy.example.com:8443"],
        ["http://127.0.0.1:8642", "http://127.0.0.1:8642"],
        ["http://[::1]:8642/api", "http://[::1]:8642/api"],
        ["http://localhost", "http://localhost"],
        ["http://buddy.localhost:8642", "http://buddy.localhost:8642"],
    ])("keep the base URL %s with its path, and prefer it to a region", (given, baseUrl) => {
        const config = { "buddyworks:token": "t", "buddyworks:baseUrl": given, "buddyworks:region": "eu" };
        expect(resolve(config).settings?.baseUrl).toBe(baseUrl);
    });

    it.each([
        ["1", 1000],
        ["45", 45_000],
        ["3600", 3_600_000],
    ])("accept a timeout of %s seconds", (timeout, timeoutMs) => {
        expect(resolve({ "buddyworks:token": "t", "buddyworks:timeout": timeout }).settings?.timeoutMs).toBe(timeoutMs);
    });

    it.each([
        ["true", true],
        ["TRUE", true],
        ["1", true],
        ["false", false],
        ["False", false],
        ["0", false],
    ])("accept %s as a boolean", (text, insecure) => {
        expect(resolve({ "buddyworks:token": "t", "buddyworks:insecure": text }).settings?.insecure).toBe(insecure);
    });

    it("allow plain http anywhere once insecure is set", () => {
        const config = {
            "buddyworks:token": "t",
            "buddyworks:baseUrl": "http://buddy.example.com",
            "buddyworks:insecure": "true",
        };
        expect(resolve(config).settings).toMatchObject({ baseUrl: "http://buddy.example.com", insecure: true });
    });

    it("name every way to set a missing token", () => {
        expect(resolve({}).problems.map(problemText)).toEqual([
            "buddyworks:token: must be set (got nothing). Run `pulumi config set --secret buddyworks:token …`, " +
                "set BUDDY_TOKEN, or pass `token` to new Provider(…).",
        ]);
    });
});
