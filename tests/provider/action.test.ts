import { type JsonObject, UNKNOWN } from "../../provider/json";
import * as provider from "../../provider/provider";
import { createdAction, PIPELINE, PROGRAM, PROPERTIES, SLACK } from "../helpers/anyAction";
import { configureProvider } from "../helpers/configuredProvider";
import { failureOf } from "../helpers/providerHost";
import { NOTHING, PATCHED } from "../helpers/resourceDriver";
import { withSimulator } from "../helpers/withSimulator";
import { withPrintedLines } from "./shownMessages";

const { Action } = provider;

const simulator = withSimulator();
const warnings = withPrintedLines();

beforeEach(() => configureProvider(simulator));

describe("an Action", () => {
    it("is created with its type, its properties and the common inputs side by side", async () => {
        const { id, outs } = await createdAction(simulator);
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
        expect(warnings).toEqual([]);
    });

    it("stays without a difference, is changed by one PATCH, and is deleted", async () => {
        const driver = await createdAction(simulator);
        expect([await driver.refresh(), await driver.up(PROGRAM)]).toEqual([false, NOTHING]);
        const next = { ...PROGRAM, properties: { ...PROPERTIES, channel: "#other" }, triggerTime: "ON_WARNING" };
        expect(await driver.up(next)).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ channel: "#other", trigger_time: "ON_WARNING" });
        expect([await driver.refresh(), await driver.up(next)]).toEqual([false, NOTHING]);
        await Action.delete(driver.id, driver.outs);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);
    });

    it("is replaced when its type changes, and in place otherwise", async () => {
        const driver = await createdAction(simulator);
        const diff = (news: object) => Action.diff(driver.id, driver.outs, { ...PROGRAM, ...news });
        expect(await diff({ type: "EMAIL" })).toMatchObject({ changes: true, replaces: ["type"] });
        expect(await diff({ properties: {}, name: "Other" })).toMatchObject({ changes: true, replaces: [] });
    });

    it("shows what somebody changed in Buddy, and the next up repairs just that", async () => {
        const driver = await createdAction(simulator);
        simulator.state.editAction(driver.location, { channel: "#other", title: "More", timeout: 9 });
        expect(await driver.refresh()).toBe(true);
        expect(driver.outs["properties"]).toEqual({ ...PROPERTIES, channel: "#other" });
        expect(await driver.up(PROGRAM)).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ channel: "#builds", title: "More", timeout: 9 });
    });

    it("keeps the program's order of keys and form of empty values when Buddy's differ", async () => {
        const driver = await createdAction(simulator, {
            ...SLACK,
            properties: { a: { x: 1, y: 2 }, b: null, c: "", d: false },
        });
        simulator.state.editAction(driver.location, { a: { more: 3, y: 2, x: 1 }, b: false, c: [], d: null });
        expect(await driver.refresh()).toBe(false);
        expect(JSON.stringify(driver.outs["properties"])).toBe('{"a":{"x":1,"y":2},"b":null,"c":"","d":false}');
    });

    it("has its common inputs cleared with their own values", async () => {
        const driver = await createdAction(simulator, { ...PROGRAM, loop: ["A"] });
        const { triggerTime: _triggerTime, ...program } = PROGRAM;
        expect(await driver.up(program)).toEqual(PATCHED);
        expect(simulator.journal.writes()[0]?.body).toMatchObject({ trigger_time: "ON_EVERY_EXECUTION", loop: [] });
        expect([await driver.refresh(), await driver.up(program)]).toEqual([false, NOTHING]);
    });

    it("is placed after another action, and moved", async () => {
        const image = { ...SLACK, type: undefined, name: "Build", dockerfilePath: "Dockerfile" };
        const { outs: first } = await provider.create(image);
        const { outs: second } = await provider.create({ ...image, name: "Other" });
        const driver = await createdAction(simulator, { ...PROGRAM, afterActionId: first.actionId });
        const order = () => simulator.state.actions(PIPELINE).map(({ name }) => name);
        expect(order()).toEqual(["Build", "Tell us", "Other"]);
        expect(await driver.up({ ...PROGRAM, afterActionId: second.actionId })).toEqual(PATCHED);
        expect([order(), warnings]).toEqual([["Build", "Other", "Tell us"], []]);
    });

    it("changes while a value of its properties is not known yet", async () => {
        const { id, outs } = await createdAction(simulator);
        const diff = (properties: JsonObject) => Action.diff(id, outs, { ...PROGRAM, properties });
        expect(await diff({ ...PROPERTIES, attachments: [{ text: UNKNOWN }] })).toMatchObject({ changes: true });
        expect(await Action.diff(id, outs, { ...PROGRAM, type: UNKNOWN })).toMatchObject({ replaces: ["type"] });
    });

    it("sends a value that is new in the program although it is empty", async () => {
        const driver = await createdAction(simulator, { ...SLACK, properties: { channel: "#a" } });
        expect(await driver.up({ ...SLACK, properties: { channel: "#a", notify: false } })).toEqual(PATCHED);
        expect(driver.onServer()).toMatchObject({ notify: false });
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
        const driver = await createdAction(simulator, program);
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
