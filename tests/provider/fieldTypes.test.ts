import { object } from "../../provider/fields/objectType";
import { integer, string } from "../../provider/fields/scalarTypes";
import { allInputs, observedInputs, toCreateBody } from "../../provider/fields/wire";
import type { Json } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { dockerfileAction } from "../../provider/types/dockerfileAction";
import { integration } from "../../provider/types/integration";
import { REQUIRED } from "./fieldRows";

const BODY = { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile" };
const READ = { name: "Build", dockerfilePath: "Dockerfile" };

describe("a whole number", () => {
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
    ])("that Buddy answers as %j is read as %j", (wire, read) => {
        expect(type.fromWire(wire)).toEqual(read);
        expect(type.fromWire(wire, 1)).toEqual(read);
    });

    it.each([1, 24])("may be %d, which is a limit of its range", (value) => {
        expect(type.problems(value, { path: "hour", sensitive: false })).toEqual([]);
    });

    it("that is out of range is not repeated where messages must not quote", () => {
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

    it("has no entry, not even an empty one, for what is unset", () => {
        expect(type.normalize({ id: "a", note: "" })).toStrictEqual({ id: "a" });
        expect(type.fromWire({ id: "a", note: null })).toStrictEqual({ id: "a" });
        expect(type.fromWire({ id: "a" }, { id: "a", note: "mine" })).toStrictEqual({ id: "a" });
    });

    it.each<[Json]>([[null], ["a"], [7], [["a"]]])("is not what %j is", (other) => {
        expect(type.fromWire(other, { id: "a" })).toBeUndefined();
        expect(type.fromWire(other)).toBeUndefined();
        expect(type.normalize(other)).toBeUndefined();
    });

    it.each<[Json]>([[null], ["a"], [7], [["a"]]])("is read whole where the input is %j", (input) => {
        expect(type.fromWire({ id: "a", note: "n" }, input)).toEqual({ id: "a", note: "n" });
    });

    it("sends nothing under a name that is not in its table", () => {
        expect(
            toCreateBody(dockerfileAction, {
                ...REQUIRED,
                integration: { hashId: "a", colour: "red", constructor: "x" },
            }),
        ).toStrictEqual({
            ...BODY,
            integration: { hash_id: "a" },
        });
    });
});

describe("an integration in Buddy's answer", () => {
    it.each<[Json]>([
        [null],
        [{}],
        [{ name: "Hub", type: "DOCKER_HUB" }],
        [{ hash_id: "", identifier: null }],
        ["hub"],
    ])("is none for a getter when it is %j", (answered) => {
        expect(allInputs(dockerfileAction, { ...BODY, integration: answered })).toStrictEqual(READ);
    });

    it("reaches a getter under both its names", () => {
        const answered = { hash_id: "abc", identifier: "hub", name: "Hub" };
        expect(allInputs(dockerfileAction, { ...BODY, integration: answered })["integration"]).toStrictEqual({
            hashId: "abc",
            identifier: "hub",
        });
    });

    it("is not compared on a name that the program wrote as null", () => {
        const type = integration;
        const stated = { hashId: "abc", identifier: null };
        expect(type.fromWire({ hash_id: "abc", identifier: "hub" }, stated)).toStrictEqual({ hashId: "abc" });
        const answer = { ...BODY, integration: { hash_id: "abc", identifier: "hub" } };
        expect(observedInputs(dockerfileAction, answer, { ...REQUIRED, integration: stated })).toStrictEqual({
            ...REQUIRED,
            integration: stated,
        });
    });

    it("is taken over whole where state holds no object", () => {
        expect(integration.fromWire({ hash_id: "abc", name: "Hub" }, "abc")).toStrictEqual({ hashId: "abc" });
    });
});
