import { OrderCircles } from "../../provider/rules/orderCircles";

const PIPELINE = "buddy/company-website/2";

afterEach(() => jest.restoreAllMocks());

/** How often the search looks at an action's predecessor while a chain is checked, and checked again. */
function looksFor(length: number, order: (ids: number[]) => number[]): number {
    const circles = new OrderCircles(PIPELINE);
    const get = jest.spyOn(Map.prototype, "get");
    const ids = order(Array.from({ length }, (_, index) => index + 1));
    for (const round of ["check", "diff"]) {
        for (const id of ids) {
            expect([round, circles.set(id, id === 1 ? undefined : id - 1)]).toEqual([round, []]);
        }
    }
    const looks = get.mock.calls.filter(([key]) => typeof key === "number").length;
    get.mockRestore();
    return looks;
}

describe("circles of afterActionId", () => {
    it.each<[string, (ids: number[]) => number[]]>([
        ["from its first action on", (ids) => ids],
        ["from its last action on", (ids) => [...ids].reverse()],
    ])("are looked for in a chain, told %s, with as many looks as it has actions", (_title, order) => {
        expect(looksFor(1000, order)).toBeLessThanOrEqual(4 * 1000);
        expect(looksFor(2000, order)).toBeLessThanOrEqual(4 * 2000);
    });

    it("are found again at each check, until a place changes", () => {
        const circles = new OrderCircles(PIPELINE);
        circles.set(1, 2);
        expect([circles.set(2, 1).length, circles.set(2, 1).length, circles.set(2, 3).length]).toEqual([1, 1, 0]);
        expect([circles.set(3, 1).length, circles.set(1, undefined).length, circles.set(3, 1).length]).toEqual([
            1, 0, 0,
        ]);
    });
});
