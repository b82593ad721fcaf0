import type { JsonObject } from "../json";
import type { Problem } from "../problem";
import { ID_NAMES, type ResourceNoun, type ResourceType } from "../types/resourceType";
import { OrderCircles } from "./orderCircles";

/** What a resource of the program says about its object, as `check` sees it. */
export interface Registration {
    urn: string;
    /** True when the resource is about to be created, or replaced. */
    isNew: boolean;
    adoptId?: number;
    afterId?: number;
}

export function registrationOf(
    { noun }: ResourceType,
    inputs: JsonObject,
    { urn, isNew }: { urn: string; isNew: boolean },
): Registration {
    const { adopt, after = "" } = ID_NAMES[noun];
    const [adoptId, afterId] = [inputs[adopt], inputs[after]];
    return {
        urn,
        isNew,
        ...(typeof adoptId === "number" ? { adoptId } : {}),
        // A position after the adopted action itself is a cross-field problem, and no circle.
        ...(typeof afterId === "number" && afterId !== adoptId ? { afterId } : {}),
    };
}

interface Member extends Registration {
    id?: number;
}

/**
 * Which resource of the program has which object of one collection. Only resources that the program declares in this run
 * count: not those of a refresh, and not those about to be deleted. It knows the resources of this process only; other
 * providers have a process of their own (see `host/adoptionNotes.ts`).
 */
export class Owners {
    readonly #noun: ResourceNoun;
    readonly #members = new Map<string, Member>();
    readonly #owners = new Map<number, Member>();
    readonly #circles: OrderCircles;

    /** @param where the parent, for messages: `acme/website/12` */
    constructor(noun: ResourceNoun, where: string) {
        this.#noun = noun;
        this.#circles = new OrderCircles(where);
    }

    /** Notes a resource, and returns its conflicts with other resources. */
    register(registration: Registration): Problem[] {
        const { urn, isNew, adoptId } = registration;
        const before = this.#members.get(urn);
        const member: Member = { ...registration };
        this.#members.set(urn, member);
        const id = isNew ? adoptId : before?.id;
        if (before?.id !== undefined) {
            this.#release(before, before.id, id);
        }
        return id === undefined ? [] : this.#assign(member, id);
    }

    /** Notes which object a registered resource has, and returns its conflicts with other resources. */
    resolve(urn: string, id: number): Problem[] {
        const member = this.#members.get(urn);
        return member === undefined ? [] : this.#assign(member, id);
    }

    /** Ownership conflicts, checked again because other resources may have registered since. */
    conflicts(urn: string, id: number): Problem[] {
        const member = this.#members.get(urn);
        const owner = this.#owners.get(id);
        const isShared = member !== undefined && owner !== undefined && owner !== member;
        return isShared ? [this.#sharedProblem(id, owner, member)] : [];
    }

    /** The URN of the resource that has the object, or is about to adopt it. */
    ownerOf(id: number): string | undefined {
        return this.#owners.get(id)?.urn;
    }

    #assign(member: Member, id: number): Problem[] {
        const owner = this.#owners.get(id);
        if (owner !== undefined && owner !== member) {
            // A resource that has the object comes before one that wants to adopt it, whichever registered first.
            if (!member.isNew) {
                this.#owners.set(id, member);
            }
            return [this.#sharedProblem(id, owner, member)];
        }
        member.id = id;
        this.#owners.set(id, member);
        return this.#circles.set(id, member.afterId);
    }

    #release(member: Member, id: number, next: number | undefined): void {
        if (this.#owners.get(id) === member) {
            this.#owners.delete(id);
        }
        if (id !== next) {
            this.#circles.set(id, undefined);
        }
    }

    #sharedProblem(id: number, owner: Member, member: Member): Problem {
        const noun = this.#noun;
        const names = ID_NAMES[noun];
        const object = `${noun} ${id}`;
        if (!owner.isNew && !member.isNew) {
            const command = `pulumi state delete '${member.urn}'`;
            return {
                path: names.id,
                must: "belong to one resource",
                got: `both ${nameOf(owner.urn)} and ${nameOf(member.urn)} have ${object}`,
                fix: `Remove one of them and run \`${command}\`, which leaves the ${noun} alone.`,
            };
        }
        return {
            path: names.adopt,
            must: `name ${noun === "action" ? "an" : "a"} ${noun} that no other resource has`,
            got: member.isNew
                ? `${nameOf(owner.urn)} has ${object}`
                : `${nameOf(owner.urn)} wants to adopt ${object}, which this resource has`,
            fix: `Remove ${names.adopt}, or one of the two resources.`,
        };
    }
}

/** The logical name in a URN. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
