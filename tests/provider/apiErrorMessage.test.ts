import type { HttpResponse } from "../../provider/client/httpResponse";
import {
    apiErrorMessage,
    errors,
    FOREIGN_ADVICE,
    INTEGRATION_ADVICE,
    response,
    SCOPE_ADVICE,
    TOKEN_ADVICE,
} from "./apiErrors";

describe("the message of an API error", () => {
    it.each<[string, HttpResponse, string]>([
        [
            "all of Buddy's messages",
            response(400, errors("Name is required.", "Type is required.")),
            "400 Bad Request: Name is required.; Type is required.",
        ],
        [
            "OAuth's form of an error",
            response(400, '{"error":"invalid_grant","error_description":"expired"}'),
            "400 Bad Request: invalid_grant: expired.",
        ],
        [
            "an error that is bare text",
            response(400, '{"errors":["Name is required."]}'),
            "400 Bad Request: Name is required.",
        ],
        [
            "no errors that hold no words",
            response(400, '{"errors":[{"message":"Real."},{"message":7},{"code":8},null,9]}'),
            "400 Bad Request: Real.",
        ],
        ["a single message", response(400, '{"message":"No."}'), "400 Bad Request: No."],
        ["no empty words", response(400, '{"error":"","error_description":7,"message":"No."}'), "400 Bad Request: No."],
        [
            "a page of HTML, in short",
            response(502, "<html><head><style>a{}</style></head><body><h1>Bad\n gateway</h1></body></html>"),
            "502 Bad Gateway: Bad gateway.",
        ],
        [
            "no scripts and styles, whatever they stand between",
            response(502, "one<script>var a;\nvar b;</script>two<style>a { }</style><p>three</p><p>four</p>"),
            "502 Bad Gateway: one two three four.",
        ],
        ["nothing of a page's far end", response(500, `${"<br>".repeat(1024)}end`), "500 Internal Server Error."],
        ["a text that just fits", response(640, "x".repeat(200)), `640: ${"x".repeat(200)}.`],
        ["nothing at all", response(500, ""), "500 Internal Server Error."],
        ["cut JSON", response(500, '{"errors":[{"mess'), '500 Internal Server Error: {"errors":[{"mess.'],
        ["an unknown status", response(640, "x".repeat(300)), `640: ${"x".repeat(199)}…`],
        [
            "a bad token, with what to check",
            response(401, errors("Unauthorized")),
            `401 Unauthorized: Unauthorized. ${TOKEN_ADVICE}`,
        ],
        [
            "missing scopes, with those Buddy names",
            response(403, errors("Application cannot receive data"), {
                "x-0auth-scopes": "WORKSPACE",
                "x-accepted-0auth-scopes": "EXECUTION_MANAGE",
            }),
            `403 Forbidden: Application cannot receive data. ${SCOPE_ADVICE} The token has WORKSPACE. Buddy ` +
                "accepts EXECUTION_MANAGE.",
        ],
        [
            "an unknown token's scopes",
            response(401, "", { "x-0auth-scopes": "WORKSPACE" }),
            `401 Unauthorized. ${TOKEN_ADVICE} The token has WORKSPACE.`,
        ],
        [
            "no scopes when they are not the cause",
            response(400, errors("Name is required."), { "x-0auth-scopes": "WORKSPACE" }),
            "400 Bad Request: Name is required.",
        ],
        [
            "the API switched off, as 403",
            response(403, errors("API is disabled")),
            "403 Forbidden: API is disabled. Switch the API on in the workspace's settings, under Security.",
        ],
        [
            "the API switched off, as 400",
            response(400, errors("API is disabled in this workspace.")),
            "400 Bad Request: API is disabled in this workspace. Switch the API on in the workspace's settings, " +
                "under Security.",
        ],
        [
            "a closed workspace",
            response(403, errors("Only active workspace have access to API")),
            "403 Forbidden: Only active workspace have access to API. The workspace is suspended, unpaid or " +
                "closed. Nothing was changed.",
        ],
        [
            "a pipeline that a file defines",
            response(400, errors("Pipeline is defined in a YAML file")),
            "400 Bad Request: Pipeline is defined in a YAML file. Write the action into that file, or give the " +
                "pipelineId of a pipeline that Buddy itself defines.",
        ],
        [
            "an unknown object",
            response(404, errors("Not found")),
            "404 Not Found: Not found. Check workspace, projectName (its name id), pipelineId and the region.",
        ],
        [
            "a 404 of another server, which is not Buddy's",
            response(404, "<html><body><h1>nginx</h1></body></html>"),
            `404 Not Found: nginx. ${FOREIGN_ADVICE}`,
        ],
        ["a 404 without words, which is not Buddy's", response(404, ""), `404 Not Found. ${FOREIGN_ADVICE}`],
        [
            "a 404 with other JSON, which is not Buddy's",
            response(404, '{"message":"no Route matched"}'),
            `404 Not Found: no Route matched. ${FOREIGN_ADVICE}`,
        ],
        [
            "a 404 with other errors, which is not Buddy's",
            response(404, '{"errors":[{"title":"gone"}]}'),
            `404 Not Found: {"errors":[{"title":"gone"}]}. ${FOREIGN_ADVICE}`,
        ],
        [
            "what an integration can lack, where the message speaks of one",
            response(400, errors("Integration 5ddb cannot be used.")),
            `400 Bad Request: Integration 5ddb cannot be used. ${INTEGRATION_ADVICE}`,
        ],
        [
            "what an integration can lack, after the scopes",
            response(403, errors("No access to integration")),
            `403 Forbidden: No access to integration. ${SCOPE_ADVICE} ${INTEGRATION_ADVICE}`,
        ],
        [
            "what an integration can lack, after the names",
            response(404, errors("Integration not found")),
            "404 Not Found: Integration not found. Check workspace, projectName (its name id), pipelineId and " +
                `the region. ${INTEGRATION_ADVICE}`,
        ],
        [
            "nothing of integrations that are merely missing",
            response(400, errors("Integration is required.")),
            "400 Bad Request: Integration is required.",
        ],
        [
            "nothing of integrations where Buddy itself failed",
            response(500, errors("Integration failed.")),
            "500 Internal Server Error: Integration failed.",
        ],
        ...[400, 403].map((status): [string, HttpResponse, string] => [
            `a running execution, as ${status}`,
            response(status, errors("Operation not permitted until all jobs and deployments are completed")),
            `${status} ${status === 400 ? "Bad Request" : "Forbidden"}: Operation not permitted until all jobs ` +
                "and deployments are completed. A run is in progress in Buddy. Try again when it has ended.",
        ]),
        [
            "a limit",
            response(429, errors("Slow down")),
            "429 Too Many Requests: Slow down. Buddy's rate limit is used up. Run the command again later.",
        ],
        [
            "a redirect",
            response(302, ""),
            "302 Found. Redirects are not followed. Set buddyworks:baseUrl to the final address.",
        ],
        [
            "a choice of redirects",
            response(300, ""),
            "300 Multiple Choices. Redirects are not followed. Set buddyworks:baseUrl to the final address.",
        ],
    ])("says %s", (_title, given, text) => {
        expect(apiErrorMessage(given, { secrets: [] })).toBe(text);
    });
});
