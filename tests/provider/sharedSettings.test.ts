import { problemText } from "../../provider/problem";
import { unreadKeys } from "../../provider/settings/settingSources";
import { resolve, type Values } from "./resolved";

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
