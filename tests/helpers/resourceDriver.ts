import type { Handlers } from "../../provider/createProvider";
import type { JsonObject } from "../../provider/json";
import * as provider from "../../provider/provider";
import type { Simulator } from "../../simulator/index";

const PROJECT = { workspace: "buddy", project: "company-website" };

export const NOTHING = { changes: false, writes: [] };
export const PATCHED = { changes: true, writes: ["PATCH"] };
export const STATE_ONLY = { changes: true, writes: [] };

/** Calls the provider for one resource as the engine does. */
export class ResourceDriver {
    id = "";
    outs: JsonObject = {};
    inputs: JsonObject = {};

    constructor(
        private readonly simulator: Simulator,
        private readonly handlers: Omit<Handlers, "configure"> = provider,
    ) {}

    /** Check, then diff, then create or update; tells which writes Buddy saw. */
    async up(program: JsonObject): Promise<{ changes: boolean; writes: string[] }> {
        const checked = await this.handlers.check(this.inputs, program);
        expect(checked.failures).toEqual([]);
        const inputs = checked.inputs as JsonObject;
        this.simulator.journal.clear();
        const changes = this.id === "" || (await this.handlers.diff(this.id, this.outs, inputs)).changes === true;
        if (this.id === "") {
            const created = await this.handlers.create(inputs);
            this.id = created.id;
            this.outs = created.outs;
        } else if (changes) {
            this.outs = (await this.handlers.update(this.id, this.outs, inputs)).outs;
        }
        this.inputs = inputs;
        return { changes, writes: this.simulator.journal.writes().map(({ method }) => method) };
    }

    /** As the engine does it: read, then diff with the roles swapped. */
    async refresh(): Promise<boolean> {
        const { props, inputs } = await this.handlers.read(this.id, this.outs);
        const difference = await this.handlers.diff(this.id, props as JsonObject, this.inputs);
        this.outs = props as JsonObject;
        this.inputs = (inputs ?? this.inputs) as JsonObject; // absent: they are as before
        return difference.changes === true;
    }

    onServer(): JsonObject {
        const [actionId, pipelineId] = [this.outs["actionId"], Number(this.outs["pipelineId"])];
        const found =
            actionId === undefined
                ? this.simulator.state.pipeline({ ...PROJECT, pipelineId })
                : this.simulator.state.action({ ...PROJECT, pipelineId, actionId: Number(actionId) });
        return (found ?? {}) as unknown as JsonObject; // what the simulator stores is plain JSON
    }
}
