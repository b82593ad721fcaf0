import { object } from "../../provider/fields/objectType";
import { integer, string } from "../../provider/fields/scalarTypes";
import { allInputs, observedInputs, toCreateBody } from "../../provider/fields/wire";
import type { Json } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { integration } from "../../provider/types/integration";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";

const READ = { name: "Build", dockerfilePath: "Dockerfile" };

describe("an integer", () => {
    const type = integer({ least: 1, most: 24, fix: "Give an hour." });

    it.each<[Json | undefined, Json | undefined]>([
        ["7", 7],
        ["0012", 12],
        [7, 7],
        ["7h", "7h"],
        ["at 7", "at 7"],
        ["1.5", "1.5"],
        ["-7", "-7"],
        [["7"], ["7"]],
        ["", undefined],
        [null, undefined],
        [undefined, undefined],
    ])("in a response as %j is read as %j", (wire, read) => {
        expect(type.fromWire(wire)).toEqual(read);
        expect(type.fromWire(wire, 1)).toEqual(read);
    });

    it.each([1, 24])("can be %d, which is a limit of its range", (value) => {
        expect(type.problems(value, { path: "hour", sensitive: false })).toEqual([]);
    });

    it("that is out of range is not quoted where the input is sensitive", () => {
        expect(type.problems(25, { path: "hour", sensitive: true }).map(problemText)).toEqual([
            "hour: must be an integer from 1 to 24 (got another number). Give an hour.",
        ]);
    });
});

describe("an object", () => {
    const type = object<{ id: string; note?: string }>({
        id: { wire: "id", type: string(), required: true },
        note: { wire: "note", type: string() },
    });

    it("has no part for what is unset", () => {
        expect(type.normalize({ id: "a", note: "" })).toStrictEqual({ id: "a" });
        expect(type.fromWire({ id: "a", note: null })).toStrictEqual({ id: "a" });
        expect(type.fromWire({ id: "a" }, { id: "a", note: "mine" })).toStrictEqual({ id: "a" });
    });

    it.each<[Json]>([[null], ["a"], [7], [["a"]]])("is not read from %j", (other) => {
        expect(type.fromWire(other, { id: "a" })).toBeUndefined();
        expect(type.fromWire(other)).toBeUndefined();
        expect(type.normalize(other)).toBeUndefined();
    });

    it.each<[Json]>([[null], ["a"], [7], [["a"]]])("is read as a whole where the input is %j", (input) => {
        expect(type.fromWire({ id: "a", note: "n" }, input)).toEqual({ id: "a", note: "n" });
    });

    it("sends nothing under a name that is not in its table", () => {
        expect(
            toCreateBody(dockerfileAction, {
                ...REQUIRED,
                integration: { hashId: "a", colour: "red", constructor: "x" },
            }),
        ).toStrictEqual({
            ...REQUIRED_BODY,
            integration: { hash_id: "a" },
        });
    });
});

describe("an integration in a response", () => {
    it.each<[Json]>([
        [null],
        [{}],
        [{ name: "Hub", type: "DOCKER_HUB" }],
        [{ hash_id: "", identifier: null }],
        ["hub"],
    ])("is no input of a getter when it is %j", (returned) => {
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, integration: returned })).toStrictEqual(READ);
    });

    it("is read by a getter with both its ids", () => {
        const returned = { hash_id: "abc", identifier: "hub", name: "Hub" };
        expect(allInputs(dockerfileAction, { ...REQUIRED_BODY, integration: returned })["integration"]).toStrictEqual({
            hashId: "abc",
            identifier: "hub",
        });
    });

    it("is not compared on an id that the program set to null", () => {
        const type = integration;
        const own = { hashId: "abc", identifier: null };
        expect(type.fromWire({ hash_id: "abc", identifier: "hub" }, own)).toStrictEqual({ hashId: "abc" });
        const response = { ...REQUIRED_BODY, integration: { hash_id: "abc", identifier: "hub" } };
        expect(observedInputs(dockerfileAction, response, { ...REQUIRED, integration: own })).toStrictEqual({
            ...REQUIRED,
            integration: own,
        });
    });

    it("is read as a whole where the state holds no object", () => {
        expect(integration.fromWire({ hash_id: "abc", name: "Hub" }, "abc")).toStrictEqual({ hashId: "abc" });
    });
});
