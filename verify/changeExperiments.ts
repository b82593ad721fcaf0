import type { Json, JsonObject } from "../provider/json";
import { FILLED, isPresent, listOf } from "./createExperiments";
import { accepted, type Experiment, idIn } from "./experiment";
import type { Observations } from "./probe";
import { Unmeasurable } from "./responses";
import type { ScratchActions } from "./scratchActions";

/** Which of three actions is placed, and between which other two. */
interface Placement {
    moved: number;
    between: readonly [number, number];
}

export const placedAction: Experiment = {
    title: "where a new action is placed, and how actions are listed",
    probes: ["afterActionIdOnCreate", "actionsListPaged", "actionsListOrder"],
    async run(scratch, { observed, first, second }) {
        const [one, two] = [idIn(first), idIn(second)];
        const placed = await scratch.create({ after_action_id: one });
        const page = await scratch.firstPage();
        const isPaged = page.length === 1;
        observed.actionsListPaged = isPaged;
        const ids = isPaged ? await scratch.list() : page;
        observed.actionsListOrder = positionOf(ids, one) < positionOf(ids, two) ? "pipeline" : "other";
        observed.afterActionIdOnCreate = placed.isRefused
            ? "refused"
            : placement(ids, { moved: idIn(placed.action), between: [one, two] });
    },
};

export const movedAction: Experiment = {
    title: "whether a changed position moves an action",
    probes: ["afterActionIdOnPatch"],
    async run(scratch, { observed, first, second }) {
        const [one, two] = [idIn(first), idIn(second)];
        const last = idIn(accepted(await scratch.create({})));
        const { isRefused } = await scratch.update(last, { after_action_id: one });
        observed.afterActionIdOnPatch = isRefused
            ? "refused"
            : placement(await scratch.list(), { moved: last, between: [one, two] });
    },
};

export const changedList: Experiment = {
    title: "what a change does to lists and to other fields",
    probes: ["updateStatus", "listsReplaced", "patchKeepsUnsent"],
    async run(scratch, { observed, second }) {
        const { repository: _unsent, ...sent } = FILLED;
        const response = await scratch.update(idIn(second), { ...sent, build_args: ["C=3"] });
        const action = accepted(response);
        observed.updateStatus = response.status;
        observed.listsReplaced = listOf(action["build_args"]).length === 1;
        observed.patchKeepsUnsent = isPresent(action["repository"]);
    },
};

const CLEARS: readonly (readonly ["clearText" | "clearNull" | "clearList", field: string, empty: Json])[] = [
    ["clearText", "context_path", ""],
    ["clearNull", "timeout", null],
    ["clearList", "build_args", []],
];

export const clearedFields: Experiment = {
    title: "how fields are cleared",
    probes: CLEARS.map(([id]) => id),
    async run(scratch, { observed, second }) {
        const id = idIn(second);
        const clear = async (clears: JsonObject) => scratch.update(id, { ...FILLED, ...clears });
        const all = await clear(Object.fromEntries(CLEARS.map(([, field, empty]) => [field, empty])));
        for (const [probe, field, empty] of CLEARS) {
            const { isRefused, action } = all.isRefused ? await clear({ [field]: empty }) : all;
            observed[probe] = isRefused ? "refused" : isPresent(action[field]) ? "ignored" : "cleared";
        }
    },
};

export const bareChange: Experiment = {
    title: "what a change must contain",
    probes: ["patchWithoutType", "patchWithoutName"],
    async run(scratch, { observed, second }) {
        const id = idIn(second);
        const change = { region: "verify" };
        const neither = await scratch.updateOnly(id, change);
        const handling = async (beside: JsonObject): Promise<Observations["patchWithoutType"]> =>
            !neither.isRefused || !(await scratch.updateOnly(id, { ...change, ...beside })).isRefused
                ? "accepted"
                : "refused";
        observed.patchWithoutType = await handling({ name: scratch.nameOf(id) });
        observed.patchWithoutName = await handling({ type: "DOCKERFILE" });
    },
};

export const removedAction: Experiment = {
    title: "what a deleted action leaves",
    probes: ["deleteStatus", "missingStatus"],
    async run(scratch, { observed, second }) {
        const id = idIn(second);
        const status = await scratch.remove(id);
        observed.missingStatus = await scratch.statusOf(id);
        // A delete is repeated if its response is lost, and then there is nothing left to delete.
        if (status >= 400) {
            throw new Unmeasurable("the response to the delete was lost");
        }
        observed.deleteStatus = status;
    },
};

type Ids = Awaited<ReturnType<ScratchActions["list"]>>;

function positionOf(ids: Ids, id: number): number {
    const position = ids.indexOf(id);
    if (position === -1) {
        throw new Unmeasurable("the list of actions is not complete");
    }
    return position;
}

/** In whatever direction the list runs, an action that was placed after the first of two stands between them. */
function placement(ids: Ids, { moved, between }: Placement): "moved" | "ignored" {
    const [one, two] = between.map((id) => positionOf(ids, id));
    const at = positionOf(ids, moved);
    return one !== undefined && two !== undefined && Math.min(one, two) < at && at < Math.max(one, two)
        ? "moved"
        : "ignored";
}
