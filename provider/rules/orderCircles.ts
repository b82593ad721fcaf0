import type { Problem } from "../problem";
import { type PipelinePath, pipelineText } from "../resourcePath";

/** Which action of one pipeline comes after which, as the program's `afterActionId` inputs say; finds circles among them. */
export interface OrderCircles {
    /** Notes what the action comes after, if anything; answers the circle that this closes. */
    set(actionId: number, afterActionId: number | undefined): Problem[];
}

export function createOrderCircles(pipeline: PipelinePath): OrderCircles {
    const predecessors = new Map<number, number>();
    /** Actions that another one comes after. It only grows, which costs a longer search and never misses a circle. */
    const followed = new Set<number>();

    return {
        set(actionId, afterActionId) {
            if (afterActionId === undefined) {
                predecessors.delete(actionId);
                return [];
            }
            if (predecessors.get(actionId) === afterActionId) {
                return [];
            }
            predecessors.set(actionId, afterActionId);
            followed.add(afterActionId);
            // A circle through this action needs another action that comes after it. A program declares predecessors first,
            // so most actions have no follower yet, and a chain of thousands is checked without walking along it each time.
            const circle = followed.has(actionId) ? circleThrough(actionId, predecessors) : undefined;
            if (circle === undefined) {
                return [];
            }
            predecessors.delete(actionId); // so that the next check finds the circle again
            return [circleProblem(circle, pipeline)];
        },
    };
}

/** The actions that wait for each other, from this one back to before it; `undefined` when it waits in no circle. */
function circleThrough(start: number, predecessors: ReadonlyMap<number, number>): number[] | undefined {
    const passed = new Set<number>();
    let next: number | undefined = start;
    while (next !== undefined && !passed.has(next)) {
        passed.add(next);
        next = predecessors.get(next);
    }
    return next === start ? [...passed] : undefined;
}

function circleProblem(circle: readonly number[], pipeline: PipelinePath): Problem {
    const where = pipelineText(pipeline);
    if (circle.length === 1) {
        const what = `action ${circle[0]} of ${where} can't be placed after itself`;
        return { path: "afterActionId", what, remedy: "give another action's id, or remove it" };
    }
    // Sorted, so that the message is the same whichever of them closes the circle.
    const ids = [...circle].sort((one, other) => one - other);
    const from = circle.indexOf(ids[0] ?? 0);
    const round = [...circle.slice(from), ...circle.slice(0, from), ids[0]].join(" after ");
    const names = `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
    const what = `actions ${names} of ${where} each wait for another's place (${round})`;
    return { path: "afterActionId", what, remedy: "remove one of them" };
}
