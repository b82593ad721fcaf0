import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsError } from "../../provider/settings/settings";
import { problems, resolve, type Values } from "./resolved";

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
