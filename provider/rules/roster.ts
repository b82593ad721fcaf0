import { type PipelinePath, pipelineText } from "../client/actionPath";
import type { JsonObject } from "../json";
import type { Problem } from "./problem";

/** What a resource of the program says about its action, as `check` sees it. */
export interface Declaration {
    urn: string;
    /** True when the resource is about to be made, or made anew. */
    isNew: boolean;
    adoptActionId?: number;
    afterActionId?: number;
}

export function declarationOf(inputs: JsonObject, { urn, isNew }: { urn: string; isNew: boolean }): Declaration {
    const { adoptActionId, afterActionId } = inputs;
    return {
        urn,
        isNew,
        ...(typeof adoptActionId === "number" ? { adoptActionId } : {}),
        // After the very action that is taken over: registryRules.ts speaks of that.
        ...(typeof afterActionId === "number" && afterActionId !== adoptActionId ? { afterActionId } : {}),
    };
}

/**
 * Which resource of the program has which action of one pipeline, and after which other it wants it. Only resources
 * that the program declares in this run count: those of a refresh, or about to be deleted, say nothing here.
 */
export interface Roster {
    /** Answers what is wrong with the declaration beside the others. */
    declare(declaration: Declaration): Problem[];
    /** The same, once it is known which action a resource has; of one that was not declared nothing is noted. */
    identify(urn: string, actionId: number): Problem[];
    /** What stands against a resource's taking the action over, now that others may have been identified meanwhile. */
    objections(urn: string, actionId: number): Problem[];
    /** The resource that has the action, or is about to take it over, and goes on with it; if any does. */
    holderOf(actionId: number): Declaration | undefined;
}

interface Member extends Declaration {
    actionId?: number;
}

export function createRoster(pipeline: PipelinePath): Roster {
    const members = new Map<string, Member>();
    const holders = new Map<number, Member>();

    function hold(member: Member, actionId: number): Problem[] {
        const holder = holders.get(actionId);
        if (holder !== undefined && holder !== member) {
            // Having an action counts for more than wanting it, whichever of the two was heard of first.
            if (!member.isNew) {
                holders.set(actionId, member);
            }
            return [sharedProblem({ actionId, holder, member })];
        }
        member.actionId = actionId;
        holders.set(actionId, member);
        const cycle = cycleThrough(actionId, (id) => holders.get(id)?.afterActionId);
        return cycle === undefined ? [] : [cycleProblem(cycle, pipeline)];
    }

    return {
        declare(declaration) {
            const { urn, isNew, adoptActionId } = declaration;
            const before = members.get(urn);
            if (before?.actionId !== undefined) {
                holders.delete(before.actionId);
            }
            const member: Member = { ...declaration };
            members.set(urn, member);
            const actionId = isNew ? adoptActionId : before?.actionId;
            return actionId === undefined ? [] : hold(member, actionId);
        },
        identify(urn, actionId) {
            const member = members.get(urn);
            return member === undefined ? [] : hold(member, actionId);
        },
        objections(urn, actionId) {
            const member = members.get(urn);
            const holder = holders.get(actionId);
            const isDisputed = member !== undefined && holder !== undefined && holder !== member;
            return isDisputed ? [sharedProblem({ actionId, holder, member })] : [];
        },
        holderOf: (actionId) => holders.get(actionId),
    };
}

/** The actions that wait for each other, from this one back to before it; `undefined` when it waits in no circle. */
export function cycleThrough(start: number, after: (actionId: number) => number | undefined): number[] | undefined {
    const passed = new Set<number>();
    let next: number | undefined = start;
    while (next !== undefined && !passed.has(next)) {
        passed.add(next);
        next = after(next);
    }
    return next === start ? [...passed] : undefined;
}

function cycleProblem(cycle: readonly number[], pipeline: PipelinePath): Problem {
    const where = pipelineText(pipeline);
    if (cycle.length === 1) {
        const what = `action ${cycle[0]} of ${where} can't be placed after itself`;
        return { path: "afterActionId", what, remedy: "give another action's id, or remove it" };
    }
    // Sorted, so that the message is the same whichever of them closes the circle.
    const ids = [...cycle].sort((one, other) => one - other);
    const from = cycle.indexOf(ids[0] ?? 0);
    const round = [...cycle.slice(from), ...cycle.slice(0, from), ids[0]].join(" after ");
    const names = `${ids.slice(0, -1).join(", ")} and ${ids.at(-1)}`;
    const what = `actions ${names} of ${where} each wait for another's place (${round})`;
    return { path: "afterActionId", what, remedy: "remove one of them" };
}

interface Shared {
    actionId: number;
    /** Who had it first. */
    holder: Member;
    member: Member;
}

function sharedProblem({ actionId, holder, member }: Shared): Problem {
    const remedy = "remove adoptActionId, or one of the two resources";
    if (member.isNew) {
        const what = `action ${actionId} belongs to another resource of this program already (${nameOf(holder)})`;
        return { path: "adoptActionId", what, remedy };
    }
    if (holder.isNew) {
        const what = `action ${actionId} belongs to this resource, and another one wants to take it over (${nameOf(holder)})`;
        return { path: "adoptActionId", what, remedy };
    }
    const what = `action ${actionId} belongs to two resources of this program (${nameOf(holder)} and ${nameOf(member)})`;
    return { path: "actionId", what, remedy: "remove one of them: the action stays" };
}

function nameOf({ urn }: Member): string {
    return urn.split("::").slice(3).join("::");
}
