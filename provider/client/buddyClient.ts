import type { JsonObject } from "../json";
import { type ActionPath, type PipelinePath, pipelineText } from "../resourcePath";
import type { Settings } from "../settings/settings";
import { type BuddyLists, createBuddyLists } from "./buddyLists";
import { DELETE_SCOPES } from "./errorMessage";
import { createRequester, type RequestOptions } from "./request";
import type { Transport } from "./transport";
import { actionsUrl, actionUrl } from "./urls";

/** Buddy's REST API, as far as actions need it. Knows nothing of Pulumi and nothing of sockets. */
export interface BuddyClient extends BuddyLists {
    createAction(path: PipelinePath, body: JsonObject, options: RequestOptions): Promise<JsonObject>;
    readAction(path: ActionPath, options: RequestOptions): Promise<JsonObject>;
    updateAction(path: ActionPath, body: JsonObject, options: RequestOptions): Promise<JsonObject>;
    deleteAction(path: ActionPath, options: RequestOptions): Promise<void>;
}

export function createBuddyClient(settings: Settings, transport: Transport): BuddyClient {
    const caller = createRequester(settings, transport);
    const { requestJson: ask, request: send } = caller;
    return {
        ...createBuddyLists(caller),
        async createAction(path, body, options) {
            const attempt = `create action in ${pipelineText(path)}`;
            return ask({ ...options, method: "POST", path: actionsUrl(path), body, title: attempt });
        },
        async readAction(path, options) {
            return ask({ ...options, method: "GET", path: actionUrl(path), title: attemptText("read", path) });
        },
        async updateAction(path, body, options) {
            return ask({
                ...options,
                method: "PATCH",
                path: actionUrl(path),
                body,
                title: attemptText("update", path),
            });
        },
        async deleteAction(path, options) {
            const attempt = attemptText("delete", path);
            await send({ ...options, method: "DELETE", path: actionUrl(path), title: attempt, scopes: DELETE_SCOPES });
        },
    };
}

function attemptText(verb: string, path: ActionPath): string {
    return `${verb} action ${path.actionId} in ${pipelineText(path)}`;
}
