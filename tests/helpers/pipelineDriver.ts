import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import type { Simulator, StoredPipeline } from "../../simulator";
import { ResourceDriver } from "./resourceDriver";

const PROJECT = { workspace: "buddy", project: "company-website" };

/** Drives pipelines as the engine does, and edits them as a person in Buddy. */
export function pipelineTools(simulator: Simulator) {
    return {
        drive: () => new ResourceDriver(simulator, provider.Pipeline),
        edit: ({ outs }: ResourceDriver, patch: JsonObject) =>
            simulator.state.editPipeline(
                { ...PROJECT, pipelineId: Number(outs["pipelineId"]) },
                patch as Partial<StoredPipeline>,
            ),
        lastBody: () => simulator.journal.writes().at(-1)?.body,
        requests: () => simulator.journal.all().map(({ method, path }) => `${method} ${path.split("?")[0]}`),
        ids: () => simulator.state.pipelines(PROJECT).map(({ id }) => id),
    };
}
