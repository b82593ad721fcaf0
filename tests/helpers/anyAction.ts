import type { JsonObject } from "../../provider/json";
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

/** Properties with values of every kind. */
export const PROPERTIES = {
    channel: "#builds",
    content: "Done: $BUDDY_RUN_URL",
    attachments: [{ text: "a", fields: [{ short: false }] }],
    integration: { hash_id: "5ddb7c180fb38be67bd78a88a" },
    silent: false,
    delay: 0,
};
/** An `Action` with properties and a common input. */
export const PROGRAM = { ...SLACK, triggerTime: "ON_FAILURE", properties: PROPERTIES };

export class ActionDriver extends ResourceDriver {
    constructor(simulator: Simulator) {
        super(simulator, Action);
    }

    /** Where the simulator keeps the action. */
    get location() {
        return { ...PIPELINE, actionId: Number(this.outs["actionId"]) };
    }
}

export async function createdAction(simulator: Simulator, program: JsonObject = PROGRAM): Promise<ActionDriver> {
    const driver = new ActionDriver(simulator);
    await driver.up(program);
    return driver;
}
