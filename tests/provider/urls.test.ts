import { idOf } from "../../provider/client/urls";
import type { Json } from "../../provider/json";

describe("the action's id", () => {
    it.each<[Json, number]>([
        [7, 7],
        [1, 1],
        ["7", 7],
        ["1234", 1234],
        [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ])("is read from %j", (id, number) => {
        expect(idOf({ id })).toBe(number);
    });

    it.each<[Json]>([
        [0],
        [-7],
        [1.5],
        [Number.MAX_SAFE_INTEGER + 1],
        [null],
        [true],
        [[7]],
        [{}],
        [""],
        ["0"],
        ["-7"],
        ["7a"],
        ["a7"],
        [" 7"],
        ["0x7"],
        ["9007199254740993"],
    ])("is not read from %j", (id) => {
        expect(idOf({ id })).toBeUndefined();
    });

    it("is not read from a response without it", () => {
        expect(idOf({})).toBeUndefined();
    });
});
