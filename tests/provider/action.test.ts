import { type JsonObject, UNKNOWN } from "../../provider/json";
import * as provider from "../../provider/provider";
import { ActionDriver, PIPELINE, SLACK } from "../helpers/anyAction";
import { configureProvider } from "../helpers/configuredProvider";
import { failureOf } from "../helpers/providerHost";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withSimulator } from "../helpers/withSimulator";
import { withPrintedLines } from "./shownMessages";

const { Action } = provider;

const PROPERTIES = {
    channel: "#builds",
    content: "Done: $BUDDY_RUN_URL",
    attachments: [{ text: "a", fields: [{ short: false }] }],
    integration: { hash_id: "5ddb7c180fb38be67bd78a88a" },
    silent: false,
    delay: 0,
};
const PROGRAM = { ...SLACK, triggerTime: "ON_FAILURE", properties: PROPERTIES };

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

/** What was said since the last time. */
const said = () => warnings.splice(0);

async function created(program: JsonObject = PROGRAM): Promise<ActionDriver> {
    const driver = new ActionDriver(simulator);
    await driver.up(program);
    return driver;
}

describe("an Action", () => {
    it("is created with its type, its properties and the common inputs side by side", async () => {
        const { id, outs } = await created();
        expect(simulator.journal.writes().map(({ body }) => body)).toEqual([
            { name: "Tell us", type: "SLACK", ...PROPERTIES, trigger_time: "ON_FAILURE" },
        ]);
        expect(outs).toEqual({
            ...PROGRAM,
            actionId: 101,
            url: `${simulator.url}/workspaces/buddy/projects/company-website/pipelines/1/actions/101`,
            htmlUrl: expect.any(String),
        });
        expect(id).toBe("buddy/company-website/1/101");
        expect(said()).toEqual([]);
    });

    it("stays without a difference, is changed by one PATCH, and is deleted", async () => {
        const driver = await created();
        expect([await driver.refresh(), await driver.up(PROGRAM)]).toEqual([false, NOTHING]);
        const next = { ...PROGRAM, properties: { ...PROPERTIES, channel: "#other" }, triggerTime: "ON_WARNING" };
        expect(await driver.up(next)).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ channel: "#other", trigger_time: "ON_WARNING" });
        expect([await driver.refresh(), await driver.up(next)]).toEqual([false, NOTHING]);
        await Action.delete(driver.id, driver.outs);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);
    });

    it("is replaced when its type changes, and in place otherwise", async () => {
        const driver = await created();
        const diff = (news: object) => Action.diff(driver.id, driver.outs, { ...PROGRAM, ...news });
        expect(await diff({ type: "EMAIL" })).toMatchObject({ changes: true, replaces: ["type"] });
        expect(await diff({ properties: {}, name: "Other" })).toMatchObject({ changes: true, replaces: [] });
    });

    it("shows what somebody changed in Buddy, and the next up repairs just that", async () => {
        const driver = await created();
        simulator.state.editAction(driver.location, { channel: "#other", title: "More", timeout: 9 });
        expect(await driver.refresh()).toBe(true);
        expect(driver.outs["properties"]).toEqual({ ...PROPERTIES, channel: "#other" });
        expect(await driver.up(PROGRAM)).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ channel: "#builds", title: "More", timeout: 9 });
    });

    it("keeps the program's order of keys and form of empty values when Buddy's differ", async () => {
        const driver = await created({ ...SLACK, properties: { a: { x: 1, y: 2 }, b: null, c: "", d: false } });
        simulator.state.editAction(driver.location, { a: { more: 3, y: 2, x: 1 }, b: false, c: [], d: null });
        expect(await driver.refresh()).toBe(false);
        expect(JSON.stringify(driver.outs["properties"])).toBe('{"a":{"x":1,"y":2},"b":null,"c":"","d":false}');
    });

    it("has its common inputs cleared with their own values", async () => {
        const driver = await created({ ...PROGRAM, loop: ["A"] });
        const { triggerTime: _triggerTime, ...program } = PROGRAM;
        expect(await driver.up(program)).toEqual(PATCHED);
        expect(simulator.journal.writes()[0]?.body).toMatchObject({ trigger_time: "ON_EVERY_EXECUTION", loop: [] });
        expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
    });

    it("is placed after another action, and moved", async () => {
        const image = { ...SLACK, type: undefined, name: "Build", dockerfilePath: "Dockerfile" };
        const { outs: first } = await provider.create(image);
        const { outs: second } = await provider.create({ ...image, name: "Other" });
        const driver = await created({ ...PROGRAM, afterActionId: first.actionId });
        const order = () => simulator.state.actions(PIPELINE).map(({ name }) => name);
        expect(order()).toEqual(["Build", "Tell us", "Other"]);
        expect(await driver.up({ ...PROGRAM, afterActionId: second.actionId })).toEqual(PATCHED);
        expect([order(), said()]).toEqual([["Build", "Other", "Tell us"], []]);
    });

    it("changes while a value of its properties is not known yet", async () => {
        const { id, outs } = await created();
        const diff = (properties: JsonObject) => Action.diff(id, outs, { ...PROGRAM, properties });
        expect(await diff({ ...PROPERTIES, attachments: [{ text: UNKNOWN }] })).toMatchObject({ changes: true });
        expect(await Action.diff(id, outs, { ...PROGRAM, type: UNKNOWN })).toMatchObject({ replaces: ["type"] });
    });

    it("sends a value that is new in the program although it is empty", async () => {
        const driver = await created({ ...SLACK, properties: { channel: "#a" } });
        expect(await driver.up({ ...SLACK, properties: { channel: "#a", notify: false } })).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ notify: false });
    });
});

describe("properties in state", () => {
    it("are no change without what is null in the program, because Pulumi drops it", async () => {
        const driver = await created({ ...SLACK, properties: { channel: "#a", options: { b: 1 } } });
        const properties = { channel: "#a", footer: null, options: { b: 1, c: null } };
        expect(await driver.up({ ...SLACK, properties })).toEqual(NOTHING);
    });

    it("may have the names that every object of JavaScript inherits", async () => {
        const driver = await created({ ...SLACK, properties: { constructor: "", options: { toString: null } } });
        expect(await driver.refresh()).toBe(false);
        await driver.up({ ...SLACK, properties: { constructor: "x" } });
        await driver.up({ ...SLACK, properties: {} });
        expect(simulator.journal.writes()[0]?.body).toHaveProperty("constructor", null);
    });
});

describe("a property that the program removes", () => {
    it("is sent as null once", async () => {
        const driver = await created();
        const { channel: _channel, integration: _integration, ...properties } = PROPERTIES;
        expect(await driver.up({ ...PROGRAM, properties })).toEqual(PATCHED);
        expect(simulator.journal.writes()[0]?.body).toMatchObject({ channel: null, integration: null });
        expect([await driver.refresh(), await driver.up({ ...PROGRAM, properties })]).toEqual([false, NOTHING]);
        await driver.up({ ...PROGRAM, properties, name: "Other" });
        expect(Object.keys(simulator.journal.writes()[0]?.body as object)).not.toContain("channel");
    });

    it("is sent as null with all the others when properties are removed", async () => {
        const driver = await created({ ...SLACK, properties: { channel: "#a", silent: false, delay: null } });
        expect(await driver.up(SLACK)).toEqual(PATCHED);
        expect(simulator.journal.writes()[0]?.body).toEqual({
            name: "Tell us",
            type: "SLACK",
            channel: null,
            silent: null,
        });
        expect(driver.outs).not.toHaveProperty("properties");
    });

    it("gives a warning without its value where Buddy keeps it", async () => {
        simulator.behaviour.clearNull = "ignored";
        const driver = await created({ ...SLACK, properties: { channel: "#builds", token: "secret one", delay: 0 } });
        simulator.state.editAction(driver.location, { token: "!encrypted abc" });
        await driver.up(SLACK);
        const kept =
            "was removed from the program, but Buddy keeps its old value. Set it explicitly, or clear it in Buddy.";
        expect(said()).toEqual([`warning: properties.channel: ${kept}`, `warning: properties.token: ${kept}`]);
    });
});

describe("a property that Buddy does not take", () => {
    it("gives a warning with its path and without its value, at each write", async () => {
        const program = {
            ...SLACK,
            properties: { unknown: "secret one", options: { b: [5], c: 0 }, d: "", e: { f: null } },
        };
        const answer = {
            body: { id: 101, name: "Tell us", type: "SLACK", options: { a: 1 } },
            contentType: "application/json",
        };
        simulator.faults.add({ kind: "status", method: "POST", status: 201, ...answer, isApplied: true });
        const driver = await created(program);
        const warning = (path: string) =>
            `warning: ${path}: must be an input that Buddy's REST API knows (Buddy's response lacks it, so Buddy did not ` +
            "take it). Remove it from the program, or set it in Buddy.";
        const expected = [warning("properties.unknown"), warning("properties.options.b")];
        expect(said()).toEqual(expected);
        simulator.faults.add({ kind: "status", method: "PATCH", status: 200, ...answer, isApplied: true });
        await driver.up({ ...program, name: "Other" });
        expect(said()).toEqual(expected);
    });
});

describe("secrets of an Action", () => {
    const CREDENTIALS = {
        password: "secret one",
        auth: { passphrase: "secret two", token: "secret three" },
        keys: ["secret four", "public"],
    };

    it.each(["!encrypted abc", "secure!abc.def"])("stay in state where Buddy returns %s", async (ciphertext) => {
        const program = { ...SLACK, properties: CREDENTIALS };
        const driver = await created(program);
        const edit = { auth: { token: ciphertext, login: "me" }, keys: [ciphertext, "public"] };
        simulator.state.editAction(driver.location, edit);
        expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
        expect(driver.outs["properties"]).toEqual(CREDENTIALS);
        const rotated = { ...program, properties: { ...CREDENTIALS, keys: ["secret five", "public"] } };
        expect(await driver.up(rotated)).toEqual(PATCHED);
    });

    it("give no warning where Buddy never returns them", async () => {
        simulator.behaviour.password = "omitted";
        await created({ ...SLACK, properties: { channel: "#a", password: "secret one" } });
        expect(said()).toEqual([]);
    });

    it("never enter the state as ciphertext, even with drift beside them", async () => {
        const driver = await created({
            ...SLACK,
            properties: { keys: ["secret four"], auth: { token: "secret three" } },
        });
        simulator.state.editAction(driver.location, {
            keys: ["!encrypted a", "!encrypted b", { token: "!encrypted c", login: "me" }],
            auth: "!encrypted d",
        });
        expect(await driver.refresh()).toBe(true);
        expect(driver.outs["properties"]).toEqual({
            keys: ["secret four", null, { login: "me" }],
            auth: { token: "secret three" },
        });
    });

    it.each([
        ["create", 400],
        ["read", 500],
        ["update", 400],
    ] as const)("are masked in what Buddy says of a %s", async (operation, status) => {
        const driver = await created({ ...SLACK, properties: CREDENTIALS });
        const { id, outs } = driver;
        const message = 'Rejected: "secret one", secret%20two, "secret three", secret four and no secret.';
        simulator.faults.clear();
        simulator.faults.add({
            kind: "status",
            status,
            body: { errors: [{ message }] },
            times: Number.POSITIVE_INFINITY,
        });
        const calls = {
            create: () => Action.create({ ...SLACK, properties: CREDENTIALS }),
            read: () => Action.read(id, outs),
            // Only the old inputs have them.
            update: () => Action.update(id, outs, { ...SLACK, properties: { channel: "#a" } }),
        };
        const text = await failureOf(calls[operation]());
        expect(text).toContain('Rejected: "[secret]", [secret], "[secret]", [secret] and no secret.');
        expect(text).not.toMatch(/one|two|three|four/);
    });
});

describe("a create whose response is lost", () => {
    beforeEach(() => configureProvider(simulator, { "buddyworks:timeout": "1" }));

    it("finds its Action beside a DockerfileAction of the same name", async () => {
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        const image = { ...SLACK, type: undefined, dockerfilePath: "Dockerfile" };
        const [one, other] = await Promise.all([Action.create(PROGRAM), provider.create(image)]);
        const typeOf = (actionId: number) => simulator.state.action({ ...PIPELINE, actionId })?.type;
        expect([typeOf(one.outs.actionId), typeOf(other.outs.actionId)]).toEqual(["SLACK", "DOCKERFILE"]);
        expect(simulator.journal.writes()).toHaveLength(2);
        expect(one.outs).toMatchObject(PROGRAM);
    });

    it("names the candidates where their properties differ", async () => {
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        const pending = failureOf(Action.create(PROGRAM));
        while (!simulator.journal.writes().some(({ method }) => method === "POST")) {
            await new Promise(setImmediate);
        }
        const stranger = simulator.state.addAction(PIPELINE, { name: "Tell us", type: "SLACK", channel: "#other" });
        expect(await pending).toContain(
            'The response was lost, and Buddy may have created the action. Candidates for "Tell us" in ' +
                `buddy/company-website/1: ${stranger.id}.`,
        );
    });
});

describe("adoption", () => {
    it("takes an action of the same type over, with its properties", async () => {
        const { id } = simulator.state.addAction(PIPELINE, { name: "Old", type: "SLACK", channel: "#old", title: "t" });
        const program = { ...PROGRAM, adoptActionId: id };
        const driver = await created(program);
        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["PATCH"]);
        expect(driver.onServer()).toMatchObject({ id, channel: "#builds", title: "t" });
        expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
    });

    it("refuses an action of another type", async () => {
        const { id } = simulator.state.addAction(PIPELINE, { name: "Old", type: "EMAIL" });
        expect(await failureOf(Action.create({ ...PROGRAM, adoptActionId: id }))).toBe(
            `type: must be SLACK (action ${id} in buddy/company-website/1 is of type EMAIL). Check the id and type.`,
        );
        expect(simulator.journal.writes()).toEqual([]);
    });
});

describe("Action.get", () => {
    const read = async (fields: JsonObject) => {
        const { id } = simulator.state.addAction(PIPELINE, { name: "Tell us", type: "SLACK", ...fields });
        return (await Action.read(`buddy/company-website/1/${id}`, { __provider: "text" })).props ?? {};
    };

    it.each([
        { emptyFields: "absent", defaultsEchoed: false },
        { emptyFields: "null", defaultsEchoed: false },
        { emptyFields: "mixed", afterActionIdAnswered: true, defaultsEchoed: false },
    ] as const)("reads the common inputs, and all other fields as properties, with %j", async (behaviour) => {
        Object.assign(simulator.behaviour, behaviour);
        await read({ name: "first" });
        const {
            htmlUrl: _htmlUrl,
            url: _url,
            actionId: _id,
            ...props
        } = await read({
            ...PROPERTIES,
            trigger_time: "ON_FAILURE",
            variables: [{ key: "K", value: "v", type: "VAR" }],
        });
        expect(props).toEqual({
            ...PROGRAM,
            variables: [{ key: "K", value: "v", type: "VAR" }],
            __getter: true,
        });
    });

    it("leaves out what is encrypted or a credential, at any depth", async () => {
        const props = await read({
            password: "secret one",
            token: "!encrypted a",
            auth: { passphrase: "secret two", key: "secure!b", login: "me" },
            keys: ["!encrypted c"],
        });
        expect(props.properties).toEqual({ auth: { login: "me" }, keys: [null] });
    });

    it("has no properties where there are none", async () => {
        expect(await read({})).not.toHaveProperty("properties");
    });
});

describe("under every reading of Buddy's API", () => {
    /** Where a list or a cleared value cannot get to Buddy. */
    const OUT_OF_REACH = ["listsReplaced: false", "clearNull: refused", "clearList: refused", "clearText: refused"];
    const VALUE = {
        ...PROPERTIES,
        password: "secret one",
        title: "",
        footer: null,
        tags: [],
        options: { a: [1, ""], b: {} },
    };
    const OTHER = { ...PROPERTIES, channel: "#other", password: "secret two", options: { a: [2], c: false } };
    const REST = { channel: "#other" };

    it.each(READINGS)("nothing shows as a change by itself with %s: %s", async (switched, value) => {
        Object.assign(simulator.behaviour, { [switched]: value });
        const driver = new ActionDriver(simulator);
        const isReachable = !OUT_OF_REACH.includes(`${switched}: ${value}`);
        for (const properties of isReachable ? [VALUE, OTHER, REST] : [REST]) {
            const program = { ...SLACK, properties };
            await driver.up(program);
            expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
        }
    });
});
