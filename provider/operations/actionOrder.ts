import type { ObjectPath } from "../client/urls";
import { isSame, type JsonObject } from "../json";

/** How an action stands to the action that it was placed after. */
export type OrderCheck = { isRight: true } | { isRight: false; between?: number };

interface Placement {
    after: number;
    /** The order that Buddy listed afterwards. */
    order?: readonly number[];
}

/**
 * Where this run placed actions of one pipeline, as `afterActionId` says. Buddy never returns the position of an action, so
 * only its list of actions tells whether one moved.
 */
export class ActionOrder {
    readonly #placements = new Map<number, Placement>();

    /** Notes that this run places the action after another one. */
    place(id: number, after: number): void {
        this.#placements.set(id, { after });
    }

    isPlaced(id: number, after: number): boolean {
        return this.#placements.get(id)?.after === after;
    }

    /** Notes the order that was listed once the action had been placed. */
    noteOrder(id: number, order: readonly number[]): void {
        const placement = this.#placements.get(id);
        if (placement !== undefined) {
            placement.order = order;
        }
    }

    /**
     * Right is behind the other action, with nothing between them but actions that this run placed there, too. `undefined` when
     * the order is not known or lacks one of the two.
     */
    check(id: number, after: number): OrderCheck | undefined {
        const order = this.#placements.get(id)?.order ?? [];
        const [from, to] = [order.indexOf(after), order.indexOf(id)];
        if (from === -1 || to === -1) {
            return undefined;
        }
        if (to < from) {
            return { isRight: false };
        }
        const between = this.#firstUnplaced(after, order.slice(from + 1, to));
        return between === undefined ? { isRight: true } : { isRight: false, between };
    }

    /** True when this run is known to have moved the other action to a position behind this one. */
    mustFollow(id: number, after: number): boolean {
        const order = this.#placements.get(after)?.order ?? [];
        return order.includes(id) && order.indexOf(id) < order.indexOf(after);
    }

    #firstUnplaced(first: number, rest: readonly number[]): number | undefined {
        const linked = new Set([first]);
        return rest.find((id) => {
            const after = this.#placements.get(id)?.after;
            const isLinked = after !== undefined && linked.has(after);
            linked.add(id);
            return !isLinked;
        });
    }
}

export interface Move {
    path: ObjectPath;
    /** The action that it was placed after. */
    after: number;
    /** True when the program names the action in `adoptActionId`. */
    isAdopted: boolean;
}

/** An action's inputs, before and now. */
interface Change {
    path: ObjectPath;
    olds: JsonObject;
    news: JsonObject;
}

/** The move that an update has to send: to another position, or after an action that this run has moved. */
export function moveOf({ path, olds, news }: Change, order: ActionOrder): Move | undefined {
    const { afterActionId: after, adoptActionId } = news;
    if (typeof after !== "number") {
        return undefined;
    }
    if (isSame(after, olds["afterActionId"]) && !order.isPlaced(path.id, after)) {
        return undefined;
    }
    return { path, after, isAdopted: adoptActionId === path.id };
}

/**
 * The predecessor that this run moved behind the action, although nothing changed here: the action has to follow it.
 * Otherwise the rest of a chain would stay where it was.
 */
export function movedPredecessor({ path, olds, news }: Change, order: ActionOrder): number | undefined {
    const { afterActionId: after } = news;
    if (typeof after !== "number" || !isSame(after, olds["afterActionId"])) {
        return undefined;
    }
    return order.mustFollow(path.id, after) ? after : undefined;
}
