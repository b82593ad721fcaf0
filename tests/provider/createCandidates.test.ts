import * as provider from "../../provider/provider";
import { SLACK } from "../helpers/anyAction";
import { configureProvider } from "../helpers/configuredProvider";
import { BUILD_IMAGE } from "../helpers/exampleAction";
import { failureOf } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";
import { REQUIRED, REQUIRED_BODY } from "./fieldRows";
import { PIPELINE } from "./pipelineFieldRows";

const LIST = "/workspaces/buddy/projects/company-website/pipelines/1/actions";
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";

const simulator = withSimulator();

/** What exists is listed; every later action is new. */
beforeEach(async () => {
    await configureProvider(simulator, { "buddyworks:maxRetries": "0" });
    await provider.create({ ...REQUIRED, name: "Other" });
    simulator.journal.clear();
});

const requests = () => simulator.journal.all().map(({ method, path }) => `${method} ${path.replace(LIST, "…")}`);

describe("the search for a lost create", () => {
    it("reads only new actions of its name and its type", async () => {
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, name: "Elsewhere" });
        simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, type: "BUILD" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        const { outs } = await provider.create(REQUIRED);
        expect(requests()).toEqual(["POST …", "GET …", `GET …/${outs.actionId}`]);
    });

    it("knows the type of an Action from its inputs", async () => {
        simulator.state.addAction(BUILD_IMAGE, { name: SLACK.name, type: "EMAIL" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        const { outs } = await provider.Action.create(SLACK);
        expect(requests()).toEqual(["POST …", "GET …", `GET …/${outs.actionId}`]);
    });

    it("reads all new actions if the list tells neither name nor type", async () => {
        const other = simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, name: "Elsewhere" });
        const actions = [{ id: other.id }, { id: other.id + 1 }];
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        simulator.faults.add({ kind: "status", method: "GET", status: 200, body: { actions } });
        const { outs } = await provider.create(REQUIRED);
        expect(outs.actionId).toBe(other.id + 1);
        expect(requests()).toEqual(["POST …", "GET …", `GET …/${other.id}`, `GET …/${other.id + 1}`]);
    });

    it("asks no pipeline for a type, although Buddy may name one", async () => {
        await provider.Pipeline.create({ ...PIPELINE, name: "Other" });
        simulator.faults.add({ kind: "cutAfter", method: "POST" });
        const pipeline = { id: 99, name: PIPELINE.name, type: "PIPELINE" };
        const body = { pipelines: [pipeline], total_page_count: 1 };
        simulator.faults.add({ kind: "status", method: "GET", path: `${PIPELINES}?`, status: 200, body });
        simulator.faults.add({ kind: "status", method: "GET", path: `${PIPELINES}/99`, status: 200, body: pipeline });
        expect((await provider.Pipeline.create(PIPELINE)).outs).toMatchObject({ pipelineId: 99 });
    });

    it("reads up to twenty new actions, and names more than that unread", async () => {
        const ids = Array.from({ length: 20 }, () => {
            return simulator.state.addAction(BUILD_IMAGE, { ...REQUIRED_BODY, dockerfile_path: "elsewhere" }).id;
        });
        const left = (all: number[]) =>
            expect.stringContaining(`Candidates for "Build" in buddy/company-website/1: ${all.join(", ")}. If one`);
        simulator.faults.add({ kind: "cutBefore", method: "POST", times: 2 });
        expect(await failureOf(provider.create(REQUIRED))).toEqual(left(ids));
        expect(requests()).toEqual(["POST …", "GET …", ...ids.map((id) => `GET …/${id}`)]);
        ids.push(simulator.state.addAction(BUILD_IMAGE, REQUIRED_BODY).id);
        simulator.journal.clear();
        expect(await failureOf(provider.create(REQUIRED))).toEqual(left(ids));
        expect(requests()).toEqual(["POST …", "GET …"]);
    });

    it("ends before another create of the same name begins, so that neither takes the other's action", async () => {
        simulator.faults.add({ kind: "cutBefore", method: "POST" });
        const first = failureOf(provider.create(REQUIRED));
        while (!requests().includes("GET …")) {
            await new Promise(setImmediate);
        }
        const second = provider.create({ ...REQUIRED, repository: "web" });
        expect(await first).toContain('No new action "Build" appeared');
        expect((await second).outs).toMatchObject({ repository: "web" });
        expect(requests()).toEqual(["POST …", "GET …", "GET …", "GET …", "POST …"]);
    });

    it("says after a response without an id that it held none", async () => {
        simulator.faults.add({ kind: "status", method: "POST", status: 201, body: { name: "Build" } });
        expect(await failureOf(provider.create(REQUIRED))).toBe(
            'create action in buddy/company-website/1: the response holds no id. No new action "Build" appeared in ' +
                "buddy/company-website/1. Run `pulumi up` again, unless it appears later: then set adoptActionId to its id " +
                "first.",
        );
    });
});
