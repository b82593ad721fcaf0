import type { Simulator } from "../../simulator";
import { startSimulator } from "../../simulator";
import { ACTIONS, call, create, MINIMAL, messages, names, PIPELINE, patch, read } from "./client";

let simulator: Simulator;

beforeEach(async () => {
    simulator = await startSimulator();
});

afterEach(() => simulator.close());

describe("behaviour", () => {
    it("starts with the defaults and what the options change", async () => {
        const other = await startSimulator({ behaviour: { extraFields: true } });
        await other.close();

        expect(other.behaviour).toEqual({ ...simulator.behaviour, extraFields: true });
    });

    it("leaves empty fields out with empties absent", async () => {
        const { id } = await create(simulator);
        simulator.behaviour.empties = "absent";

        const answer = await read(simulator, id);

        expect(Object.entries(answer).filter(([, value]) => value === null)).toEqual([]);
        expect("region" in answer).toBe(false);
    });

    it("hides defaults with defaultsShown off", async () => {
        simulator.behaviour.defaultsShown = false;

        expect(await create(simulator)).toMatchObject({
            buildkit: null,
            provenance: null,
            cache_mode: null,
            trigger_time: null,
            docker_registry: null,
        });
    });

    it("leaves a stored registry out with registryShown off", async () => {
        simulator.behaviour.registryShown = false;

        const { id, ...answer } = await create(simulator, { docker_registry: "OTHER" });

        expect("docker_registry" in answer).toBe(false);
        expect(simulator.state.action({ ...PIPELINE, actionId: Number(id) })?.["docker_registry"]).toBe("OTHER");
    });

    it("hides the password with passwordEcho omitted", async () => {
        simulator.behaviour.passwordEcho = "omitted";

        const answer = await create(simulator, { login: "jane", password: "hunter2" });

        expect([answer["login"], "password" in answer]).toEqual(["jane", false]);
    });

    it("answers a new ciphertext at every read with passwordEcho fresh", async () => {
        simulator.behaviour.passwordEcho = "fresh";
        const variables = [{ key: "A", type: "VAR", value: "hunter2", encrypted: true }];
        const { id } = await create(simulator, { password: "hunter2", variables });

        const first = await read(simulator, id);
        const second = await read(simulator, id);

        expect(first["password"]).toMatch(/^secure!/);
        expect(second["password"]).not.toBe(first["password"]);
        expect(second["variables"]).not.toEqual(first["variables"]);
    });

    it("answers both keys of an integration and more with integrationEnriched", async () => {
        simulator.behaviour.integrationEnriched = true;

        const { integration } = await create(simulator, { integration: { identifier: "amazon_ecr" } });

        expect(integration).toEqual({
            url: `${simulator.url}/workspaces/buddy/integrations/5ddb7c180fb38be67bd78a88a`,
            html_url: `${simulator.url}/buddy`,
            hash_id: "5ddb7c180fb38be67bd78a88a",
            identifier: "amazon_ecr",
            name: "Amazon ECR",
            type: "AMAZON",
            auth_type: "KEY",
        });
    });

    it("adds unknown fields with extraFields", async () => {
        simulator.behaviour.extraFields = true;

        const answer = await create(simulator);

        expect(answer["field_of_tomorrow"]).toEqual({ owner: "action", since: "2031-01-01T00:00:00Z" });
        expect(answer["pipeline"]).toMatchObject({ field_of_tomorrow: { owner: "pipeline" } });
    });

    it("adds a variable nobody sent with extraVariables", async () => {
        simulator.behaviour.extraVariables = true;
        const own = { key: "A", type: "VAR", value: "1" };
        const foreign = { key: "ATTACHED_ELSEWHERE", type: "VAR" };

        expect((await create(simulator, { variables: [own] }))["variables"]).toMatchObject([own, foreign]);
        expect((await create(simulator))["variables"]).toMatchObject([foreign]);
    });

    it("refuses null anywhere with nullRefused", async () => {
        simulator.behaviour.nullRefused = true;
        const { id } = await create(simulator, { region: "x" });

        const answer = await patch(simulator, { id, region: null, secrets: [{ id: null, value: "x", type: "ENV" }] });

        expect([answer.status, messages(answer)]).toEqual([
            400,
            ["region must not be null.", "secrets[0].id must not be null.", "secrets[0].id is required."],
        ]);
        expect(simulator.state.actions(PIPELINE)[0]?.region).toBe("x");
    });

    it("refuses empty strings with emptyStringRefused", async () => {
        simulator.behaviour.emptyStringRefused = true;

        const answer = await call(simulator, { method: "POST", path: ACTIONS, body: { ...MINIMAL, region: "" } });

        expect([answer.status, messages(answer)]).toEqual([400, ["region must not be empty."]]);
    });

    it("reverses lists with listsReordered", async () => {
        simulator.behaviour.listsReordered = true;
        const secrets = ["a", "b"].map((id) => ({ id, value: "x", type: "ENV" }));
        const variables = ["A", "B"].map((key) => ({ key, type: "VAR", value: "x" }));

        const answer = await create(simulator, { build_args: ["A=1", "B=2"], secrets, variables });

        expect([answer["build_args"], answer["secrets"], answer["variables"]]).toEqual([
            ["B=2", "A=1"],
            [...secrets].reverse(),
            [...variables].reverse(),
        ]);
        expect(simulator.state.actions(PIPELINE)).toMatchObject([{ build_args: ["A=1", "B=2"], secrets, variables }]);
    });

    it("keeps what a PATCH clears with clearIgnored", async () => {
        simulator.behaviour.clearIgnored = true;
        const fields = { region: "x", timeout: 5, build_args: ["A=1"], repository: "shop" };
        const { id } = await create(simulator, fields);

        const answer = await patch(simulator, { id, region: "", timeout: null, build_args: [], repository: "site" });

        expect(answer.status).toBe(200);
        expect(simulator.state.actions(PIPELINE)).toEqual([{ ...MINIMAL, ...fields, id, repository: "site" }]);
    });

    it("leaves an action where it is, whatever place a PATCH names, with moveIgnored", async () => {
        simulator.behaviour.moveIgnored = true;
        const first = await create(simulator, { name: "one" });
        await create(simulator, { name: "two" });
        const third = await create(simulator, { name: "three", after_action_id: first.id });

        const answer = await patch(simulator, { id: third.id, name: "three", after_action_id: third.id + 1 });
        const moved = await patch(simulator, { id: first.id, name: "first", after_action_id: third.id });

        expect([answer.status, moved.status]).toEqual([400, 200]);
        expect(names(simulator)).toEqual(["first", "three", "two"]);
    });

    it("refuses cache_mode outside its scopes with cacheScopeEnforced", async () => {
        const body = { ...MINIMAL, cache_mode: "MAX" };
        const inScope = ACTIONS.replace("/2/", "/1/");
        const accepted = await call(simulator, { method: "POST", path: ACTIONS, body });
        simulator.behaviour.cacheScopeEnforced = true;
        const refused = await call(simulator, { method: "POST", path: ACTIONS, body });
        const available = await call(simulator, { method: "POST", path: inScope, body });

        expect([accepted.status, refused.status, available.status]).toEqual([201, 400, 201]);
        expect(messages(refused)).toEqual(["cache_mode is not available: the cache scope of pipeline 2 is PIPELINE."]);
    });
});
