import type { JsonObject } from "../json";
import type { Problem } from "../problem";
import type { PipelinePath } from "../resourcePath";
import { createOrderCircles } from "./orderCircles";

/** What a resource of the program says about its action, as `check` sees it. */
export interface Registration {
    urn: string;
    /** True when the resource is about to be created, or replaced. */
    isNew: boolean;
    adoptActionId?: number;
    afterActionId?: number;
}

export function registrationOf(inputs: JsonObject, { urn, isNew }: { urn: string; isNew: boolean }): Registration {
    const { adoptActionId, afterActionId } = inputs;
    return {
        urn,
        isNew,
        ...(typeof adoptActionId === "number" ? { adoptActionId } : {}),
        // After the very action that is adopted: registryRules.ts speaks of that.
        ...(typeof afterActionId === "number" && afterActionId !== adoptActionId ? { afterActionId } : {}),
    };
}

/**
 * Which resource of the program has which action of one pipeline. Only resources that the program declares in this run
 * count: those of a refresh, or about to be deleted, say nothing here. It knows the resources of this process alone:
 * others have a host of their own; see `host/adoptionNotes.ts`.
 */
export interface ActionOwners {
    /** Notes a resource; answers what conflicts with the other ones. */
    register(registration: Registration): Problem[];
    /** Notes which action a registered resource has; answers what conflicts with the other ones. */
    resolve(urn: string, actionId: number): Problem[];
    /** What conflicts with the resource's adopting the action now: others may have been resolved since it registered. */
    conflicts(urn: string, actionId: number): Problem[];
    /** The resource that has the action, or is about to adopt it. */
    ownerOf(actionId: number): Registration | undefined;
}

interface Member extends Registration {
    actionId?: number;
}

export function createActionOwners(pipeline: PipelinePath): ActionOwners {
    const members = new Map<string, Member>();
    const owners = new Map<number, Member>();
    const circles = createOrderCircles(pipeline);

    function assign(member: Member, actionId: number): Problem[] {
        const owner = owners.get(actionId);
        if (owner !== undefined && owner !== member) {
            // Having an action counts for more than wanting it, whichever of the two was heard of first.
            if (!member.isNew) {
                owners.set(actionId, member);
            }
            return [sharedProblem({ actionId, owner, member })];
        }
        member.actionId = actionId;
        owners.set(actionId, member);
        return circles.set(actionId, member.afterActionId);
    }

    /** What the resource had before it registered again. */
    function release(member: Member, next: number | undefined): void {
        const { actionId } = member;
        if (actionId === undefined) {
            return;
        }
        if (owners.get(actionId) === member) {
            owners.delete(actionId);
        }
        if (actionId !== next) {
            circles.set(actionId, undefined);
        }
    }

    return {
        register(registration) {
            const { urn, isNew, adoptActionId } = registration;
            const before = members.get(urn);
            const member: Member = { ...registration };
            members.set(urn, member);
            const actionId = isNew ? adoptActionId : before?.actionId;
            if (before !== undefined) {
                release(before, actionId);
            }
            return actionId === undefined ? [] : assign(member, actionId);
        },
        resolve(urn, actionId) {
            const member = members.get(urn);
            return member === undefined ? [] : assign(member, actionId);
        },
        conflicts(urn, actionId) {
            const member = members.get(urn);
            const owner = owners.get(actionId);
            const isShared = member !== undefined && owner !== undefined && owner !== member;
            return isShared ? [sharedProblem({ actionId, owner, member })] : [];
        },
        ownerOf: (actionId) => owners.get(actionId),
    };
}

interface SharedAction {
    actionId: number;
    /** Who had it first. */
    owner: Member;
    member: Member;
}

function sharedProblem({ actionId, owner, member }: SharedAction): Problem {
    const remedy = "remove adoptActionId, or one of the two resources";
    if (member.isNew) {
        const what = `action ${actionId} belongs to another resource of this program already (${nameOf(owner.urn)})`;
        return { path: "adoptActionId", what, remedy };
    }
    if (owner.isNew) {
        const what = `action ${actionId} belongs to this resource, and another one wants to adopt it (${nameOf(owner.urn)})`;
        return { path: "adoptActionId", what, remedy };
    }
    const names = `${nameOf(owner.urn)} and ${nameOf(member.urn)}`;
    const what = `action ${actionId} belongs to two resources of this program (${names})`;
    const command = `pulumi state delete '${member.urn}'`;
    return {
        path: "actionId",
        what,
        remedy: `remove one of them and run \`${command}\`, which leaves the action alone`,
    };
}

/** The logical name in a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
