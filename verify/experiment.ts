import type { JsonObject } from "../provider/json";
import type { Observations, ProbeId } from "./probe";
import { Unmeasurable } from "./responses";
import type { ScratchActions, WriteResponse } from "./scratchActions";

/** What has been measured so far, and the actions that later experiments need. */
export interface Findings {
    observed: Partial<Observations>;
    /** Two actions that follow each other, as Buddy returned them. */
    first?: JsonObject;
    second?: JsonObject;
}

/** A few requests that measure some probes. */
export interface Experiment {
    /** For the progress, e.g. "how fields are cleared". */
    title: string;
    probes: readonly ProbeId[];
    run(scratch: ScratchActions, findings: Findings): Promise<void>;
}

/** The response of a write that must not be refused. */
export function accepted({ isRefused, action, status }: WriteResponse): JsonObject {
    if (isRefused) {
        throw new Unmeasurable(`${status} for a request that should be accepted`);
    }
    return action;
}

/** The id of an action that an earlier experiment made. */
export function idIn(action: JsonObject | undefined): number {
    const id = Number(action?.["id"]);
    if (!Number.isSafeInteger(id)) {
        throw new Unmeasurable("an action that it needs could not be made");
    }
    return id;
}
