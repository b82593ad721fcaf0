import type { Problem } from "../problem";

/** Which action of one pipeline comes after which, as the program's `afterActionId` inputs say; finds circles among them. */
export class OrderCircles {
    readonly #where: string;
    readonly #predecessors = new Map<number, number>();
    /** Actions that another action comes after. It only grows, which costs a longer search and never misses a circle. */
    readonly #followed = new Set<number>();

    /** @param where the pipeline, for messages: `acme/website/12` */
    constructor(where: string) {
        this.#where = where;
    }

    /** Notes what the action comes after, and returns the circle that this closes. */
    set(actionId: number, afterActionId: number | undefined): Problem[] {
        if (afterActionId === undefined) {
            this.#predecessors.delete(actionId);
            return [];
        }
        if (this.#predecessors.get(actionId) === afterActionId) {
            return [];
        }
        this.#predecessors.set(actionId, afterActionId);
        this.#followed.add(afterActionId);
        // A circle through this action needs an action that comes after it. A program declares predecessors first, so most
        // actions have no follower yet, and a chain of thousands is not walked for each of its actions.
        const circle = this.#followed.has(actionId) ? this.#circleThrough(actionId) : undefined;
        if (circle === undefined) {
            return [];
        }
        this.#predecessors.delete(actionId); // so that the next check finds the circle again
        return [circleProblem(circle, this.#where)];
    }

    /** The actions that wait for each other, from this one backwards; `undefined` when it is in no circle. */
    #circleThrough(start: number): number[] | undefined {
        const passed = new Set<number>();
        let next: number | undefined = start;
        while (next !== undefined && !passed.has(next)) {
            passed.add(next);
            next = this.#predecessors.get(next);
        }
        return next === start ? [...passed] : undefined;
    }
}

function circleProblem(circle: readonly number[], where: string): Problem {
    const path = "afterActionId";
    if (circle.length === 1) {
        const got = `action ${circle[0]} of ${where} would come after itself`;
        return { path, must: "name another action", got, fix: "Give another action's id, or remove it." };
    }
    // Sorted, so that the message is the same whichever action closes the circle.
    const ids = [...circle].sort((one, other) => one - other);
    const from = circle.indexOf(ids[0] ?? 0);
    const round = [...circle.slice(from), ...circle.slice(0, from), ids[0]].join(" after ");
    const names = `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
    const got = `actions ${names} of ${where} wait for each other: ${round}`;
    return { path, must: "name an action that does not wait for this one", got, fix: "Remove it from one of them." };
}
