import { problemText } from "../../provider/problem";
import { problems, resolve } from "./resolved";

describe("messages about settings", () => {
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
    ])("never quote a base URL with more than host and path: %s", (_what, baseUrl, part) => {
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
});
