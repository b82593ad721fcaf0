import { hasUnknown, isObject, type Json, plainJson, UNKNOWN, unlessEmpty } from "../../provider/json";

describe("an unknown value", () => {
    it.each<[Json]>([
        [UNKNOWN],
        [["A=1", UNKNOWN]],
        [{ A: "1", B: UNKNOWN }],
        [[{ id: "a", value: UNKNOWN }]],
        [{ nested: { list: [1, [UNKNOWN]] } }],
    ])("is found in %j", (value) => {
        expect(hasUnknown(value)).toBe(true);
    });

    it.each<[Json | undefined]>([
        [undefined],
        [null],
        [""],
        ["text"],
        [`${UNKNOWN}!`],
        [0],
        [true],
        [[]],
        [{}],
        [["A=1", null]],
        [{ [UNKNOWN]: "1" }],
        [[{ id: "a", value: "b" }]],
    ])("is not found in %j", (value) => {
        expect(hasUnknown(value)).toBe(false);
    });
});

describe("a value that may be empty", () => {
    it.each<[Json | undefined]>([[undefined], [null], [""], [[]], [{}]])("is unset as %j", (value) => {
        expect(unlessEmpty(value)).toBeUndefined();
    });

    it.each<[Json]>([[false], [true], [0], [7], [" "], ["text"], [[null]], [[""]], [{ a: null }], [{ length: 0 }]])(
        "stays as it is as %j",
        (value) => {
            expect(unlessEmpty(value)).toBe(value);
        },
    );
});

it.each<[Json | undefined, boolean]>([
    [{}, true],
    [{ a: 1 }, true],
    [[], false],
    [null, false],
    [undefined, false],
    ["text", false],
    [7, false],
])("an object is distinguished from other values: %j", (value, expected) => {
    expect(isObject(value)).toBe(expected);
});

describe("plain JSON", () => {
    it.each<[string, unknown, Json]>([
        ["null", null, null],
        ["true", true, true],
        ["false", false, false],
        ["text", "text", "text"],
        ["empty text", "", ""],
        ["zero", 0, 0],
        ["a fraction", 1.5, 1.5],
        ["a bigint", 12n, "12"],
        ["a number without end", Number.NEGATIVE_INFINITY, null],
        ["nothing", undefined, null],
        ["a function", () => 1, null],
        ["a symbol", Symbol("s"), null],
        ["null inside of objects and lists", { a: null, b: [null, { c: null }] }, { a: null, b: [null, { c: null }] }],
        [
            "an instance of a class",
            new (class Point {
                x = 1;
            })(),
            { x: 1 },
        ],
        ["absent and callable parts of objects", { a: undefined, b: () => 1, c: 1 }, { c: 1 }],
        ["symbols and absent parts of lists", { a: Symbol("s"), b: [undefined, "x"] }, { a: null, b: [null, "x"] }],
        ["numbers inside of objects", { big: 12n, nan: Number.NaN }, { big: "12", nan: null }],
        ["frozen objects", Object.freeze({ a: Object.freeze([1]) }), { a: [1] }],
    ])("can be made of %s", (_title, value, plain) => {
        expect(plainJson(value)).toStrictEqual(plain);
    });

    it("is a fresh copy that can be changed", () => {
        expect(Object.isFrozen(plainJson(Object.freeze({ a: 1 })))).toBe(false);
    });

    it("replaces NaN and Infinity as the caller says, at every depth", () => {
        const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
        expect(plainJson({ a: nan, b: [infinity, { c: -infinity }], d: 1 }, String)).toEqual({
            a: "NaN",
            b: ["Infinity", { c: "-Infinity" }],
            d: 1,
        });
    });
});
