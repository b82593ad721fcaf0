import { ActionOrder, movedPredecessor } from "../../provider/operations/actionOrder";

let order: ActionOrder;

beforeEach(() => {
    order = new ActionOrder();
});

/** Whether action 5 comes right after action 1 in this order. */
function checked(...ids: number[]) {
    order.place(5, 1);
    order.noteOrder(5, ids);
    return order.check(5, 1);
}

describe("an action that was placed after another one", () => {
    it("is right directly behind it, wherever the two are", () => {
        expect(checked(1, 5)).toEqual({ isRight: true });
        expect(checked(8, 1, 5, 9)).toEqual({ isRight: true });
    });

    it("is wrong before it", () => {
        expect(checked(5, 1)).toEqual({ isRight: false });
        expect(checked(5, 8, 1)).toEqual({ isRight: false });
    });

    it("is wrong behind an unmanaged action, and the first one between is named", () => {
        expect(checked(1, 7, 8, 5)).toEqual({ isRight: false, between: 7 });
    });

    it("is right behind others that this run placed there", () => {
        order.place(6, 1);
        order.place(7, 6);
        expect(checked(1, 6, 7, 5)).toEqual({ isRight: true });
    });

    it.each([
        ["after an action before both", 8],
        ["after the action itself", 5],
        ["after one that stands further behind", 7],
    ])("is wrong behind one that this run placed elsewhere: %s", (_where, after) => {
        order.place(6, after);
        order.place(7, 1);
        expect(checked(8, 1, 6, 7, 5)).toEqual({ isRight: false, between: 6 });
    });

    it("is not checked while no order is known or one of the two is not listed", () => {
        expect(order.check(5, 1)).toBeUndefined();
        order.place(5, 1);
        expect(order.check(5, 1)).toBeUndefined();
        expect(checked(5, 6)).toBeUndefined();
        expect(checked(1, 6)).toBeUndefined();
    });

    it("is checked against an order listed later, not earlier", () => {
        expect(checked(1, 5)).toEqual({ isRight: true });
        order.place(5, 1);
        expect(order.check(5, 1)).toBeUndefined();
    });

    it("is known to be placed there and nowhere else", () => {
        order.place(5, 1);
        expect([order.isPlaced(5, 1), order.isPlaced(5, 2), order.isPlaced(1, 5)]).toEqual([true, false, false]);
    });
});

describe("an action whose predecessor was moved", () => {
    it("must follow when the predecessor is now behind it", () => {
        order.place(1, 9);
        order.noteOrder(1, [5, 9, 1]);
        expect(order.mustFollow(5, 1)).toBe(true);
    });

    it.each([
        ["it is still behind the predecessor", [9, 1, 5]],
        ["something is between them", [9, 1, 7, 5]],
        ["the list lacks it", [9, 1]],
    ])("need not follow when %s", (_why, ids) => {
        order.place(1, 9);
        order.noteOrder(1, ids);
        expect(order.mustFollow(5, 1)).toBe(false);
    });

    it.each([
        ["the program places it elsewhere now", { afterActionId: 1 }],
        ["the program no longer places it", {}],
    ])("need not follow when %s", (_why, news) => {
        order.place(1, 9);
        order.noteOrder(1, [5, 9, 1]);
        const path = { noun: "action" as const, parent: { workspace: "acme" }, id: 5 };
        expect(movedPredecessor({ path, olds: { afterActionId: 1 }, news: { afterActionId: 1 } }, order)).toBe(1);
        expect(movedPredecessor({ path, olds: { afterActionId: 9 }, news }, order)).toBeUndefined();
    });

    it("need not follow before a list was read, or when nothing was moved", () => {
        order.noteOrder(1, [5, 9, 1]);
        expect(order.mustFollow(5, 1)).toBe(false);
        order.place(1, 9);
        expect(order.mustFollow(5, 1)).toBe(false);
    });
});
