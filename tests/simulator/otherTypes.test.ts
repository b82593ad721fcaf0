import type { Behaviour, WireObject } from "../../simulator";
import { withSimulator } from "../helpers/withSimulator";
import { ACTIONS, call, messages, names, PIPELINE, read } from "./client";

const simulator = withSimulator();

const SLACK = {
    name: "Tell us",
    type: "SLACK",
    content: "Done: $BUDDY_RUN_URL",
    channel: "#builds",
    attachments: [{ text: "a", fields: [{ short: false }] }],
    integration: { hash_id: "not in this workspace" },
    secrets: { any: "form" },
    silent: false,
    delay: 0,
};

const post = (body: object) => call(simulator, { method: "POST", path: ACTIONS, body });
const created = async (fields: object = {}) => Number((await post({ ...SLACK, ...fields })).body["id"]);
const patch = (id: number, body: object) => call(simulator, { method: "PATCH", path: `${ACTIONS}/${id}`, body });

describe("an action of another type", () => {
    it("is returned as it was sent, with the common defaults and no others", async () => {
        const { status, body } = await post(SLACK);

        expect(status).toBe(201);
        expect(body).toEqual({
            ...SLACK,
            id: 101,
            url: `${simulator.url}${ACTIONS}/101`,
            html_url: `${simulator.url}/buddy/company-website/pipelines/action/101/edit`,
            trigger_time: "ON_EVERY_EXECUTION",
            run_next: "WAIT_ON_SUCCESS",
            disabled: false,
            ignore_errors: false,
            last_execution_status: "INITIAL",
            pipeline: expect.objectContaining({ id: 2 }),
        });
        expect(await read(simulator, 101)).toEqual(body);
        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...SLACK, id: 101 }]);
    });

    it("needs a name and valid common fields, and none of a Docker build", async () => {
        const response = await post({
            type: "SLACK",
            timeout: "soon",
            variables: [{}],
            run_only_on_first_failure: true,
            after_action_id: 7,
            region: 5,
            buildkit: "any",
            docker_registry: "AMAZON_ECR",
        });

        expect([response.status, messages(response)]).toEqual([
            400,
            [
                "name is required.",
                "variables[0].key is required.",
                "timeout must be a non-negative integer.",
                "after_action_id: there is no other action 7 in pipeline 2.",
                "run_only_on_first_failure needs trigger_time ON_FAILURE.",
            ],
        ]);
        expect(simulator.state.actions(PIPELINE)).toEqual([]);
    });

    it("keeps what a PATCH does not send and replaces what it does, objects too", async () => {
        const id = await created({ options: { a: 1, b: 2 } });

        const response = await patch(id, {
            options: { b: 3 },
            channel: null,
            content: "",
            attachments: [],
            silent: true,
        });

        const { channel: _channel, content: _content, attachments: _attachments, ...rest } = SLACK;
        expect(response.status).toBe(200);
        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...rest, id, options: { b: 3 }, silent: true }]);
    });

    it("follows after_action_id and disappears with a DELETE", async () => {
        const first = await created({ name: "one" });
        await created({ name: "two" });
        const last = await created({ name: "between", after_action_id: first });
        const before = names(simulator);

        const { status } = await call(simulator, { method: "DELETE", path: `${ACTIONS}/${last}` });

        expect([before, status, names(simulator)]).toEqual([["one", "between", "two"], 204, ["one", "two"]]);
    });

    it("does not change its type", async () => {
        const response = await patch(await created(), { type: "EMAIL" });

        expect([response.status, messages(response)]).toEqual([
            400,
            ["type cannot be changed from SLACK; remove the action and add another."],
        ]);
    });

    it("cannot overwrite the server's own fields", async () => {
        const sent = JSON.parse('{"id": 7, "url": "elsewhere", "pipeline": 5, "__proto__": {"y": 1}}');
        const id = await created(sent);

        expect(await read(simulator, id)).toMatchObject({ id: 101, pipeline: { id: 2 } });
        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...SLACK, id: 101 }]);
    });

    it("has its password returned as ciphertext", async () => {
        const id = await created({ password: "hunter2" });

        expect((await read(simulator, id))["password"]).toMatch(/^!encrypted /);
    });

    it("shows the names of its fields on its page, and no value", async () => {
        const id = await created({ password: "hunter2" });

        const page = await (await fetch(`${simulator.url}/buddy/company-website/pipelines/action/${id}/edit`)).text();

        expect(page).toContain(
            "<dt>Other fields</dt><dd>content, channel, attachments, integration, secrets, silent, delay, password</dd>",
        );
        expect(page).not.toMatch(/hunter2|#builds|BUDDY_RUN_URL/);
    });
});

describe("the switches and other types", () => {
    it.each<Partial<Behaviour>>([
        { emptyFields: "mixed" },
        { registryShown: false },
        { integrationEnriched: true },
        { listOrderKept: false },
        { unknownField: "refused" },
        { targetStage: "refused", pull: "ignored", artifact: "ignored" },
        { cacheScopeEnforced: true },
    ])("%j leaves its own fields alone", async (behaviour) => {
        Object.assign(simulator.behaviour, behaviour);
        const own = {
            docker_registry: "OTHER",
            target_stage: "x",
            pull: "y",
            artifact: "z",
            cache_mode: "MAX",
            build_args: ["b", "a"],
        };

        const { status, body } = await post({ ...SLACK, ...own });

        expect(status).toBe(201);
        expect(body).toMatchObject({ ...SLACK, ...own });
    });

    it("emptyFields null returns fields that were sent empty as null", async () => {
        simulator.behaviour.emptyFields = "null";
        const id = await created({ subject: "" });

        const { body } = await patch(id, { channel: null, content: "again" });

        expect([body["channel"], body["subject"], body["content"], "title" in body]).toEqual([
            null,
            null,
            "again",
            false,
        ]);
    });

    it.each<[Partial<Behaviour>, WireObject, number]>([
        [{ clearNull: "refused" }, { channel: null }, 400],
        [{ clearNull: "refused" }, { options: { a: [null] } }, 400],
        [{ clearText: "refused" }, { channel: "" }, 400],
        [{ clearList: "refused" }, { attachments: [] }, 400],
        [{ clearNull: "ignored" }, { channel: null }, 200],
        [{ patchWithoutType: "refused" }, { channel: "#b" }, 400],
        [{ patchWithoutName: "refused" }, { channel: "#b" }, 400],
    ])("%j holds for a PATCH with %j", async (behaviour, sent, status) => {
        const id = await created();
        Object.assign(simulator.behaviour, behaviour);

        expect((await patch(id, sent)).status).toBe(status);
        expect(simulator.state.action({ ...PIPELINE, actionId: id })).toEqual({ ...SLACK, id });
    });

    it("patchKeepsUnsent false resets its own fields, too", async () => {
        simulator.behaviour.patchKeepsUnsent = false;
        const id = await created({ timeout: 5, dockerfile_path: "x" });

        await patch(id, { channel: "#b" });

        expect(simulator.state.actions(PIPELINE)).toEqual([{ id, name: SLACK.name, type: "SLACK", channel: "#b" }]);
    });
});
