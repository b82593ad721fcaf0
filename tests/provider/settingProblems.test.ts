import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemText } from "../../provider/rules/problem";
import { misspeltSettings, resolveSettings, settingsError } from "../../provider/settings/settings";

type Values = Record<string, string | undefined>;

function resolve(config: Values, environment: Values = {}) {
    return resolveSettings({ config: (key) => config[key], environment });
}

function problems(config: Values, environment: Values = {}): string[] {
    return resolve({ "buddy:token": "t0ken", ...config }, environment).problems.map(problemText);
}

describe("settings that are wrong", () => {
    it.each<[string, Values, Values, string]>([
        [
            "a region",
            { "buddy:region": "mars" },
            {},
            'buddy:region: "mars" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl',
        ],
        [
            "a region",
            {},
            { BUDDY_REGION: "mars" },
            'BUDDY_REGION: "mars" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl',
        ],
        [
            "a timeout",
            {},
            { BUDDY_TIMEOUT: "30s" },
            'BUDDY_TIMEOUT: "30s" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "a timeout",
            { "buddy:timeout": "0" },
            {},
            'buddy:timeout: "0" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "a timeout",
            { "buddy:timeout": "3601" },
            {},
            'buddy:timeout: "3601" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "a timeout",
            { "buddy:timeout": "1e3" },
            {},
            'buddy:timeout: "1e3" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "a timeout",
            { "buddy:timeout": "9.0" },
            {},
            'buddy:timeout: "9.0" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "retries",
            { "buddy:maxRetries": "-1" },
            {},
            'buddy:maxRetries: "-1" is not a whole number from 0 to 100; give retries, e.g. 8',
        ],
        [
            "a flag",
            { "buddy:insecure": "yes" },
            {},
            'buddy:insecure: "yes" is neither true nor false; use true or false',
        ],
        [
            "an address",
            { "buddy:baseUrl": "buddy.example.com" },
            {},
            "buddy:baseUrl: must be a web address (got a text that is none); give an address like https://buddy.example.com/api",
        ],
        [
            "plain http",
            {},
            { BUDDY_BASE_URL: "http://buddy.example.com" },
            'BUDDY_BASE_URL: "http://buddy.example.com" would send the token unencrypted; use https://, or set buddy:insecure ' +
                "to true if you mean it",
        ],
        [
            "a host that only begins like loopback",
            { "buddy:baseUrl": "http://127.0.0.1.example.com" },
            {},
            'buddy:baseUrl: "http://127.0.0.1.example.com" would send the token unencrypted; use https://, or set buddy:insecure ' +
                "to true if you mean it",
        ],
        [
            "a host of the local network",
            { "buddy:baseUrl": "http://192.168.1.5" },
            {},
            'buddy:baseUrl: "http://192.168.1.5" would send the token unencrypted; use https://, or set buddy:insecure ' +
                "to true if you mean it",
        ],
        [
            "a timeout that a Provider was given as NaN",
            { "buddy:timeout": "NaN" },
            {},
            'buddy:timeout: "NaN" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ],
        [
            "retries that a Provider was given as Infinity",
            { "buddy:maxRetries": "Infinity" },
            {},
            'buddy:maxRetries: "Infinity" is not a whole number from 0 to 100; give retries, e.g. 8',
        ],
        [
            "a file",
            { "buddy:caFile": "/nowhere/ca.pem" },
            {},
            'buddy:caFile: "/nowhere/ca.pem" cannot be read; give the path of a readable PEM file with the certificates of ' +
                "Buddy's authority",
        ],
    ])("say what is wrong with %s, and where it was given", (_what, config, environment, message) => {
        expect(problems(config, environment)).toEqual([message]);
    });

    it.each([
        ["a token in its place", "SECRET"],
        ["a token that reads as a scheme", "SECRET:s"],
        ["a token alone behind a mark", "#SECRET"],
        ["a login without an address", "user:SECRET@buddy.example.com"],
        ["a password with a slash", "https://user:p/SECRET@buddy.example.com"],
        ["a blank in the host", "https://buddy example.com/SECRET"],
        ["another scheme", "ftp://user:SECRET@buddy.example.com"],
    ])("never repeat a base URL that cannot be read: %s", (_what, baseUrl) => {
        expect(problems({}, { BUDDY_BASE_URL: baseUrl })).toEqual([
            "BUDDY_BASE_URL: must be a web address (got a text that is none); give an address like https://buddy.example.com/api",
        ]);
    });

    it.each([
        ["a user", "https://SECRET@buddy.example.com", "login"],
        ["a password", "https://:SECRET@buddy.example.com", "login"],
        ["both", "https://user:SECRET@buddy.example.com/api", "login"],
        ["both without slashes", "https:user:SECRET@buddy.example.com", "login"],
        ["a password with an @", "https://user:p@SECRET@buddy.example.com", "login"],
        ["a password of a digit and a slash", "https://user:8/SECRET@buddy.example.com", "login"],
        ["a password of a digit and a backslash", "https://user:8\\SECRET@buddy.example.com", "login"],
        ["a password over plain http", "http://user:8/SECRET@buddy.example.com", "login"],
        ["Buddy's other form of a token", "https://api.buddy.works?access_token=SECRET", "query"],
        ["a query and a fragment", "https://buddy.example.com/api?SECRET#SECRET", "query"],
        ["a fragment", "https://buddy.example.com/api#SECRET", "fragment"],
    ])("never repeat a base URL that holds more than host and path: %s", (_what, baseUrl, part) => {
        expect(problems({ "buddy:baseUrl": baseUrl })).toEqual([
            `buddy:baseUrl: must be host and path alone (got a ${part}, too); give an address like ` +
                "https://buddy.example.com/api",
        ]);
    });

    it("never repeat what is too long for a setting, since it may be a token", () => {
        const token = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        const swapped = { "buddy:region": token, "buddy:timeout": token, "buddy:insecure": token };
        expect(problems({ ...swapped, "buddy:caFile": `-----BEGIN PRIVATE KEY-----\n${token}` })).toEqual([
            "buddy:insecure: a text of 36 characters is neither true nor false; use true or false",
            "buddy:region: a text of 36 characters is not a region of Buddy; use us, eu or as, or set buddy:baseUrl",
            "buddy:timeout: a text of 36 characters is not a whole number from 1 to 3600; give seconds, e.g. 30",
            "buddy:caFile: a text of several lines cannot be read; give the path of a readable PEM file with the certificates " +
                "of Buddy's authority",
        ]);
    });

    it("spell out what is not printable", () => {
        expect(problems({ "buddy:region": "e\u202eu" })).toEqual([
            'buddy:region: "e\\u202eu" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl',
        ]);
    });

    it("are not there while one of them is wrong, but the workspace is", () => {
        const { settings, workspace } = resolve({
            "buddy:token": "t0ken",
            "buddy:workspace": "acme",
            "buddy:insecure": "yes",
        });
        expect(settings).toBeUndefined();
        expect(workspace).toBe("acme");
    });

    it("allow no plain http on the word of a flag that cannot be read", () => {
        expect(problems({ "buddy:insecure": "yes", "buddy:baseUrl": "http://buddy.example.com" })).toEqual([
            'buddy:insecure: "yes" is neither true nor false; use true or false',
            'buddy:baseUrl: "http://buddy.example.com" would send the token unencrypted; use https://, or set buddy:insecure ' +
                "to true if you mean it",
        ]);
    });

    it("are refused in one error with a line per problem", () => {
        const { problems: found } = resolve({ "buddy:token": "t", "buddy:region": "x", "buddy:timeout": "y" });
        expect(settingsError(found)).toEqual(
            new Error(
                'buddy:region: "x" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl\n' +
                    'buddy:timeout: "y" is not a whole number from 1 to 3600; give seconds, e.g. 30',
            ),
        );
    });

    it("report everything at once, and never repeat a token", () => {
        const found = resolve({ "buddy:token": "bad\ntoken", "buddy:region": "x", "buddy:timeout": "y" }).problems.map(
            problemText,
        );
        expect(found).toEqual([
            "buddy:token: the token holds characters no token has; copy it again from Buddy",
            'buddy:region: "x" is not a region of Buddy; use us, eu or as, or set buddy:baseUrl',
            'buddy:timeout: "y" is not a whole number from 1 to 3600; give seconds, e.g. 30',
        ]);
    });

    it("refuse a CA file that holds no certificate", () => {
        const folder = mkdtempSync(join(tmpdir(), "buddyworks-"));
        const file = join(folder, "ca.pem");
        writeFileSync(file, "not a certificate");
        expect(problems({ "buddy:caFile": file })).toEqual([
            `buddy:caFile: ${JSON.stringify(file)} holds no certificate; give the path of a readable PEM file with the ` +
                "certificates of Buddy's authority",
        ]);
        rmSync(folder, { recursive: true });
    });
});

describe("keys of the buddy namespace that are no settings", () => {
    it("are named with what was meant", () => {
        expect(misspeltSettings(["buddy:tokn", "buddy:base_url", "buddy:region", "aws:regoin", "buddy:zebra"])).toEqual(
            [
                { key: "buddy:tokn", nearest: "buddy:token" },
                { key: "buddy:base_url", nearest: "buddy:baseUrl" },
            ],
        );
    });
});
