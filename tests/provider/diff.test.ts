import fc from "fast-check";
import { type JsonObject, UNKNOWN } from "../../provider/json";
import { diffInputs, isStateOnly } from "../../provider/rules/diff";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { REQUIRED, ROW_ENTRIES } from "./fieldRows";

const NO_CHANGE = { changes: false, replaces: [], deleteBeforeReplace: false };
const OUTPUTS = { actionId: 3, htmlUrl: "https://app/3", url: "https://api/3", __provider: "old text" };
const PATH_FIELDS = ["workspace", "projectName", "pipelineId"];

describe("diff", () => {
    it("finds no change between outputs and their inputs, whatever the hidden keys", () => {
        const olds = { ...REQUIRED, ...OUTPUTS };
        expect(diffInputs(dockerfileAction, olds, { ...REQUIRED, __provider: "new text", __urn: "urn" })).toEqual(
            NO_CHANGE,
        );
        expect(diffInputs(dockerfileAction, { ...REQUIRED, __urn: "urn" }, olds)).toEqual(NO_CHANGE);
    });

    it.each(ROW_ENTRIES)("finds a changed %s, and replaces where the path changes", (name, { value, other }) => {
        const olds = { ...REQUIRED, ...OUTPUTS, [name]: value };
        const result = diffInputs(dockerfileAction, olds, { ...REQUIRED, [name]: other });
        if (name === "adoptActionId") {
            return expect(result).toEqual(NO_CHANGE);
        }
        const replaces = PATH_FIELDS.includes(name) ? [name] : [];
        return expect(result).toEqual({ changes: true, replaces, deleteBeforeReplace: false });
    });

    it.each(ROW_ENTRIES)("finds an added and a removed %s, state-only where nothing can be sent", (name, row) => {
        const without: JsonObject = { ...REQUIRED };
        delete without[name];
        const added = diffInputs(dockerfileAction, { ...without, ...OUTPUTS }, { ...without, [name]: row.value });
        expect(added.changes).toBe(true);
        const olds = { ...without, ...OUTPUTS, [name]: row.value };
        expect(diffInputs(dockerfileAction, olds, without).changes).toBe(true);
        expect(isStateOnly(dockerfileAction, olds, without)).toBe(row.clear === undefined && !(name in REQUIRED));
    });

    it("does not take an update without any change for one of the state alone", () => {
        expect(isStateOnly(dockerfileAction, { ...REQUIRED, ...OUTPUTS }, REQUIRED)).toBe(false);
    });

    it.each(ROW_ENTRIES.filter(([, { unset }]) => unset !== undefined))(
        "treats %s at its default as unset",
        (name, { unset = null }) => {
            expect(diffInputs(dockerfileAction, { ...REQUIRED, ...OUTPUTS }, { ...REQUIRED, [name]: unset })).toEqual(
                NO_CHANGE,
            );
            expect(diffInputs(dockerfileAction, { ...REQUIRED, ...OUTPUTS, [name]: unset }, REQUIRED)).toEqual(
                NO_CHANGE,
            );
        },
    );

    it("sees no difference between an integration with both names, as an import has it, and its hash id", () => {
        const both = { ...REQUIRED, ...OUTPUTS, integration: { hashId: "a", identifier: "ecr" } };
        const diffTo = (integration: JsonObject) => diffInputs(dockerfileAction, both, { ...REQUIRED, integration });
        expect([diffTo({ hashId: "a" }).changes, diffTo({ hashId: "b" }).changes]).toEqual([false, true]);
    });

    it.each(["contextPath", "secrets", "region", "integration"])("treats null and empty %s as unset", (name) => {
        for (const empty of [null, name === "secrets" ? [] : ""]) {
            expect(diffInputs(dockerfileAction, { ...REQUIRED, ...OUTPUTS }, { ...REQUIRED, [name]: empty })).toEqual(
                NO_CHANGE,
            );
        }
    });

    it.each<[string, JsonObject, JsonObject, boolean]>([
        ["build arguments in another order", { buildArgs: ["A=1", "B=2"] }, { buildArgs: ["B=2", "A=1"] }, false],
        ["a build argument without value", { buildArgs: ["A"] }, { buildArgs: ["A="] }, true],
        ["build arguments without value as a map", { buildArgs: ["A"] }, { buildArgs: { A: "" } }, true],
        ["a build argument that lost its value in Buddy", { buildArgs: { A: null } }, { buildArgs: { A: "" } }, true],
        ["a build argument of Buddy's in the list", { buildArgs: { A: null } }, { buildArgs: ["A"] }, true],
        ["an empty build argument as a map", { buildArgs: ["A="] }, { buildArgs: { A: "" } }, true],
        ["build arguments as a map", { buildArgs: ["A=1", "B=2"] }, { buildArgs: { B: "2", A: "1" } }, true],
        [
            "variables in another order",
            {
                variables: [
                    { key: "A", type: "VAR" },
                    { key: "B", type: "VAR" },
                ],
            },
            {
                variables: [
                    { key: "B", type: "VAR" },
                    { key: "A", type: "VAR", settable: false },
                ],
            },
            false,
        ],
        [
            "trigger conditions in another order",
            { triggerConditions: [{ triggerCondition: "ON_CHANGE" }, { triggerCondition: "OR" }] },
            { triggerConditions: [{ triggerCondition: "OR" }, { triggerCondition: "ON_CHANGE" }] },
            true,
        ],
        ["loop in another order", { loop: ["A", "B"] }, { loop: ["B", "A"] }, true],
        [
            "an encrypted variable's new value",
            { variables: [{ key: "A", type: "VAR", value: "1", encrypted: true }] },
            { variables: [{ key: "A", type: "VAR", value: "2", encrypted: true }] },
            true,
        ],
    ])("compares %s", (_title, olds, news, changes) => {
        expect(diffInputs(dockerfileAction, { ...REQUIRED, ...olds }, { ...REQUIRED, ...news }).changes).toBe(changes);
        expect(diffInputs(dockerfileAction, { ...REQUIRED, ...news }, { ...REQUIRED, ...olds }).changes).toBe(changes);
    });

    it.each(ROW_ENTRIES)("counts an unknown %s as a change, set before or not", (name, { value }) => {
        const news = { ...REQUIRED, [name]: UNKNOWN };
        expect(diffInputs(dockerfileAction, { ...REQUIRED, ...OUTPUTS, [name]: value }, news).changes).toBe(
            name !== "adoptActionId",
        );
        expect(diffInputs(dockerfileAction, { ...REQUIRED, ...OUTPUTS }, news).changes).toBe(true);
    });

    it.each<[string[], JsonObject, JsonObject, string[]]>([
        [["dockerImageTag"], { dockerImageTag: "1" }, { dockerImageTag: "2" }, ["dockerImageTag"]],
        [["region"], { dockerImageTag: "1" }, { dockerImageTag: "2" }, []],
        [["*"], { dockerImageTag: "1", region: "a" }, { dockerImageTag: "2", region: "a" }, ["dockerImageTag"]],
        [["buildArgs.A"], { buildArgs: { A: "1", B: "1" } }, { buildArgs: { A: "2", B: "1" } }, ["buildArgs"]],
        [["buildArgs.A"], { buildArgs: { A: "1", B: "1" } }, { buildArgs: { A: "1", B: "2" } }, []],
        [['buildArgs["A.B"]'], { buildArgs: { "A.B": "1" } }, { buildArgs: { "A.B": "2" } }, ["buildArgs"]],
        [["buildArgs[1]"], { buildArgs: ["A=1", "B=1"] }, { buildArgs: ["A=1", "B=2"] }, ["buildArgs"]],
        [
            ["secrets[*].value"],
            { secrets: [{ id: "a", value: "1", type: "ENV" }] },
            { secrets: [{ id: "a", value: "2", type: "ENV" }] },
            ["secrets"],
        ],
        [["buildkit"], { buildkit: true }, {}, []],
        [["region", "dockerImageTag"], { dockerImageTag: "1" }, { dockerImageTag: "2" }, ["dockerImageTag"]],
        [['buildArgs["A\\"B"]'], { buildArgs: { 'A"B': "1" } }, { buildArgs: { 'A"B': "2" } }, ["buildArgs"]],
        [["integration.hashId"], {}, { integration: { hashId: "a" } }, ["integration"]],
        [["dockerImageTag.length"], { dockerImageTag: "1" }, { dockerImageTag: "20" }, []],
    ])("follows Pulumi's replaceOnChanges %j", (paths, olds, news, replaces) => {
        const result = diffInputs(
            dockerfileAction,
            { ...REQUIRED, ...olds },
            { ...REQUIRED, ...news, __replaceOnChanges: paths },
        );
        expect(result.replaces).toEqual(replaces);
    });

    it.each([
        [{ adoptActionId: 5 }, {}],
        [{ afterActionId: 5 }, {}],
        [{ buildArgs: ["A=1"] }, { buildArgs: { A: "1" } }],
    ])("replaces nothing for a state-only change: %j, %j", (olds, news) => {
        const result = diffInputs(
            dockerfileAction,
            { ...REQUIRED, ...olds },
            { ...REQUIRED, ...news, __replaceOnChanges: ["*"] },
        );
        expect(result).toEqual({ changes: true, replaces: [], deleteBeforeReplace: false });
    });

    it("finds no change from a value to itself, whatever the values", () => {
        const inputs = fc.dictionary(fc.constantFrom(...ROW_ENTRIES.map(([name]) => name)), fc.jsonValue());
        fc.assert(
            fc.property(inputs, (values) => {
                const same = values as JsonObject;
                expect(diffInputs(dockerfileAction, { ...same, ...OUTPUTS }, { ...same, __urn: "urn" })).toEqual(
                    NO_CHANGE,
                );
            }),
        );
    });
});
