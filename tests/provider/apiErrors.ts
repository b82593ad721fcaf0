import { apiErrorMessage as messageOf } from "../../provider/client/apiErrorMessage";
import type { HttpResponse } from "../../provider/client/httpResponse";

export const response = (status: number, text: string, headers: HttpResponse["headers"] = {}): HttpResponse => ({
    status,
    text,
    headers,
});
const SCOPES =
    "EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ)";

export const apiErrorMessage = (response: HttpResponse, { secrets }: { secrets: readonly string[] }) =>
    messageOf(response, { secrets, scopes: SCOPES, place: "workspace, projectName (its name id), pipelineId" });
export const errors = (...messages: string[]) => JSON.stringify({ errors: messages.map((message) => ({ message })) });

export const TOKEN_ADVICE =
    "The token is wrong, expired, or from another region or workspace. Check buddyworks:token (or " +
    "BUDDY_TOKEN) and buddyworks:region. After a token rotation run `pulumi up`, or `pulumi refresh " +
    "--run-program`, because plain refresh and destroy use the configuration of the last up.";
export const SCOPE_ADVICE = `The token lacks a scope, a role, or access from this address or workspace. It needs ${SCOPES}.`;

export const FOREIGN_ADVICE =
    "This is not Buddy's own 404, so nothing counts as deleted. Check that buddyworks:baseUrl is the " +
    "address of Buddy's API (self-hosted: with /api at its end), and what responds in between, such as a " +
    "proxy.";

export const INTEGRATION_ADVICE =
    "An integration can be disabled or limited to some pipelines. Look at its settings in Buddy.";

export const OBJECT_ADVICE = "Check workspace, projectName (its name id), pipelineId and the region.";

/** What a request outside of the API's base path gets from the simulator. */
export const FOREIGN_404 = `404 Not Found: Not found – Buddy simulator Not found There is nothing here. ${FOREIGN_ADVICE}`;

/** What a rate limit of the simulator's faults says when it is not waited out. */
export const RATE_LIMITED =
    "429 Too Many Requests: A fault of the simulator. Buddy's rate limit is used up. Run the command again later.";
