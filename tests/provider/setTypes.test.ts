import { object } from "../../provider/fields/objectType";
import { string } from "../../provider/fields/scalarTypes";
import { objectSet, stringSet } from "../../provider/fields/setTypes";

interface Entry {
    type: string;
    a?: string;
    b?: string;
    c?: string;
}

const part = (wire: string) => ({ wire, type: string() });
const set = objectSet<Entry>(object({ type: part("type"), a: part("a"), b: part("b"), c: part("c") }), "type");

describe("a set of texts", () => {
    it("means the same in any order, with repetitions, and empty as unset", () => {
        const { normalize } = stringSet();
        expect(normalize(["b", "a", "b"])).toEqual(normalize(["a", "b"]));
        expect([[], null, undefined].map(normalize)).toEqual([undefined, undefined, undefined]);
    });
});

describe("a set of objects", () => {
    it("means the same in any order, and empty as unset", () => {
        const [one, other] = [
            { type: "X", a: "1" },
            { type: "X", a: "" },
        ];
        expect(set.normalize([one, other])).toEqual(set.normalize([{ type: "X" }, one]));
        expect([[], null, undefined].map(set.normalize)).toEqual([undefined, undefined, undefined]);
    });

    it("pairs each entry with one that it agrees with, even if another one took that first", () => {
        const written = [{ type: "X" }, { type: "X", a: "1", b: "2" }, { type: "X", a: "1", c: "3" }];
        const found = [
            { type: "X", a: "1", b: "2", c: "3" },
            { type: "X", a: "1", b: "2" },
            { type: "X", a: "9" },
        ];
        expect(set.fromWire(found, written)).toEqual(written);
    });

    it("pairs what is left by type, and adds the rest as it is", () => {
        const written = [{ type: "Y" }, { type: "X", a: "1" }, { type: "Z", a: "1" }];
        const found = [
            { type: "W", b: "1" },
            { type: "X", a: "2", b: "3" },
        ];
        expect(set.fromWire(found, written)).toEqual([
            { type: "X", a: "2" },
            { type: "W", b: "1" },
        ]);
        expect(set.fromWire(undefined, written)).toBeUndefined();
        expect(set.fromWire(found)).toEqual(found);
    });
});
