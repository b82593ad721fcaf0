import type { Simulator } from "../../simulator";
import { type Access, openAccess } from "../../verify/access";
import { type Measurement, measureAndRemove } from "../../verify/measure";
import { ScratchActions } from "../../verify/scratchActions";
import { createVirtualClock } from "../helpers/virtualClock";

export const PIPELINE = { workspace: "buddy", projectName: "company-website", pipelineId: 1 };
/** The same pipeline, for the simulator. */
export const PLACE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

interface Circumstances {
    maxRetries?: number;
    interrupted?: AbortSignal;
    said?: string[];
}

export function accessTo(simulator: Simulator, { maxRetries = 2, interrupted, said = [] }: Circumstances = {}): Access {
    return openAccess(
        { token: simulator.token, baseUrl: simulator.url, timeoutMs: 30_000, insecure: false, maxRetries },
        {
            interrupted: interrupted ?? new AbortController().signal,
            notify: (text) => said.push(text),
            clock: createVirtualClock(),
        },
    );
}

/** Measures the simulator as the command does once it is confirmed. */
export function measureSimulator(simulator: Simulator, circumstances: Circumstances = {}): Promise<Measurement> {
    const { said = [], interrupted = new AbortController().signal } = circumstances;
    const access = accessTo(simulator, { ...circumstances, said });
    const say = (line: string) => void said.push(line);
    return measureAndRemove(new ScratchActions(PIPELINE, access), { say, interrupted });
}

/** The names of the actions that are in the pipeline. */
export function actionNames(simulator: Simulator): string[] {
    return simulator.state.actions(PLACE).map(({ name }) => name);
}
