import {
    ACTIONS_PATH,
    BUILD_IMAGE,
    DOCUMENTED_INPUTS,
    DOCUMENTED_REQUEST,
    LIVE_MIRROR,
    MINIMAL_INPUTS,
    PLACE,
    URN,
} from "../helpers/exampleAction";
import { failureOf, PINNED_TEXT, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const ID = "buddy/company-website/2/101";

const simulator = withSimulator();
let host: ProviderHost;

beforeEach(async () => {
    host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterEach(() => host.stop());

const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path}`);

describe("create", () => {
    it("lists the pipeline, sends the documented example as one POST and keeps Buddy's response", async () => {
        const created = await host.create({ ...PLACE, ...DOCUMENTED_INPUTS, __urn: URN });

        const [list, post, ...others] = simulator.journal.all();
        expect([list?.method, list?.path]).toEqual(["GET", ACTIONS_PATH]);
        expect([post?.method, post?.path, post?.body]).toEqual(["POST", ACTIONS_PATH, DOCUMENTED_REQUEST]);
        expect(others).toEqual([]);
        expect(created).toEqual({
            id: ID,
            outs: {
                ...PLACE,
                ...DOCUMENTED_INPUTS,
                actionId: 101,
                url: `${simulator.url}${ACTIONS_PATH}/101`,
                htmlUrl: `${simulator.url}/buddy/company-website/pipelines/action/101/edit`,
                __provider: PINNED_TEXT,
            },
        });
    });

    it("makes twelve actions at once, each with its own id", async () => {
        const names = Array.from({ length: 12 }, (_, index) => `Build ${index}`);

        const created = await Promise.all(names.map((name) => host.create({ ...MINIMAL_INPUTS, name })));

        const stored = simulator.state
            .actions(LIVE_MIRROR)
            .map(({ id, name }) => [`buddy/company-website/2/${id}`, name]);
        expect(created.map(({ id, outs }) => [id, outs["name"]]).sort()).toEqual(stored.sort());
        expect(stored).toHaveLength(12);
    });
});

describe("read", () => {
    it("returns a blank id for a deleted action", async () => {
        const { outs } = await host.create(MINIMAL_INPUTS);
        simulator.state.removeAction({ ...LIVE_MIRROR, actionId: 101 });

        expect((await host.read(ID, outs)).id).toBe("");
    });

    it("returns a blank id for an action whose project was deleted", async () => {
        const { outs } = await host.create(MINIMAL_INPUTS);
        simulator.state.removeProject(LIVE_MIRROR);

        expect((await host.read(ID, outs)).id).toBe("");
    });

    it("shows edits of the inputs that the program set, and of no others", async () => {
        const { outs } = await host.create({ ...MINIMAL_INPUTS, buildArgs: { b: "2", a: "1" } });
        simulator.state.editAction({ ...LIVE_MIRROR, actionId: 101 }, { name: "Renamed", timeout: 60 });

        const { id, inputs, props } = await host.read(ID, outs);

        expect(id).toBe(ID);
        expect(inputs).toEqual({
            ...MINIMAL_INPUTS,
            name: "Renamed",
            buildArgs: { b: "2", a: "1" },
            __provider: PINNED_TEXT,
        });
        expect(props).toEqual({ ...outs, name: "Renamed" });
    });

    it("refuses an action of another type", async () => {
        simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });

        expect(await failureOf(host.read(ID, MINIMAL_INPUTS))).toBe(
            "type: must be DOCKERFILE (action 101 in buddy/company-website/2 is of type BUILD). DockerfileAction " +
                "manages only this type.",
        );
    });

    it("gives a getter everything readable, including what Buddy computes", async () => {
        simulator.behaviour.computedRegistry = true;
        simulator.state.addAction(LIVE_MIRROR, { ...DOCUMENTED_REQUEST, name: "Build dockerfile", type: "DOCKERFILE" });

        const { id, props } = await host.get(ID);

        expect(id).toBe(ID);
        expect(props).toMatchObject({ ...PLACE, ...DOCUMENTED_INPUTS, actionId: 101, dockerRegistry: "AMAZON_ECR" });
    });

    it("fails for a getter of a missing action, whose outputs would be undefined", async () => {
        expect(await failureOf(host.get(ID))).toBe(
            `get ${ID}: read action 101 in buddy/company-website/2: 404 Not Found: Not found. Check workspace, ` +
                "projectName (its name id), pipelineId and the region.",
        );
    });
});

describe("update", () => {
    it("sends one PATCH with all set inputs, and a clear value for a removed one", async () => {
        const { outs } = await host.create({ ...MINIMAL_INPUTS, dockerImageTag: "1", buildArgs: ["a=1"] });
        simulator.journal.clear();

        const updated = await host.update(ID, outs, { ...MINIMAL_INPUTS, dockerImageTag: "2" });

        const [patch, ...others] = simulator.journal.all();
        expect([patch?.method, patch?.path, patch?.body]).toEqual([
            "PATCH",
            `${ACTIONS_PATH}/101`,
            { type: "DOCKERFILE", name: "Build", dockerfile_path: "Dockerfile", docker_image_tag: "2", build_args: [] },
        ]);
        expect(others).toEqual([]);
        const { buildArgs: _removed, ...rest } = outs;
        expect(updated).toEqual({ ...rest, dockerImageTag: "2" });
    });

    it("warns on the resource's row when Buddy ignores the removal of an input", async () => {
        const { outs } = await host.create({ ...MINIMAL_INPUTS, repository: "web" });
        simulator.behaviour.clearText = "ignored";

        await host.update(ID, outs, { ...MINIMAL_INPUTS, __urn: URN });

        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 101 })?.repository).toBe("web");
        expect(host.lines).toEqual([
            {
                severity: "warning",
                message:
                    "repository: was removed from the program, but Buddy keeps its old value. Set it explicitly, or " +
                    "clear it in Buddy.",
                urn: URN,
                ephemeral: false,
            },
        ]);
    });
});

describe("delete", () => {
    it("removes the action", async () => {
        const { id, outs } = await host.create(MINIMAL_INPUTS);

        await host.delete(id, outs);

        expect(simulator.state.actions(LIVE_MIRROR)).toEqual([]);
    });

    it("succeeds a second time, because the action is gone", async () => {
        const { id, outs } = await host.create(MINIMAL_INPUTS);

        await host.delete(id, outs);
        await host.delete(id, outs);

        expect(requests().slice(2)).toEqual([`DELETE ${ACTIONS_PATH}/101`, `DELETE ${ACTIONS_PATH}/101`]);
    });

    it("succeeds when the whole pipeline was deleted", async () => {
        const { id, outs } = await host.create(MINIMAL_INPUTS);
        simulator.state.removePipeline(LIVE_MIRROR);

        await host.delete(id, outs);

        expect(simulator.journal.all().at(-1)).toMatchObject({ method: "DELETE", status: 404 });
        expect(simulator.state.actions(BUILD_IMAGE)).toEqual([]);
    });
});

describe("adoptActionId", () => {
    it("adopts an action with one GET and one PATCH", async () => {
        simulator.state.addAction(LIVE_MIRROR, { name: "By hand", type: "DOCKERFILE", dockerfile_path: "old" });

        const { id, outs } = await host.create({ ...MINIMAL_INPUTS, adoptActionId: 101 });

        expect(requests()).toEqual([`GET ${ACTIONS_PATH}/101`, `PATCH ${ACTIONS_PATH}/101`]);
        expect([id, outs["actionId"]]).toEqual([ID, 101]);
        expect(simulator.state.action({ ...LIVE_MIRROR, actionId: 101 })).toMatchObject({
            name: "Build",
            dockerfile_path: "Dockerfile",
        });
    });

    it("changes nothing when the action is of another type", async () => {
        const before = simulator.state.addAction(LIVE_MIRROR, { name: "Shell", type: "BUILD" });

        expect(await failureOf(host.create({ ...MINIMAL_INPUTS, adoptActionId: 101 }))).toBe(
            "type: must be DOCKERFILE (action 101 in buddy/company-website/2 is of type BUILD). DockerfileAction " +
                "manages only this type.",
        );
        expect(simulator.state.actions(LIVE_MIRROR)).toEqual([before]);
        expect(simulator.journal.writes()).toEqual([]);
    });
});
