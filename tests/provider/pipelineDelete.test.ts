import * as provider from "../../provider/provider";
import type { Fault } from "../../simulator";
import { configureProvider } from "../helpers/configuredProvider";
import { pipelineTools } from "../helpers/pipelineDriver";
import { failureOf } from "../helpers/providerHost";
import { withSimulator } from "../helpers/withSimulator";
import { PIPELINE } from "./pipelineFieldRows";

const PROJECT = { workspace: "buddy", project: "company-website" };
const PIPELINES = "/workspaces/buddy/projects/company-website/pipelines";

const simulator = withSimulator();

beforeEach(async () => {
    await configureProvider(simulator);
});

const { create, update, delete: destroy } = provider.Pipeline;
const { requests, ids } = pipelineTools(simulator);

async function created() {
    const { id, outs } = await create(PIPELINE);
    simulator.journal.clear();
    return { id, outs, pipelineId: Number(outs.pipelineId) };
}

describe("a delete", () => {
    const actionsOf = (pipelineId: number) => `GET ${PIPELINES}/${pipelineId}/actions`;

    it("deletes a pipeline without actions", async () => {
        const { id, outs, pipelineId } = await created();
        await destroy(id, outs);
        expect(requests()).toEqual([actionsOf(pipelineId), `DELETE ${PIPELINES}/${pipelineId}`]);
        expect(ids()).toEqual([1, 2]);
    });

    it("is refused while there are actions, which it names", async () => {
        const { id, outs, pipelineId } = await created();
        simulator.state.addAction({ ...PROJECT, pipelineId }, { id: 34, name: "Build", type: "DOCKERFILE" });
        simulator.state.addAction({ ...PROJECT, pipelineId }, { id: 35, name: "Test", type: "BUILD" });
        expect(await failureOf(destroy(id, outs))).toBe(
            `forceDestroy: must be true to delete a pipeline with actions (${id} still has "Build" (34), "Test" (35)). Delete ` +
                "them in Buddy, or set forceDestroy and run `pulumi up` before you remove the pipeline.",
        );
        expect(requests()).toEqual([actionsOf(pipelineId)]);
        expect(ids()).toEqual([1, 2, pipelineId]);
    });

    it("deletes actions, too, with forceDestroy in the state", async () => {
        const { id, outs, pipelineId } = await created();
        simulator.state.addAction({ ...PROJECT, pipelineId }, { name: "Test", type: "BUILD" });
        const { outs: next } = await update(id, outs, { ...PIPELINE, forceDestroy: true });
        await destroy(id, next);
        expect(requests()).toEqual([`DELETE ${PIPELINES}/${pipelineId}`]);
        expect(ids()).toEqual([1, 2]);
    });

    it("succeeds if the pipeline is gone, without another request that could delete something", async () => {
        const { id, outs, pipelineId } = await created();
        simulator.state.removePipeline({ ...PROJECT, pipelineId });
        await destroy(id, outs);
        expect(requests()).toEqual([actionsOf(pipelineId), `GET ${PIPELINES}/${pipelineId}`]);
    });

    it.each<[string, Fault, RegExp]>([
        [
            "refused",
            { kind: "status", path: "actions", status: 403, body: { errors: [{ message: "Not yours" }] } },
            /could not be listed: list actions in buddy\/company-website\/\d+: 403 Forbidden: Not yours\. /,
        ],
        [
            "not found although the pipeline exists",
            { kind: "status", path: "actions", status: 404, body: { errors: [{ message: "No such list" }] } },
            /could not be listed: list actions in buddy\/company-website\/\d+: 404 Not Found: No such list\. /,
        ],
        [
            "broken",
            { kind: "html", path: "actions" },
            /could not be listed: list actions in buddy\/company-website\/\d+: /,
        ],
    ])("deletes nothing when the list of actions is %s", async (_title, fault, reason) => {
        const { id, outs, pipelineId } = await created();
        simulator.faults.add(fault);
        const message = await failureOf(destroy(id, outs));
        expect(message).toMatch(reason);
        expect(message).toContain(
            `delete pipeline ${id}: nothing was deleted, because its actions could not be listed: `,
        );
        expect(simulator.journal.writes()).toEqual([]);
        expect(ids()).toEqual([1, 2, pipelineId]);
    });
});
