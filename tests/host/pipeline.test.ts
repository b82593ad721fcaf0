import { MINIMAL_INPUTS } from "../helpers/exampleAction";
import { failureOf, PINNED_TEXT, type Properties, type ProviderHost, startProviderHost } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";

const PIPELINE_TEXT = 'exports.handler = () => require("pulumi-buddyworks/provider").Pipeline;';
const PROJECT = { workspace: "buddy", project: "company-website" };
const PLACE = { workspace: "buddy", projectName: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";

const simulator = withSimulator();
let host: ProviderHost;

beforeEach(async () => {
    host = await startProviderHost({ env: { BUDDY_BASE_URL: simulator.url, BUDDY_TOKEN: simulator.token } });
});

afterEach(() => host.stop());

const release = { ...PLACE, name: "Release", refs: ["main"], __provider: PIPELINE_TEXT };
const { pipelineId: _given, ...MINIMAL } = MINIMAL_INPUTS;
const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path.split("?")[0]}`);
const names = () => simulator.state.pipelines(PROJECT).map(({ name }) => name);

/** A pipeline and one action in it, as one program declares them. */
async function createBoth(inputs: Properties = release) {
    const pipeline = await host.create(inputs);
    const image = { ...MINIMAL, pipelineId: pipeline.outs["pipelineId"], __provider: PINNED_TEXT };
    const action = await host.create(image);
    simulator.journal.clear();
    return { pipeline, action, image, pipelineId: Number(pipeline.outs["pipelineId"]) };
}

describe("a pipeline and its action in one process", () => {
    it("are created, read, updated and deleted without force, the action first", async () => {
        const { pipeline, action, pipelineId } = await createBoth();
        expect(pipeline.id).toBe(`buddy/company-website/${pipelineId}`);
        expect(action.id).toBe(`${pipeline.id}/${action.outs["actionId"]}`);
        expect(pipeline.outs).toMatchObject({ refs: ["main"], identifier: "release", url: expect.any(String) });

        simulator.state.editPipeline({ ...PROJECT, pipelineId }, { refs: ["next"], priority: "HIGH" });
        const seen = await host.read(pipeline.id, pipeline.outs);
        expect(seen.inputs).toEqual({ ...release, refs: ["next"] });
        expect((await host.diff(pipeline.id, seen.props, release)).changes).toBe("SOME");

        const { refs: _refs, ...next } = release;
        const updated = await host.update(pipeline.id, seen.props, next);
        expect(simulator.journal.writes().map(({ body }) => body)).toEqual([{ name: "Release", refs: [] }]);
        expect(simulator.state.pipeline({ ...PROJECT, pipelineId })).toMatchObject({ priority: "HIGH" });

        simulator.journal.clear();
        await host.delete(action.id, action.outs);
        await host.delete(pipeline.id, updated);
        expect(requests()).toEqual([
            `DELETE ${PIPELINES}/${pipelineId}/actions/${action.outs["actionId"]}`,
            `GET ${PIPELINES}/${pipelineId}/actions`,
            `DELETE ${PIPELINES}/${pipelineId}`,
        ]);
    });

    it("keep an action that somebody made in Buddy: the delete names it", async () => {
        const { pipeline, action, pipelineId } = await createBoth();
        const clicked = simulator.state.addAction({ ...PROJECT, pipelineId }, { name: "Clicked", type: "BUILD" });

        await host.delete(action.id, action.outs);

        expect(await failureOf(host.delete(pipeline.id, pipeline.outs))).toBe(
            `forceDestroy: must be true to delete a pipeline with actions (${pipeline.id} still has "Clicked" ` +
                `(${clicked.id})). Delete them in Buddy, or set forceDestroy and run \`pulumi up\` before you remove the ` +
                "pipeline.",
        );
        expect(names()).toContain("Release");
    });

    it("go together with deletedWith and forceDestroy: Pulumi deletes the pipeline alone", async () => {
        const { pipeline } = await createBoth();
        expect(await failureOf(host.delete(pipeline.id, pipeline.outs))).toMatch(/^forceDestroy: must be true/);

        const forced = await host.update(pipeline.id, pipeline.outs, { ...release, forceDestroy: true });
        await host.delete(pipeline.id, forced);

        expect(simulator.journal.writes().map(({ method }) => method)).toEqual(["DELETE"]);
        expect(names()).not.toContain("Release");
    });

    it("share one view of each list: the project and the pipeline are listed once", async () => {
        const [{ outs }] = [await host.create(release), await host.create({ ...release, name: "Second" })];
        const image = { ...MINIMAL, pipelineId: outs["pipelineId"], __provider: PINNED_TEXT };
        await host.create(image);
        await host.create({ ...image, name: "Other" });
        await host.create({ ...release, name: "Third" });
        const actions = `${PIPELINES}/${outs["pipelineId"]}/actions`;
        expect([...new Set(requests())]).toEqual([
            `GET ${PIPELINES}`,
            `POST ${PIPELINES}`,
            `GET ${actions}`,
            `POST ${actions}`,
        ]);
        // The project's list has two pages, of which the last is empty.
        expect(requests().filter((request) => request.startsWith("GET"))).toHaveLength(3);
    });

    it("keep apart: the id of one is none of the other", async () => {
        const { pipeline, action } = await createBoth();
        expect(await failureOf(host.read(action.id, pipeline.outs))).toMatch(
            /^id: must be workspace\/project\/pipelineId \(got "/,
        );
        expect(await failureOf(host.read(pipeline.id, action.outs))).toMatch(
            /^id: must be workspace\/project\/pipelineId\/actionId \(got "/,
        );
    });
});

describe("a pipeline", () => {
    it("is replaced when definitionSource changes, the old one first if its identifier stays", async () => {
        const { id, outs } = await host.create(release);
        const remote = { ...release, definitionSource: "REMOTE", remoteProjectName: "shop", remotePath: "ci.yml" };

        expect(await host.diff(id, outs, remote)).toEqual({
            changes: "SOME",
            replaces: ["definitionSource"],
            deleteBeforeReplace: false,
        });
        const own = await host.update(id, outs, { ...release, identifier: "own" });
        expect(await host.diff(id, own, { ...remote, identifier: "own" })).toMatchObject({ deleteBeforeReplace: true });
    });

    it("is read by a getter, with all that Buddy returns", async () => {
        const { props } = await host.read("buddy/company-website/2", { __provider: PIPELINE_TEXT });

        expect(props).toMatchObject({
            ...PLACE,
            pipelineId: 2,
            name: "Live mirror",
            identifier: "live_mirror",
            cpu: "X64",
        });
    });

    it("that is gone has a blank id, and its delete succeeds", async () => {
        const { id, outs } = await host.create(release);
        simulator.state.removePipeline({ ...PROJECT, pipelineId: Number(outs["pipelineId"]) });

        expect((await host.read(id, outs)).id).toBe("");
        await host.delete(id, outs);
    });

    it("waits for the rate limit and repeats what failed, as actions do", async () => {
        const { id, outs } = await host.create(release);
        simulator.faults.add({ kind: "rateLimit", method: "PATCH", resetSeconds: 1 });
        simulator.faults.add({ kind: "status", method: "PATCH", status: 502 });

        await host.update(id, outs, { ...release, refs: ["a"] });

        expect(simulator.state.pipeline({ ...PROJECT, pipelineId: Number(outs["pipelineId"]) })?.refs).toEqual(["a"]);
    });

    it("is checked by its own rules", async () => {
        const { failures } = await host.check({ ...release, gitConfigRef: "FIXED", dockerfilePath: "Dockerfile" });

        expect(failures.map(({ reason }) => reason)).toEqual([
            "dockerfilePath: must be the name of an input (there is no input of this name). Remove it.",
            "gitConfig: must be set (got nothing). gitConfigRef FIXED requires it.",
        ]);
    });
});
