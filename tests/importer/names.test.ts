import fc from "fast-check";
import { createNamer, pipelineVariable } from "../../importer/names";
import type { References } from "../../importer/references";

const namesOf = (names: readonly string[], prefix = "", references: References = {}) => {
    const nameOf = createNamer({ prefix, taken: ["pipeline2"], references });
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
    ["Process", "process", "process2"],
    ["set timeout", "set-timeout", "setTimeout2"],
    ["undefined", "undefined", "undefined2"],
    ["Config", "config", "config2"],
    ["Pulumi", "pulumi", "pulumi2"],
    ["Pipeline 2", "pipeline-2", "pipeline22"],
    ["Constructor", "constructor", "constructor"],
])("%j becomes %s, and %s in the program", (name, logicalName, variable) => {
    expect(namesOf([name])).toEqual([{ logicalName, variable }]);
});

it("equal names get numbers", () => {
    expect(namesOf(["Build", "build!", "BUILD", "Build 2"])).toEqual([
        { logicalName: "build", variable: "build" },
        { logicalName: "build-2", variable: "build2" },
        { logicalName: "build-3", variable: "build3" },
        { logicalName: "build-2-2", variable: "build22" },
    ]);
});

it("every name begins with the prefix", () => {
    expect(namesOf(["Build", "构"], "Web")).toEqual([
        { logicalName: "web-build", variable: "webBuild" },
        { logicalName: "web", variable: "web" },
    ]);
});

const REFERENCES: References = {
    provider: { variable: "image", urn: "urn:pulumi:dev::site::pulumi:providers:pulumi-nodejs::image" },
    parent: { variable: "webSite", urn: "urn:pulumi:dev::site::acme:Site::site" },
};

it("no action gets the name of the provider or the parent, in program or file", () => {
    expect(namesOf(["Image", "Web site", "image"], "", REFERENCES)).toEqual([
        { logicalName: "image-2", variable: "image2" },
        { logicalName: "web-site", variable: "webSite2" },
        { logicalName: "image-3", variable: "image3" },
    ]);
});

it.each([
    ["pipeline12", "nothing", {}],
    ["pipeline12", "other names", REFERENCES],
    [
        "pipeline12_2",
        "the same name",
        { parent: { variable: "pipeline12", urn: "urn:pulumi:dev::site::acme:Site::site" } },
    ],
])("the pipeline's constant is called %s beside %s", (name, _others, references) => {
    expect(pipelineVariable({ workspace: "acme", projectName: "website", pipelineId: 12 }, references)).toBe(name);
});

it("no variable hides a global of Node.js, whatever the names in Buddy", () => {
    const globals = Object.getOwnPropertyNames(globalThis);
    const written = globals.map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter}`));
    const variables = namesOf([...globals, ...written]).map(({ variable }) => variable);
    expect(variables.filter((variable) => globals.includes(variable))).toEqual([]);
});

it("every action gets a unique name that JavaScript can declare", () => {
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
