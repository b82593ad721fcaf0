import type { JsonObject } from "../../provider/json";
import { outputs, urls } from "../../provider/operations/outputs";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

const API = "https://api.buddy.works/7";
const APP = "old";

describe("the outputs", () => {
    it("are the inputs as written, without hidden keys, and the computed outputs", () => {
        const inputs = { name: "Build", buildArgs: { A: "1" }, __provider: "text" };
        const response = { id: 7, url: API, html_url: APP, name: "Echo", build_args: ["A=1"] };
        expect(outputs(dockerfileAction, inputs, response)).toStrictEqual({
            name: "Build",
            buildArgs: { A: "1" },
            actionId: 7,
            url: API,
            htmlUrl: APP,
        });
    });

    it("lack what the response lacks", () => {
        expect(outputs(dockerfileAction, { name: "Build" }, {})).toStrictEqual({ name: "Build" });
    });
});

describe("the URLs", () => {
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
