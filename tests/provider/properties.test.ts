import * as provider from "../../provider/provider";
import { ActionDriver, createdAction, PROGRAM, PROPERTIES, SLACK } from "../helpers/anyAction";
import { configureProvider } from "../helpers/configuredProvider";
import { failureOf } from "../helpers/providerHost";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { READINGS } from "../helpers/switches";
import { withSimulator } from "../helpers/withSimulator";
import { withPrintedLines } from "./shownMessages";

const { Action } = provider;

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

/** What was said since the last time. */
const said = () => warnings.splice(0);

describe("properties in state", () => {
    it("are no change without what is null in the program, because Pulumi drops it", async () => {
        const driver = await createdAction(simulator, { ...SLACK, properties: { channel: "#a", options: { b: 1 } } });
        const properties = { channel: "#a", footer: null, options: { b: 1, c: null } };
        expect(await driver.up({ ...SLACK, properties })).toEqual(NOTHING);
    });

    it("may have the names that every object of JavaScript inherits", async () => {
        const driver = await createdAction(simulator, {
            ...SLACK,
            properties: { constructor: "", options: { toString: null } },
        });
        expect(await driver.refresh()).toBe(false);
        await driver.up({ ...SLACK, properties: { constructor: "x" } });
        await driver.up({ ...SLACK, properties: {} });
        expect(simulator.journal.writes()[0]?.body).toHaveProperty("constructor", null);
    });
});

describe("a property that the program removes", () => {
    it("is sent as null once", async () => {
        const driver = await createdAction(simulator);
        const { channel: _channel, integration: _integration, ...properties } = PROPERTIES;
        expect(await driver.up({ ...PROGRAM, properties })).toEqual(PATCHED);
        expect(simulator.journal.writes()[0]?.body).toMatchObject({ channel: null, integration: null });
        expect([await driver.refresh(), await driver.up({ ...PROGRAM, properties })]).toEqual([false, NOTHING]);
        await driver.up({ ...PROGRAM, properties, name: "Other" });
        expect(Object.keys(simulator.journal.writes()[0]?.body as object)).not.toContain("channel");
    });

    it("is sent as null with all the others when properties are removed", async () => {
        const driver = await createdAction(simulator, {
            ...SLACK,
            properties: { channel: "#a", silent: false, delay: null },
        });
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
        const driver = await createdAction(simulator, {
            ...SLACK,
            properties: { channel: "#builds", token: "secret one", delay: 0 },
        });
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
        const driver = await createdAction(simulator, program);
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
        const driver = await createdAction(simulator, program);
        const edit = { auth: { token: ciphertext, login: "me" }, keys: [ciphertext, "public"] };
        simulator.state.editAction(driver.location, edit);
        expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
        expect(driver.outs["properties"]).toEqual(CREDENTIALS);
        const rotated = { ...program, properties: { ...CREDENTIALS, keys: ["secret five", "public"] } };
        expect(await driver.up(rotated)).toEqual(PATCHED);
    });

    it("give no warning where Buddy never returns them", async () => {
        simulator.behaviour.password = "omitted";
        await createdAction(simulator, { ...SLACK, properties: { channel: "#a", password: "secret one" } });
        expect(said()).toEqual([]);
    });

    it("never enter the state as ciphertext, even with drift beside them", async () => {
        const driver = await createdAction(simulator, {
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
        const driver = await createdAction(simulator, { ...SLACK, properties: CREDENTIALS });
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
