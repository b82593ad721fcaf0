import type { JsonObject } from "../json";
import type { Settings } from "../settings/settings";
import { type ActionPath, type PipelinePath, pipelineText } from "./actionPath";
import { actionsUrl, actionUrl } from "./buddyAddresses";
import { type CallOptions, createBuddyCaller } from "./buddyCall";
import { type BuddyLists, createBuddyLists } from "./buddyLists";
import { DELETE_SCOPES } from "./refusal";
import type { Transport } from "./transport";

/** Buddy's REST API, as far as actions need it. Knows nothing of Pulumi and nothing of sockets. */
export interface BuddyClient extends BuddyLists {
    createAction(path: PipelinePath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    readAction(path: ActionPath, options: CallOptions): Promise<JsonObject>;
    updateAction(path: ActionPath, body: JsonObject, options: CallOptions): Promise<JsonObject>;
    deleteAction(path: ActionPath, options: CallOptions): Promise<void>;
}

export function createBuddyClient(settings: Settings, transport: Transport): BuddyClient {
    const caller = createBuddyCaller(settings, transport);
    const { ask, send } = caller;
    return {
        ...createBuddyLists(caller),
        async createAction(path, body, options) {
            const attempt = `create action in ${pipelineText(path)}`;
            return ask({ ...options, method: "POST", path: actionsUrl(path), body, attempt });
        },
        async readAction(path, options) {
            return ask({ ...options, method: "GET", path: actionUrl(path), attempt: attemptText("read", path) });
        },
        async updateAction(path, body, options) {
            return ask({
                ...options,
                method: "PATCH",
                path: actionUrl(path),
                body,
                attempt: attemptText("update", path),
            });
        },
        async deleteAction(path, options) {
            const attempt = attemptText("delete", path);
            await send({ ...options, method: "DELETE", path: actionUrl(path), attempt, scopes: DELETE_SCOPES });
        },
    };
}

function attemptText(verb: string, path: ActionPath): string {
    return `${verb} action ${path.actionId} in ${pipelineText(path)}`;
}
