import type { BuddyClient } from "../client/buddyClient";
import type { RequestOptions } from "../client/request";
import { idOf, type ObjectPath } from "../client/urls";
import type { ActionPath, PipelinePath } from "../resourcePath";

/** An action as a list shows it: enough to find it, not to compare it. Text that it lacks is empty. */
export interface ActionSummary {
    id: number;
    name: string;
    type: string;
}

/** All actions of a pipeline that have an id, of any type, in the pipeline's order. */
export async function listActions(
    client: BuddyClient,
    parent: PipelinePath,
    options: RequestOptions,
): Promise<ActionSummary[]> {
    const items = await client.list({ noun: "action", parent }, options);
    return items.flatMap((item) => {
        const { name, type } = item;
        const id = idOf(item);
        const text = (value: unknown) => (typeof value === "string" ? value : "");
        return id === undefined ? [] : [{ id, name: text(name), type: text(type) }];
    });
}

export const actionObject = ({ actionId: id, ...parent }: ActionPath): ObjectPath => ({ noun: "action", parent, id });
