import { BuddyClient } from "../../provider/client/buddyClient";
import type { ConnectionFailure } from "../../provider/client/connectionFailure";
import type { HttpResponse } from "../../provider/client/httpResponse";
import type { Failed, Transport, TransportRequest } from "../../provider/client/transport";
import type { Collection, ObjectPath } from "../../provider/client/urls";

const SETTINGS = {
    token: "the-token",
    baseUrl: "https://buddy.test/api",
    timeoutMs: 7000,
    insecure: false,
    maxRetries: 8,
};
export const ACTIONS: Collection = {
    noun: "action",
    parent: { workspace: "acme", projectName: "web site", pipelineId: 12 },
};
export const ACTION: ObjectPath = { ...ACTIONS, id: 34 };
/** The path of the actions. */
export const BASE = "/workspaces/acme/projects/web%20site/pipelines/12/actions";

/** What the operations of a test told of their waits. */
export const notices: string[] = [];
export const OPTIONS = { notify: (text: string) => void notices.push(text), secrets: ["hunter2"] };

beforeEach(() => {
    notices.length = 0;
});

export const response = (text: string, status = 200): { response: HttpResponse } => ({
    response: { status, headers: {}, text },
});
export const apiError = (status: number, text: string, retries = 0): { failed: Failed } => ({
    failed: { ...response(text, status), retries, isBudgetSpent: false },
});
export const connectionError = (
    part: Partial<ConnectionFailure>,
    failed: Partial<Failed> = {},
): { failed: Failed } => ({
    failed: {
        failure: { code: "", detail: "", stage: "open", ...part },
        retries: 0,
        isBudgetSpent: false,
        ...failed,
    },
});

/** A client on a transport that gives these results, one after the other, and keeps the requests. */
export function clientOf(...results: Awaited<ReturnType<Transport["send"]>>[]): {
    client: BuddyClient;
    sent: TransportRequest[];
} {
    const sent: TransportRequest[] = [];
    const send: Transport["send"] = async (request) => {
        sent.push(request);
        return results[sent.length - 1] ?? response("{}");
    };
    return { client: new BuddyClient(SETTINGS, { send }), sent };
}

export const errorOf = (work: Promise<unknown>) => work.then(String, (error: Error) => error);
