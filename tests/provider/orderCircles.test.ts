import { OrderCircles } from "../../provider/rules/orderCircles";

const PIPELINE = "buddy/company-website/2";

afterEach(() => jest.restoreAllMocks());

/** How many predecessors the search reads while a chain is checked twice. */
function readsFor(length: number, order: (ids: number[]) => number[]): number {
    const circles = new OrderCircles(PIPELINE);
    const get = jest.spyOn(Map.prototype, "get");
    const ids = order(Array.from({ length }, (_, index) => index + 1));
    for (const round of ["check", "diff"]) {
        for (const id of ids) {
            expect([round, circles.set(id, id === 1 ? undefined : id - 1)]).toEqual([round, []]);
        }
    }
    const reads = get.mock.calls.filter(([key]) => typeof key === "number").length;
    get.mockRestore();
    return reads;
}

describe("circles of afterActionId", () => {
    it.each<[string, (ids: number[]) => number[]]>([
        ["first to last", (ids) => ids],
        ["last to first", (ids) => [...ids].reverse()],
    ])("are searched for with reads in proportion to the chain, registered %s", (_title, order) => {
        expect(readsFor(1000, order)).toBeLessThanOrEqual(4 * 1000);
        expect(readsFor(2000, order)).toBeLessThanOrEqual(4 * 2000);
    });

    it("are found again at each check, until an afterActionId changes", () => {
        const circles = new OrderCircles(PIPELINE);
        circles.set(1, 2);
        expect([circles.set(2, 1).length, circles.set(2, 1).length, circles.set(2, 3).length]).toEqual([1, 1, 0]);
        expect([circles.set(3, 1).length, circles.set(1, undefined).length, circles.set(3, 1).length]).toEqual([
            1, 0, 0,
        ]);
    });
});
