import { LIVE_MIRROR, MINIMAL_INPUTS, PLACE } from "../helpers/exampleAction";
import { failureOf, PINNED_TEXT, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const ACTIONS = "/workspaces/buddy/projects/company-website/pipelines/2/actions";
const ACTION_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider").Action;';
const SLACK = { ...PLACE, name: "Build", type: "SLACK", __provider: ACTION_TEXT };
const PROPERTIES = { channel: "#builds", options: { a: [1, { b: null }], c: false }, silent: false };

const simulator = withSimulator();
let host: ProviderHost;

beforeEach(async () => {
    host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterEach(() => host.stop());

const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path}`);

describe("an Action beside a DockerfileAction of the same name, in Pulumi's own host", () => {
    it("lives from check to delete, and shares what is known of the pipeline", async () => {
        const program = { ...SLACK, properties: PROPERTIES };
        const { inputs, failures } = await host.check(program);
        expect([inputs, failures]).toEqual([program, []]);
        const [{ id, outs }, image] = await Promise.all([
            host.create(inputs),
            host.create({ ...MINIMAL_INPUTS, __provider: PINNED_TEXT }),
        ]);
        expect(requests()).toEqual([`GET ${ACTIONS}`, `POST ${ACTIONS}`, `POST ${ACTIONS}`]);
        expect(outs).toMatchObject({ ...program, actionId: Number(id.split("/").at(-1)) });

        const location = { ...LIVE_MIRROR, actionId: Number(outs["actionId"]) };
        expect((await host.read(id, outs)).inputs).toBeUndefined();
        simulator.state.editAction(location, { options: { a: [1, { b: null, more: 1 }], c: true }, title: "more" });
        const seen = await host.read(id, outs);
        const drifted = { ...PROPERTIES, options: { ...PROPERTIES.options, c: true } };
        expect(seen.inputs).toEqual({ ...program, properties: drifted });
        expect((await host.diff(id, seen.props, program)).changes).toBe("SOME");

        const { channel: _removed, ...rest } = PROPERTIES;
        await host.update(id, seen.props, { ...program, properties: rest });
        expect(simulator.journal.writes().at(-1)?.body).toEqual({
            name: "Build",
            type: "SLACK",
            ...rest,
            channel: null,
        });
        expect(await host.diff(id, outs, { ...program, type: "EMAIL" })).toMatchObject({ replaces: ["type"] });

        await host.delete(id, outs);
        expect(simulator.state.actions(LIVE_MIRROR).map(({ id: left }) => left)).toEqual([image.outs["actionId"]]);
    });

    it("reports all mistakes at once, without a value", async () => {
        const { failures } = await host.check({
            ...SLACK,
            type: "DOCKERFILE",
            properties: { trigger_time: "hunter2", url: "hunter2" },
        });
        expect(failures.map(({ property, reason }) => property + reason)).toEqual([
            'type: must be another type than DOCKERFILE (got "DOCKERFILE"). Use DockerfileAction.',
            "properties.trigger_time: must be a field without an input of its own (triggerTime is its input). " +
                "Set the input triggerTime instead.",
            "properties.url: must be a field that Buddy takes (Buddy only returns it). Remove it.",
        ]);
    });

    it("refuses the Docker build as its own action, and the other way round", async () => {
        const { id } = await host.create(MINIMAL_INPUTS);
        const actionId = Number(id.split("/").at(-1));
        expect(await failureOf(host.read(id, SLACK))).toBe(
            `type: must be SLACK (action ${actionId} in buddy/company-website/2 is of type DOCKERFILE). Check the id and type.`,
        );
        expect(await failureOf(host.create({ ...SLACK, adoptActionId: actionId }))).toContain("is of type DOCKERFILE");
    });
});
