import { type ActionOrder, createActionOrder } from "../../provider/operations/actionOrder";

let placements: ActionOrder;

beforeEach(() => {
    placements = createActionOrder();
});

/** How action 5 stands to action 1 in this order. */
function standing(...order: number[]) {
    placements.place(5, 1);
    placements.noteOrder(5, order);
    return placements.check(5, 1);
}

describe("an action that was placed after another one", () => {
    it("stands right directly behind it, wherever the two are", () => {
        expect(standing(1, 5)).toEqual({ isRight: true });
        expect(standing(8, 1, 5, 9)).toEqual({ isRight: true });
    });

    it("stands wrong before it", () => {
        expect(standing(5, 1)).toEqual({ isRight: false });
        expect(standing(5, 8, 1)).toEqual({ isRight: false });
    });

    it("stands wrong where a stranger is between them, and the first one is named", () => {
        expect(standing(1, 7, 8, 5)).toEqual({ isRight: false, stranger: 7 });
    });

    it("stands right behind others that this run placed there, one after another, too", () => {
        placements.place(6, 1);
        placements.place(7, 6);
        expect(standing(1, 6, 7, 5)).toEqual({ isRight: true });
    });

    it.each([
        ["after an action before both", 8],
        ["after the action itself", 5],
        ["after one that stands further behind", 7],
    ])("is parted from it by one that this run placed elsewhere: %s", (_where, after) => {
        placements.place(6, after);
        placements.place(7, 1);
        expect(standing(8, 1, 6, 7, 5)).toEqual({ isRight: false, stranger: 6 });
    });

    it("stands nowhere as long as no order is known, or one of the two is not listed", () => {
        expect(placements.check(5, 1)).toBeUndefined();
        placements.place(5, 1);
        expect(placements.check(5, 1)).toBeUndefined();
        expect(standing(5, 6)).toBeUndefined();
        expect(standing(1, 6)).toBeUndefined();
    });

    it("is judged by the order listed since, not by one from before", () => {
        expect(standing(1, 5)).toEqual({ isRight: true });
        placements.place(5, 1);
        expect(placements.check(5, 1)).toBeUndefined();
    });

    it("is known as placed there and nowhere else", () => {
        placements.place(5, 1);
        expect([placements.isPlaced(5, 1), placements.isPlaced(5, 2), placements.isPlaced(1, 5)]).toEqual([
            true,
            false,
            false,
        ]);
    });
});

describe("an action whose predecessor was moved", () => {
    it("is left behind when the predecessor now stands behind it", () => {
        placements.place(1, 9);
        placements.noteOrder(1, [5, 9, 1]);
        expect(placements.mustFollow(5, 1)).toBe(true);
    });

    it.each([
        ["it still stands behind the predecessor", [9, 1, 5]],
        ["something stands between them", [9, 1, 7, 5]],
        ["the list lacks it", [9, 1]],
    ])("is not left behind when %s", (_why, order) => {
        placements.place(1, 9);
        placements.noteOrder(1, order);
        expect(placements.mustFollow(5, 1)).toBe(false);
    });

    it("is not left behind as far as anybody knows before a list was seen, or when nothing was moved", () => {
        placements.noteOrder(1, [5, 9, 1]);
        expect(placements.mustFollow(5, 1)).toBe(false);
        placements.place(1, 9);
        expect(placements.mustFollow(5, 1)).toBe(false);
    });
});
