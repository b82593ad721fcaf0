import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemText } from "../../provider/problem";
import { unreadKeys } from "../../provider/settings/settingSources";
import { resolveSettings, settingsError } from "../../provider/settings/settings";

type Values = Record<string, string | undefined>;

function resolve(config: Values, environment: Values = {}) {
    return resolveSettings({ config: (key) => config[key], environment });
}

function problems(config: Values, environment: Values = {}): string[] {
    return resolve({ "buddyworks:token": "t0ken", ...config }, environment).problems.map(problemText);
}

describe("wrong settings", () => {
    it.each<[string, Values, Values, string]>([
        [
            "a region",
            { "buddyworks:region": "mars" },
            {},
            'buddyworks:region: must be us, eu or as (got "mars"). For a self-hosted Buddy set ' +
                "buddyworks:baseUrl instead.",
        ],
        [
            "a region",
            {},
            { BUDDY_REGION: "mars" },
            'BUDDY_REGION: must be us, eu or as (got "mars"). For a self-hosted Buddy set buddyworks:baseUrl ' +
                "instead.",
        ],
        [
            "a timeout",
            {},
            { BUDDY_TIMEOUT: "30s" },
            'BUDDY_TIMEOUT: must be an integer from 1 to 3600 (got "30s"). Give the number of seconds, e.g. 30.',
        ],
        [
            "a timeout",
            { "buddyworks:timeout": "0" },
            {},
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "0"). Give the number of seconds, e.g. ' +
                "30.",
        ],
        [
            "a timeout",
            { "buddyworks:timeout": "3601" },
            {},
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "3601"). Give the number of seconds, ' +
                "e.g. 30.",
        ],
        [
            "a timeout",
            { "buddyworks:timeout": "1e3" },
            {},
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "1e3"). Give the number of seconds, e.g. ' +
                "30.",
        ],
        [
            "a timeout",
            { "buddyworks:timeout": "9.0" },
            {},
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "9.0"). Give the number of seconds, e.g. ' +
                "30.",
        ],
        [
            "retries",
            { "buddyworks:maxRetries": "-1" },
            {},
            'buddyworks:maxRetries: must be an integer from 0 to 100 (got "-1"). Give the number of retries, ' +
                "e.g. 8.",
        ],
        [
            "a flag",
            { "buddyworks:insecure": "yes" },
            {},
            'buddyworks:insecure: must be true or false (got "yes"). Set it to one of these.',
        ],
        [
            "an address",
            { "buddyworks:baseUrl": "buddy.example.com" },
            {},
            "buddyworks:baseUrl: must be an http or https address (got another text). Give an address like " +
                "https://buddy.example.com/api.",
        ],
        [
            "plain http",
            {},
            { BUDDY_BASE_URL: "http://buddy.example.com" },
            'BUDDY_BASE_URL: must be an https address ("http://buddy.example.com" would send the token ' +
                "unencrypted). Use https://, or set buddyworks:insecure to true if you mean it.",
        ],
        [
            "a host that only begins like loopback",
            { "buddyworks:baseUrl": "http://127.0.0.1.example.com" },
            {},
            'buddyworks:baseUrl: must be an https address ("http://127.0.0.1.example.com" would send the token ' +
                "unencrypted). Use https://, or set buddyworks:insecure to true if you mean it.",
        ],
        [
            "a host of the local network",
            { "buddyworks:baseUrl": "http://192.168.1.5" },
            {},
            'buddyworks:baseUrl: must be an https address ("http://192.168.1.5" would send the token ' +
                "unencrypted). Use https://, or set buddyworks:insecure to true if you mean it.",
        ],
        [
            "a timeout that a Provider was given as NaN",
            { "buddyworks:timeout": "NaN" },
            {},
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "NaN"). Give the number of seconds, e.g. ' +
                "30.",
        ],
        [
            "retries that a Provider was given as Infinity",
            { "buddyworks:maxRetries": "Infinity" },
            {},
            'buddyworks:maxRetries: must be an integer from 0 to 100 (got "Infinity"). Give the number of ' +
                "retries, e.g. 8.",
        ],
        [
            "a file",
            { "buddyworks:caFile": "/nowhere/ca.pem" },
            {},
            'buddyworks:caFile: must be a readable file (got "/nowhere/ca.pem"). Give the path of a PEM file ' +
                "with the certificates of Buddy's authority.",
        ],
    ])("give a message for %s that names the source", (_what, config, environment, message) => {
        expect(problems(config, environment)).toEqual([message]);
    });

    it.each([
        ["a token instead of a URL", "SECRET"],
        ["a token that reads as a scheme", "SECRET:s"],
        ["a token alone behind a mark", "#SECRET"],
        ["a login without an address", "user:SECRET@buddy.example.com"],
        ["a password with a slash", "https://user:p/SECRET@buddy.example.com"],
        ["a blank in the host", "https://buddy example.com/SECRET"],
        ["another scheme", "ftp://user:SECRET@buddy.example.com"],
    ])("never quote a base URL that cannot be read: %s", (_what, baseUrl) => {
        expect(problems({}, { BUDDY_BASE_URL: baseUrl })).toEqual([
            "BUDDY_BASE_URL: must be an http or https address (got another text). Give an address like " +
                "https://buddy.example.com/api.",
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
    ])("never quote a base URL that holds more than host and path: %s", (_what, baseUrl, part) => {
        expect(problems({ "buddyworks:baseUrl": baseUrl })).toEqual([
            `buddyworks:baseUrl: must be host and path only (got a ${part}, too). Give an address like ` +
                "https://buddy.example.com/api.",
        ]);
    });

    it("never quote what is too long for a setting, because it may be a token", () => {
        const token = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        const swapped = { "buddyworks:region": token, "buddyworks:timeout": token, "buddyworks:insecure": token };
        expect(problems({ ...swapped, "buddyworks:caFile": `-----BEGIN PRIVATE KEY-----\n${token}` })).toEqual([
            "buddyworks:insecure: must be true or false (got a text of 36 characters). Set it to one of these.",
            "buddyworks:region: must be us, eu or as (got a text of 36 characters). For a self-hosted Buddy set " +
                "buddyworks:baseUrl instead.",
            "buddyworks:timeout: must be an integer from 1 to 3600 (got a text of 36 characters). Give the " +
                "number of seconds, e.g. 30.",
            "buddyworks:caFile: must be a readable file (got a text of several lines). Give the path of a PEM " +
                "file with the certificates of Buddy's authority.",
        ]);
    });

    it("spell out unprintable characters", () => {
        expect(problems({ "buddyworks:region": "e\u202eu" })).toEqual([
            'buddyworks:region: must be us, eu or as (got "e\\u202eu"). For a self-hosted Buddy set ' +
                "buddyworks:baseUrl instead.",
        ]);
    });

    it("give no settings while one of them is wrong, but the workspace", () => {
        const { settings, workspace } = resolve({
            "buddyworks:token": "t0ken",
            "buddyworks:workspace": "acme",
            "buddyworks:insecure": "yes",
        });
        expect(settings).toBeUndefined();
        expect(workspace).toBe("acme");
    });

    it("allow no plain http when insecure cannot be read", () => {
        expect(problems({ "buddyworks:insecure": "yes", "buddyworks:baseUrl": "http://buddy.example.com" })).toEqual([
            'buddyworks:insecure: must be true or false (got "yes"). Set it to one of these.',
            'buddyworks:baseUrl: must be an https address ("http://buddy.example.com" would send the token ' +
                "unencrypted). Use https://, or set buddyworks:insecure to true if you mean it.",
        ]);
    });

    it("are refused in one error with a line per problem", () => {
        const { problems: found } = resolve({
            "buddyworks:token": "t",
            "buddyworks:region": "x",
            "buddyworks:timeout": "y",
        });
        expect(settingsError(found)).toEqual(
            new Error(
                'buddyworks:region: must be us, eu or as (got "x"). For a self-hosted Buddy set buddyworks:baseUrl ' +
                    'instead.\nbuddyworks:timeout: must be an integer from 1 to 3600 (got "y"). Give the number of ' +
                    "seconds, e.g. 30.",
            ),
        );
    });

    it("report everything at once, and never quote a token", () => {
        const found = resolve({
            "buddyworks:token": "bad\ntoken",
            "buddyworks:region": "x",
            "buddyworks:timeout": "y",
        }).problems.map(problemText);
        expect(found).toEqual([
            "buddyworks:token: must be a Buddy token (it has characters that no token has). Copy it again from " +
                "Buddy.",
            'buddyworks:region: must be us, eu or as (got "x"). For a self-hosted Buddy set buddyworks:baseUrl ' +
                "instead.",
            'buddyworks:timeout: must be an integer from 1 to 3600 (got "y"). Give the number of seconds, e.g. ' +
                "30.",
        ]);
    });

    it("include a CA file that holds no certificate", () => {
        const folder = mkdtempSync(join(tmpdir(), "buddyworks-"));
        const file = join(folder, "ca.pem");
        writeFileSync(file, "not a certificate");
        expect(problems({ "buddyworks:caFile": file })).toEqual([
            `buddyworks:caFile: must be a PEM file with a certificate (got ${JSON.stringify(file)}). Give the ` +
                "path of a PEM file with the certificates of Buddy's authority.",
        ]);
        rmSync(folder, { recursive: true });
    });
});

describe("keys of the stack that are no settings", () => {
    it("are named with the right key: misspelt ones, and ours under Buddy's namespace", () => {
        const keys = ["buddyworks:tokn", "buddyworks:region", "buddyworks:zebra", "aws:regoin", "site:token"];
        const ofBuddy = ["buddy:workspace", "buddy:region", "buddy:caFile", "buddy:maxRetries"];
        expect(unreadKeys([...keys, ...ofBuddy])).toEqual([
            { key: "buddyworks:tokn", instead: "buddyworks:token" },
            ...ofBuddy.map((key) => ({ key, instead: key.replace("buddy", "buddyworks") })),
        ]);
    });

    it("do not include those of Buddy's own provider, known or not", () => {
        expect(unreadKeys(["buddy:token", "buddy:baseUrl", "buddy:insecure", "buddy:timeout", "buddy:tokn"])).toEqual(
            [],
        );
    });
});

describe("settings that Buddy's own provider has, too", () => {
    const shared = {
        "buddy:token": "theirs",
        "buddy:baseUrl": "https://a.test",
        "buddy:insecure": "true",
        "buddy:timeout": "7",
    };
    const ours = {
        "buddyworks:token": "ours",
        "buddyworks:baseUrl": "https://b.test",
        "buddyworks:insecure": "false",
        "buddyworks:timeout": "9",
    };
    const environment = {
        BUDDY_TOKEN: "env",
        BUDDY_BASE_URL: "https://c.test",
        BUDDY_INSECURE: "0",
        BUDDY_TIMEOUT: "11",
    };
    const settings = (config: Values) => resolve(config, environment).settings;

    it("are read after ours and before the environment", () => {
        const fromShared = { token: "theirs", baseUrl: "https://a.test", insecure: true, timeoutMs: 7000 };
        expect(settings({ ...shared, ...ours })).toMatchObject({
            token: "ours",
            baseUrl: "https://b.test",
            insecure: false,
            timeoutMs: 9000,
        });
        expect(settings({ ...shared, "buddyworks:token": " " })).toMatchObject(fromShared);
        expect(settings({})).toMatchObject({
            token: "env",
            baseUrl: "https://c.test",
            insecure: false,
            timeoutMs: 11_000,
        });
    });

    it("do not include workspace, region, caFile and maxRetries", () => {
        const config = {
            "buddy:workspace": "w",
            "buddy:region": "mars",
            "buddy:caFile": "none",
            "buddy:maxRetries": "x",
        };
        const resolved = resolve({ "buddyworks:token": "t", ...config });
        expect([resolved.problems, resolved.workspace, resolved.settings?.baseUrl]).toEqual([
            [],
            undefined,
            "https://api.buddy.works",
        ]);
    });

    it("are named with their own key when they are wrong", () => {
        expect(resolve({ "buddy:token": "t", "buddy:timeout": "soon" }).problems.map(problemText)).toEqual([
            'buddy:timeout: must be an integer from 1 to 3600 (got "soon"). Give the number of seconds, e.g. 30.',
        ]);
    });
});
