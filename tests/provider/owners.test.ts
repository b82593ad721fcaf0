import fc from "fast-check";
import { type JsonObject, UNKNOWN } from "../../provider/json";
import { problemText } from "../../provider/problem";
import { Owners, registrationOf } from "../../provider/rules/owners";
import { dockerfileAction } from "../../provider/types/dockerfileAction";

const urn = (name: string) => `urn:pulumi:test::site-images::pulumi-nodejs:dynamic/buddy:DockerfileAction::${name}`;

let owners: Owners;

beforeEach(() => {
    owners = new Owners("action", "buddy/company-website/2");
});

/** A resource that exists, as the engine handles it: check, then diff. */
function existing(name: string, actionId: number, afterId?: number): string[] {
    const after = afterId === undefined ? {} : { afterId };
    const registered = owners.register({ urn: urn(name), isNew: false, ...after });
    return [...registered, ...owners.resolve(urn(name), actionId)].map(problemText);
}

function adopting(name: string, adoptId: number, afterId?: number): string[] {
    const after = afterId === undefined ? {} : { afterId };
    return owners.register({ urn: urn(name), isNew: true, adoptId, ...after }).map(problemText);
}

describe("circles of afterActionId", () => {
    it("are reported when they close, from the lowest id on", () => {
        expect(existing("b", 102, 101)).toEqual([]);
        expect(existing("c", 103, 102)).toEqual([]);
        expect(existing("a", 101, 103)).toEqual([
            "afterActionId: must name an action that does not wait for this one (actions 101, 102 and 103 of " +
                "buddy/company-website/2 wait for each other: 101 after 103 after 102 after 101). Remove it from " +
                "one of them.",
        ]);
    });

    it("have two actions at least; one that names itself gets its own message", () => {
        expect(existing("a", 101, 102)).toEqual([]);
        expect(existing("b", 102, 101)).toEqual([
            "afterActionId: must name an action that does not wait for this one (actions 101 and 102 of " +
                "buddy/company-website/2 wait for each other: 101 after 102 after 101). Remove it from one of " +
                "them.",
        ]);
        expect(existing("c", 103, 103)).toEqual([
            "afterActionId: must name another action (action 103 of buddy/company-website/2 would come after itself). " +
                "Give another action's id, or remove it.",
        ]);
    });

    it("can include actions that are only being adopted", () => {
        expect(adopting("a", 101, 102)).toEqual([]);
        expect(adopting("b", 102, 101)).toHaveLength(1);
    });

    it("are not found when the program has changed since the state", () => {
        expect(existing("a", 101, 102)).toEqual([]);
        expect(existing("a", 101)).toEqual([]);
        expect(existing("b", 102, 101)).toEqual([]);
    });

    it("do not include a resource that is not registered in this run, or is replaced", () => {
        expect(owners.resolve(urn("a"), 101)).toEqual([]);
        expect(existing("b", 102, 101)).toEqual([]);
        expect(existing("a", 103, 102)).toEqual([]);
        expect(owners.register({ urn: urn("a"), isNew: true, afterId: 102 })).toEqual([]);
        expect(existing("b", 102, 103)).toEqual([]);
    });

    // Each number follows the one at its index: a forest as long as all point at lower ones, in any order.
    const forest = fc
        .integer({ min: 1, max: 12 })
        .chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => fc.integer({ min: 0, max: index }))))
        .chain((after) => fc.tuple(fc.constant(after), shuffled(after.map((_, index) => index))));

    it("are never found in a chain or a forest, in whatever order it is registered", () => {
        fc.assert(
            fc.property(forest, ([after, order]) => {
                owners = new Owners("action", "buddy/company-website/2");
                // 0 means no predecessor; the others follow a lower one.
                const problems = order.flatMap((index) => existing(`r${index}`, index + 1, after[index] || undefined));
                expect(problems).toEqual([]);
            }),
        );
    });

    it("are always found, in whatever order, beside whatever other actions", () => {
        const withCircle = forest.chain(([after, order]) =>
            fc.tuple(
                fc.constant(after),
                fc.constant(order),
                fc.integer({ min: 1, max: 5 }),
                fc.infiniteStream(fc.nat()),
            ),
        );
        fc.assert(
            fc.property(withCircle, ([after, order, length, draws]) => {
                owners = new Owners("action", "buddy/company-website/2");
                const circle = Array.from({ length }, (_, index) => 100 + index);
                const all: [id: number, after: number | undefined][] = [
                    ...order.map((index): [number, number | undefined] => [index + 1, after[index] || undefined]),
                    ...circle.map((id, index): [number, number | undefined] => [id, circle[(index + 1) % length]]),
                ];
                const mixed = all
                    .map((each) => ({ each, key: draws.next().value ?? 0 }))
                    .sort((one, other) => one.key - other.key)
                    .map(({ each }) => each);
                const problems = mixed.flatMap(([id, place]) => existing(`r${id}`, id, place));
                expect(problems).toHaveLength(1);
                expect(problems[0]).toContain(length === 1 ? "action 100 of" : "actions 100");
            }),
        );
    });
});

function shuffled(items: number[]): fc.Arbitrary<number[]> {
    return fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length });
}

describe("an action that two resources name", () => {
    it("is refused to the second one that adopts it", () => {
        expect(adopting("one", 34)).toEqual([]);
        expect(adopting("two", 34)).toEqual([
            "adoptActionId: must name an action that no other resource has (one has action 34). Remove " +
                "adoptActionId, or one of the two resources.",
        ]);
    });

    it("is refused to an adopter where another one owns it, whichever is registered first", () => {
        expect(existing("one", 34)).toEqual([]);
        expect(adopting("two", 34)).toEqual([
            "adoptActionId: must name an action that no other resource has (one has action 34). Remove " +
                "adoptActionId, or one of the two resources.",
        ]);
        expect(owners.ownerOf(34)).toBe(urn("one"));
        expect(adopting("four", 35)).toEqual([]);
        expect(existing("three", 35)).toEqual([
            "adoptActionId: must name an action that no other resource has (four wants to adopt action 35, which this " +
                "resource has). Remove adoptActionId, or one of the two resources.",
        ]);
        expect(owners.conflicts(urn("four"), 35).map(problemText)).toEqual([
            "adoptActionId: must name an action that no other resource has (three has action 35). Remove adoptActionId, " +
                "or one of the two resources.",
        ]);
        expect(owners.conflicts(urn("three"), 35)).toEqual([]);
        expect(owners.conflicts(urn("unregistered"), 35)).toEqual([]);
        expect(owners.conflicts(urn("three"), 36)).toEqual([]);
        expect(owners.register({ urn: urn("four"), isNew: true })).toEqual([]);
        expect(owners.ownerOf(35)).toBe(urn("three"));
    });

    it("is refused when both own it, with a fix", () => {
        expect(existing("one", 34)).toEqual([]);
        expect(existing("a::b", 34)).toEqual([
            "actionId: must belong to one resource (both one and a::b have action 34). Remove one of them and run " +
                `\`pulumi state delete '${urn("a::b")}'\`, which leaves the action alone.`,
        ]);
    });

    it("is no conflict for one resource that owns it, is replaced, or gave it up", () => {
        const still = { urn: urn("one"), isNew: false, adoptId: 34 };
        expect(owners.register(still)).toEqual([]);
        expect(owners.resolve(urn("one"), 34)).toEqual([]);
        expect(owners.register({ ...still, isNew: true })).toEqual([]);
        expect(owners.ownerOf(34)).toBe(urn("one"));
        expect(owners.register({ urn: urn("one"), isNew: true })).toEqual([]);
        expect(owners.ownerOf(34)).toBeUndefined();
        expect(adopting("two", 34)).toEqual([]);
        expect(owners.ownerOf(34)).toBe(urn("two"));
    });
});

describe("a registration", () => {
    const of = (inputs: JsonObject) => registrationOf(dockerfileAction, inputs, { urn: urn("a"), isNew: true });

    it("holds the ids that the inputs name, but none that is not known yet", () => {
        expect(of({ adoptActionId: 34, afterActionId: 33 })).toEqual({
            urn: urn("a"),
            isNew: true,
            adoptId: 34,
            afterId: 33,
        });
        expect(of({ adoptActionId: UNKNOWN, afterActionId: UNKNOWN })).toEqual({ urn: urn("a"), isNew: true });
    });

    it("has no position after the adopted action itself, which another rule refuses", () => {
        expect(of({ adoptActionId: 34, afterActionId: 34 })).toEqual({ urn: urn("a"), isNew: true, adoptId: 34 });
    });
});
