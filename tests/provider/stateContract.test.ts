import { unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { type Json, UNKNOWN } from "../../provider/json";
import { isPathSegment } from "../../provider/pathSegment";
import { PROVIDER_MODULE, providerText, typeToken } from "../../provider/stateContract";
import { parseResourceId, resourceId } from "../../provider/types/resourceId";

const ACTION = {
    noun: "action",
    parent: { workspace: "buddy", projectName: "site", pipelineId: 2 },
    id: 7,
} as const;

describe("what state holds for ever", () => {
    it.each([
        ["DockerfileAction", 'exports.handler = () => require("pulumi-buddyworks/provider");'],
        ["Action", 'exports.handler = () => require("pulumi-buddyworks/provider").Action;'],
        ["Pipeline", 'exports.handler = () => require("pulumi-buddyworks/provider").Pipeline;'],
    ])("is the type and the text of the class %s", (className, text) => {
        expect(typeToken(className)).toBe(`pulumi-nodejs:dynamic/buddy:${className}`);
        expect(providerText(className)).toBe(text);
    });

    it("is the sub-path that the texts load", () => {
        expect(PROVIDER_MODULE).toBe("pulumi-buddyworks/provider");
    });

    it("is the form of an action's id", () => {
        expect(resourceId(ACTION)).toBe("buddy/site/2/7");
    });

    it("can be read back from the id", () => {
        expect(parseResourceId("action", "buddy/site/2/7")).toEqual(ACTION);
    });

    it.each([
        "",
        "7",
        "buddy/site/2",
        "buddy/site/2/7/8",
        "buddy/site/x/7",
        "buddy/site/2/0",
        "/site/2/7",
        "buddy/../2/7",
        "buddy/site/2/1e3",
        "buddy/site/2/+7",
        "buddy/site/2/07",
        "buddy/site/2/7 ",
        "buddy/site/2/9007199254740993",
        "buddy/site/x7/7",
        "buddy/./2/7",
        " /site/2/7",
    ])("does not include the id %j", (id) => {
        expect(() => parseResourceId("action", id)).toThrow(
            new Error(
                `id: must be workspace/project/pipelineId/actionId (got ${JSON.stringify(id)}). ` +
                    'Take the names and numbers from the action\'s URL, e.g. "acme/website/12/34".',
            ),
        );
    });
});

it.each<[Json | undefined, boolean]>([
    ["site", true],
    ["...", true],
    [".git", true],
    ["a b", true],
    ["~", true],
    [".", false],
    ["..", false],
    ["", false],
    ["  ", false],
    ["a/b", false],
    ["a\\b", false],
    ["a\u0000b", false],
    ["a\u001fb", false],
    ["a\u007fb", false],
    [undefined, false],
    [null, false],
    [7, false],
])("%j is accepted or refused as one path segment", (text, isSegment) => {
    expect(isPathSegment(text)).toBe(isSegment);
});

it("unknown values have the SDK's own mark", () => {
    expect(UNKNOWN).toBe(unknownValue);
});
