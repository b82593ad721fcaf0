/** How an action stands to the one it was placed after. */
export type OrderCheck = { isRight: true } | { isRight: false; stranger?: number };

/**
 * Where this run has placed actions of one pipeline, as `afterActionId` says, and what order Buddy listed afterwards.
 * Buddy never returns the place of an action by itself, so nothing but its list of actions tells whether one moved.
 */
export interface ActionOrder {
    /** Notes that this run places the action after another. */
    place(actionId: number, afterActionId: number): void;
    isPlaced(actionId: number, afterActionId: number): boolean;
    /** Notes the order that was listed once the action had been placed. */
    noteOrder(actionId: number, order: readonly number[]): void;
    /**
     * Right is behind the other one, with nothing between them but what this run placed there, too. A stranger is the
     * first action between them that it did not; `undefined` when the order lacks one of the two or is not known.
     */
    check(actionId: number, afterActionId: number): OrderCheck | undefined;
    /** True when the other one is known to have been moved by this run to a place behind the action. */
    mustFollow(actionId: number, afterActionId: number): boolean;
}

interface Placement {
    after: number;
    order?: readonly number[];
}

export function createActionOrder(): ActionOrder {
    const placements = new Map<number, Placement>();

    function between(first: number, rest: readonly number[]): number | undefined {
        const linked = new Set([first]);
        return rest.find((id) => {
            const after = placements.get(id)?.after;
            const isLinked = after !== undefined && linked.has(after);
            linked.add(id);
            return !isLinked;
        });
    }

    return {
        place: (actionId, after) => {
            placements.set(actionId, { after });
        },
        isPlaced: (actionId, after) => placements.get(actionId)?.after === after,
        noteOrder: (actionId, order) => {
            const placement = placements.get(actionId);
            if (placement !== undefined) {
                placement.order = order;
            }
        },
        check: (actionId, after) => {
            const order = placements.get(actionId)?.order ?? [];
            const [from, to] = [order.indexOf(after), order.indexOf(actionId)];
            if (from === -1 || to === -1) {
                return undefined;
            }
            if (to < from) {
                return { isRight: false };
            }
            const stranger = between(after, order.slice(from + 1, to));
            return stranger === undefined ? { isRight: true } : { isRight: false, stranger };
        },
        mustFollow: (actionId, after) => {
            const order = placements.get(after)?.order ?? [];
            return order.includes(actionId) && order.indexOf(actionId) < order.indexOf(after);
        },
    };
}
