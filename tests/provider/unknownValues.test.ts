import fc from "fast-check";
import { type Json, type JsonObject, UNKNOWN } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { checkInputs } from "../../provider/rules/check";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { REQUIRED, ROW_ENTRIES } from "./fieldRows";

describe("an unknown value", () => {
    it.each(ROW_ENTRIES)("is accepted for %s", (name) => {
        expect(checkInputs(dockerfileAction, { ...REQUIRED, [name]: UNKNOWN }, {}).problems).toEqual([]);
    });

    it("adds no failure, whatever it replaces", () => {
        const faults: Json[] = ["", "x", 0, 1.5, true, [], ["A=1"], {}, { hashId: "" }, [{ id: "a" }], [{ key: "K" }]];
        const nested: Json[] = [
            [{ triggerCondition: "HOUR", triggerOperands: [{ triggerCondition: "OR" }] }],
            [{ triggerCondition: "OR", triggerOperands: [{ triggerCondition: "DAY", triggerDays: [8] }] }],
            [{ key: "K", filePath: "/a" }],
        ];
        const anyInputs = fc.dictionary(
            fc.constantFrom(...ROW_ENTRIES.map(([name]) => name)),
            fc.oneof(fc.constantFrom(...faults, ...nested), ...ROW_ENTRIES.map(([, { value }]) => fc.constant(value))),
        );
        fc.assert(
            fc.property(anyInputs, fc.nat(), (inputs, pick) => {
                const paths = leaves(inputs);
                const path = paths[pick % Math.max(1, paths.length)];
                fc.pre(path !== undefined);
                const before = new Set(
                    checkInputs(dockerfileAction, inputs as JsonObject, {}).problems.map(problemText),
                );
                const after = checkInputs(
                    dockerfileAction,
                    replaceAt(inputs as JsonObject, path ?? []) as JsonObject,
                    {},
                ).problems;
                expect(after.map(problemText).filter((message) => !before.has(message))).toEqual([]);
            }),
            { numRuns: 500 },
        );
    });
});

type Path = (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
    if (typeof value !== "object" || value === null) {
        return path.length === 0 ? [] : [path];
    }
    const below = Object.entries(value).flatMap(([key, entry]) => leaves(entry, [...path, key]));
    return path.length === 0 ? below : [path, ...below];
}

function replaceAt(value: Json, [key, ...rest]: Path): Json {
    if (key === undefined) {
        return UNKNOWN;
    }
    const copy = structuredClone(value) as Record<string, Json>;
    copy[key] = replaceAt(copy[key] ?? null, rest);
    return copy;
}
