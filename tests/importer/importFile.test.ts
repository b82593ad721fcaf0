import fc from "fast-check";
import { importFile } from "../../importer/importFile";
import { programText } from "../../importer/programText";
import { namedActions, PIPELINE } from "./namedActions";

/** Runs the program, and returns the arguments of each resource. */
function declared(program: string): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    class DockerfileAction {
        constructor(name: string, args: object) {
            found[name] = args;
        }
    }
    new Function("DockerfileAction", `"use strict";${program.replace(/^import .*$/m, "")}`)(DockerfileAction);
    return found;
}

const text = fc.string({ unit: "grapheme", minLength: 1 });
const responses = fc.record(
    {
        name: text,
        docker_image_tag: text,
        build_args: fc.array(
            text.map((value) => `A=${value}`),
            { maxLength: 5 },
        ),
        variables: fc.uniqueArray(fc.record({ key: text, value: text, type: fc.constant("VAR") }), {
            selector: ({ key }) => key,
            maxLength: 4,
        }),
        trigger_conditions: fc.array(
            fc.record({
                trigger_condition: fc.constant("ON_CHANGE_AT_PATH"),
                trigger_condition_paths: fc.array(text, { minLength: 1 }),
            }),
            { maxLength: 3 },
        ),
        password: fc.constant("secure!x.y"),
        timeout: fc.nat().map((value) => value + 1),
        disabled: fc.boolean(),
    },
    { requiredKeys: ["name"] },
);

it("the program declares exactly the inputs of the import file, whatever the actions", () => {
    fc.assert(
        fc.property(fc.array(responses, { minLength: 1, maxLength: 4 }), (list) => {
            const actions = namedActions(...list);
            const { resources } = JSON.parse(importFile(actions)) as {
                resources: { name: string; inputs: { __provider: string } }[];
            };
            const imported = resources.map(({ name, inputs: { __provider, ...inputs } }) => [name, inputs]);
            expect(declared(programText(actions, { isAdopted: false, references: {} }))).toEqual(
                Object.fromEntries(imported),
            );
        }),
    );
});

it("no text from an action is run, not even from a comment", () => {
    const separators = fc.constantFrom("\n", "\r", "\u2028", "\u2029", "*/", "\\", '"', "`");
    fc.assert(
        fc.property(fc.array(separators, { minLength: 1 }), (ends) => {
            const breakout = `${ends.join("")}; throw new Error("run"); //`;
            const variables = [
                { key: `K${breakout}`, value: "secure!a.b", type: "VAR", encrypted: true, description: breakout },
            ];
            const actions = namedActions({
                name: breakout,
                trigger_time: breakout,
                variables,
                docker_registry: breakout,
            });
            expect(Object.values(declared(programText(actions, { isAdopted: false, references: {} })))).toEqual([
                { ...PIPELINE, name: breakout, dockerfilePath: "Dockerfile" },
            ]);
        }),
    );
});

it("the import file holds what the state will hold", () => {
    const [action] = namedActions({ name: "Build", id: 1, url: "u", html_url: "h" });
    const __provider = 'exports.handler = () => require("pulumi-buddyworks/provider");';
    const inputs = { ...PIPELINE, name: "Build", dockerfilePath: "Dockerfile" };
    expect(JSON.parse(importFile(action === undefined ? [] : [action]))).toEqual({
        resources: [
            {
                type: "pulumi-nodejs:dynamic/buddy:DockerfileAction",
                name: "build",
                id: "acme/website/12/1",
                inputs: { ...inputs, __provider },
                outputs: { ...inputs, actionId: 1, url: "u", htmlUrl: "h", __provider },
            },
        ],
    });
});
