import type { Json, JsonObject } from "../../provider/json";
import { idOf, outputs, urls } from "../../provider/verbs/outputs";

const API = "https://api.buddy.works/7";
const APP = "https://app.buddy.works/7";

describe("the outputs", () => {
    it("are the inputs as written, without hidden keys, and what only Buddy knows", () => {
        const inputs = { name: "Build", buildArgs: { A: "1" }, __provider: "text" };
        const answer = { id: 7, url: API, html_url: APP, name: "Echo", build_args: ["A=1"] };
        expect(outputs(inputs, answer)).toStrictEqual({
            name: "Build",
            buildArgs: { A: "1" },
            actionId: 7,
            url: API,
            htmlUrl: APP,
        });
    });

    it("lack what the answer lacks", () => {
        expect(outputs({ name: "Build" }, {})).toStrictEqual({ name: "Build" });
    });
});

describe("the addresses", () => {
    it.each<[string, JsonObject, JsonObject]>([
        ["in Buddy's spelling", { url: API, html_url: APP }, { url: API, htmlUrl: APP }],
        ["in ours", { url: API, htmlUrl: APP }, { url: API, htmlUrl: APP }],
        ["in Buddy's spelling rather than in ours", { html_url: APP, htmlUrl: "old" }, { htmlUrl: APP }],
        ["one without the other", { url: API }, { url: API }],
        ["only where they are text", { url: 7, html_url: null }, {}],
    ])("are found %s", (_title, source, found) => {
        expect(urls(source)).toStrictEqual(found);
    });
});

describe("the action's id", () => {
    it.each<[Json, number]>([
        [7, 7],
        [1, 1],
        ["7", 7],
        ["1234", 1234],
        [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ])("is read from %j", (id, number) => {
        expect(idOf({ id })).toBe(number);
    });

    it.each<[Json]>([
        [0],
        [-7],
        [1.5],
        [Number.MAX_SAFE_INTEGER + 1],
        [null],
        [true],
        [[7]],
        [{}],
        [""],
        ["0"],
        ["-7"],
        ["7a"],
        ["a7"],
        [" 7"],
        ["0x7"],
        ["9007199254740993"],
    ])("is not read from %j", (id) => {
        expect(idOf({ id })).toBeUndefined();
    });

    it("is not read from an answer without it", () => {
        expect(idOf({})).toBeUndefined();
    });
});
