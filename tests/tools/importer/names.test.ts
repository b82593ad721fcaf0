import fc from "fast-check";
import { createNamer } from "../../../tools/importer/names";

const namesOf = (names: readonly string[], prefix = "") => {
    const nameOf = createNamer({ prefix, taken: ["pipeline2"] });
    return names.map((name, index) => nameOf({ id: index + 1, name }));
};

it.each([
    ["Build image", "build-image", "buildImage"],
    ["  Build & push: Web/API! ", "build-push-web-api", "buildPushWebApi"],
    ["Zażółć gęślą jaźń", "zazo-c-gesla-jazn", "zazoCGeslaJazn"],
    ["构建镜像", "action-1", "action1"],
    ["", "action-1", "action1"],
    ["2024 image", "2024-image", "action2024Image"],
    ["Delete", "delete", "actionDelete"],
    ["await", "await", "await2"],
    ["exports", "exports", "exports2"],
    ["Pipeline 2", "pipeline-2", "pipeline22"],
    ["Constructor", "constructor", "constructor"],
])("calls %j %s in the stack and %s in the program", (name, logicalName, variable) => {
    expect(namesOf([name])).toEqual([{ logicalName, variable }]);
});

it("numbers what would be called the same", () => {
    expect(namesOf(["Build", "build!", "BUILD", "Build 2"])).toEqual([
        { logicalName: "build", variable: "build" },
        { logicalName: "build-2", variable: "build2" },
        { logicalName: "build-3", variable: "build3" },
        { logicalName: "build-2-2", variable: "build22" },
    ]);
});

it("puts the prefix before every name", () => {
    expect(namesOf(["Build", "构"], "Web")).toEqual([
        { logicalName: "web-build", variable: "webBuild" },
        { logicalName: "web", variable: "web" },
    ]);
});

it("gives every action a name of its own that JavaScript can declare, whatever people wrote", () => {
    fc.assert(
        fc.property(fc.array(fc.string({ unit: "grapheme" })), fc.constantFrom("", "x", "9"), (names, prefix) => {
            const given = namesOf(names, prefix);
            const variables = given.map(({ variable }) => variable);
            expect(new Set(variables).size).toBe(names.length);
            expect(new Set(given.map(({ logicalName }) => logicalName)).size).toBe(names.length);
            new Function(`"use strict"; const ${["pipeline2", ...variables].map((name) => `${name} = 1`).join(", ")};`);
        }),
    );
});
