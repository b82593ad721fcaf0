import { Action } from "../../provider/provider";
import type { Simulator } from "../../simulator/index";
import { ResourceDriver } from "./resourceDriver";

/** Where the tests of `Action` put their actions. */
export const PIPELINE = { workspace: "buddy", project: "company-website", pipelineId: 1 };

/** The least that an `Action` needs. */
export const SLACK = {
    workspace: "buddy",
    projectName: "company-website",
    pipelineId: 1,
    name: "Tell us",
    type: "SLACK",
};

export class ActionDriver extends ResourceDriver {
    constructor(simulator: Simulator) {
        super(simulator, Action);
    }

    /** Where the simulator keeps the action. */
    get location() {
        return { ...PIPELINE, actionId: Number(this.outs["actionId"]) };
    }
}
