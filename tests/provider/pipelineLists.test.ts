import { configureProvider } from "../helpers/configuredProvider";
import { pipelineTools } from "../helpers/pipelineDriver";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE } from "./pipelineFieldRows";

const simulator = withSimulator();

beforeEach(async () => {
    await configureProvider(simulator);
});

const { drive, edit, lastBody } = pipelineTools(simulator);

describe.each(["refs", "tags"])("%s", (name) => {
    it("has no order and no repetitions", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, [name]: ["a", "b"] });
        expect(await life.up({ ...PIPELINE, [name]: ["b", "a", "b"] })).toEqual(NOTHING);
        edit(life, { [name]: ["b", "a"] });
        expect(await life.refresh()).toBe(false);
        edit(life, { [name]: ["b"] });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs[name]).toEqual(["b"]);
    });
});

describe("events", () => {
    const PUSH = { type: "PUSH", refs: ["main", "next"] };
    const WEBHOOK = { type: "WEBHOOK", totp: true };
    const LATER = { start_date: "2031-01-01T01:00:00Z" };
    const SCHEDULE = { type: "SCHEDULE", startDate: "2031-01-01T00:00:00Z", delay: 60 };

    it("have no order, and neither have their refs", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] });
        expect(await life.up({ ...PIPELINE, events: [WEBHOOK, { ...PUSH, refs: ["next", "main"] }] })).toEqual(NOTHING);
        edit(life, {
            events: [
                { type: "WEBHOOK", totp: true },
                { type: "PUSH", refs: ["next", "main"] },
            ],
        });
        expect(await life.refresh()).toBe(false);
        expect(life.outs["events"]).toEqual([PUSH, WEBHOOK]);
    });

    it("may have empty companions in responses, and moments in another form", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [SCHEDULE, PUSH] });
        const empty = { totp: false, prefix: "", whitelist: null, branches: [], delay: 0 };
        edit(life, {
            events: [
                { ...empty, type: "PUSH", refs: ["main", "next"] },
                { ...empty, type: "SCHEDULE", start_date: "2031-01-01T01:00:00.000+01:00", delay: 60 },
            ],
        });
        expect(await life.refresh()).toBe(false);
        edit(life, {
            events: [
                { type: "PUSH", refs: ["main", "next"] },
                { ...LATER, type: "SCHEDULE", delay: 60 },
            ],
        });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["events"]).toEqual([{ ...SCHEDULE, startDate: LATER.start_date }, PUSH]);
    });

    it("are compared in the parts that the program wrote, whichever of several events fits", async () => {
        const program = { ...PIPELINE, events: [{ type: "PUSH" }, { type: "PUSH", refs: ["main"] }] };
        const life = drive();
        await life.up(program);
        edit(life, {
            events: [
                { type: "PUSH", refs: ["main"] },
                { type: "PUSH", refs: ["v*"] },
            ],
        });
        expect(await life.refresh()).toBe(false);
        edit(life, {
            events: [
                { type: "PUSH", refs: ["v1"] },
                { type: "PUSH", refs: ["v2"] },
            ],
        });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["events"]).toEqual([{ type: "PUSH" }, { type: "PUSH", refs: ["v2"] }]);
    });

    it("that were added, changed or removed in Buddy are drift", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] });
        edit(life, {
            events: [
                { type: "EMAIL", prefix: "ci" },
                { type: "PUSH", refs: ["main"] },
            ],
        });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["events"]).toEqual([
            { type: "PUSH", refs: ["main"] },
            { type: "EMAIL", prefix: "ci" },
        ]);
        expect(await life.up({ ...PIPELINE, events: [PUSH, WEBHOOK] })).toEqual(PATCHED);
        expect(await life.refresh()).toBe(false);
    });
});

describe("permissions", () => {
    const USERS = [
        { id: 7, accessLevel: "RUN_ONLY" },
        { id: 8, accessLevel: "DENIED" },
    ];

    it("match users and groups by id, and say nothing about parts that are not written", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, permissions: { users: USERS } });
        expect(await life.up({ ...PIPELINE, permissions: { users: [...USERS].reverse() } })).toEqual(NOTHING);
        const users = [
            { id: 8, access_level: "DENIED" },
            { id: 7, access_level: "RUN_ONLY" },
        ];
        edit(life, { permissions: { others: "DENIED", users, groups: [{ id: 1, access_level: "DENIED" }] } });
        expect(await life.refresh()).toBe(false);
        edit(life, { permissions: { users: [...users, { id: 9, access_level: "READ_WRITE" }] } });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["permissions"]).toEqual({
            users: [...USERS, { id: 9, accessLevel: "READ_WRITE" }],
        });
    });

    it("match an id that Buddy returns as text with the number that the program wrote", async () => {
        const life = drive();
        const users = [{ id: "7", access_level: "RUN_ONLY" }];
        await life.up({ ...PIPELINE, permissions: { users: USERS } });
        edit(life, { permissions: { users: [{ id: "8", access_level: "DENIED" }, ...users] } });
        expect(await life.refresh()).toBe(false);
        edit(life, { permissions: { users: [{ id: "9", access_level: "DENIED" }, ...users] } });
        expect(await life.refresh()).toBe(true);
        expect(life.inputs["permissions"]).toEqual({ users: [USERS[0], { id: 9, accessLevel: "DENIED" }] });
    });

    it("send back a part that the program drops, because Buddy might keep it", async () => {
        const life = drive();
        await life.up({ ...PIPELINE, permissions: { others: "DENIED", users: USERS, groups: [] } });
        expect(await life.up({ ...PIPELINE, permissions: { others: "DENIED" } })).toEqual(PATCHED);
        expect(lastBody()).toEqual({ name: "Release", permissions: { others: "DENIED", users: [], groups: [] } });
        expect(await life.up({ ...PIPELINE, permissions: { users: USERS } })).toEqual(PATCHED);
        expect(lastBody()).toMatchObject({ permissions: { others: "DEFAULT" } });
    });
});
