import { type Answer, explainRefusal } from "../../provider/client/refusal";

const answer = (status: number, text: string, headers: Answer["headers"] = {}): Answer => ({ status, text, headers });
const errors = (...messages: string[]) => JSON.stringify({ errors: messages.map((message) => ({ message })) });

const TOKEN_ADVICE =
    "the token is wrong, expired, or of another region or workspace: check buddy:token (or BUDDY_TOKEN) and buddy:region; " +
    "after a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain refresh and destroy use the " +
    "configuration of the last up";
const SCOPE_ADVICE =
    "the token lacks a scope, a role, or access from this address or workspace: it needs EXECUTION_MANAGE and " +
    "EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ)";

const FOREIGN_ADVICE =
    "not Buddy's own 404, so nothing counts as gone: check that buddy:baseUrl is the address of Buddy's API (self-hosted: " +
    "with /api at its end), and what answers in between, such as a proxy";

describe("a refusal", () => {
    it.each<[string, Answer, string]>([
        [
            "all of Buddy's messages",
            answer(400, errors("Name is required.", "Type is required.")),
            "400 Bad Request: Name is required.; Type is required.",
        ],
        [
            "OAuth's form of an error",
            answer(400, '{"error":"invalid_grant","error_description":"expired"}'),
            "400 Bad Request: invalid_grant: expired",
        ],
        [
            "an error that is bare text",
            answer(400, '{"errors":["Name is required."]}'),
            "400 Bad Request: Name is required.",
        ],
        [
            "no errors that hold no words",
            answer(400, '{"errors":[{"message":"Real."},{"message":7},{"code":8},null,9]}'),
            "400 Bad Request: Real.",
        ],
        ["a single message", answer(400, '{"message":"No."}'), "400 Bad Request: No."],
        ["no empty words", answer(400, '{"error":"","error_description":7,"message":"No."}'), "400 Bad Request: No."],
        [
            "a page of HTML, in short",
            answer(502, "<html><head><style>a{}</style></head><body><h1>Bad\n gateway</h1></body></html>"),
            "502 Bad Gateway: Bad gateway",
        ],
        [
            "no scripts and styles, whatever they stand between",
            answer(502, "one<script>var a;\nvar b;</script>two<style>a { }</style><p>three</p><p>four</p>"),
            "502 Bad Gateway: one two three four",
        ],
        ["nothing of a page's far end", answer(500, `${"<br>".repeat(1024)}end`), "500 Internal Server Error"],
        ["a text that just fits", answer(640, "x".repeat(200)), `640: ${"x".repeat(200)}`],
        ["nothing at all", answer(500, ""), "500 Internal Server Error"],
        ["cut JSON", answer(500, '{"errors":[{"mess'), '500 Internal Server Error: {"errors":[{"mess'],
        ["an unknown status", answer(640, "x".repeat(300)), `640: ${"x".repeat(200)}…`],
        [
            "a bad token, with the remedies",
            answer(401, errors("Unauthorized")),
            `401 Unauthorized: Unauthorized — ${TOKEN_ADVICE}`,
        ],
        [
            "missing scopes, with those Buddy names",
            answer(403, errors("Application cannot receive data"), {
                "x-0auth-scopes": "WORKSPACE",
                "x-accepted-0auth-scopes": "EXECUTION_MANAGE",
            }),
            `403 Forbidden: Application cannot receive data — ${SCOPE_ADVICE} — the token has WORKSPACE, accepted are EXECUTION_MANAGE`,
        ],
        [
            "an unknown token's scopes",
            answer(401, "", { "x-0auth-scopes": "WORKSPACE" }),
            `401 Unauthorized — ${TOKEN_ADVICE} — the token has WORKSPACE`,
        ],
        [
            "no scopes when they are not the cause",
            answer(400, errors("Name is required."), { "x-0auth-scopes": "WORKSPACE" }),
            "400 Bad Request: Name is required.",
        ],
        [
            "the API switched off, as 403",
            answer(403, errors("API is disabled")),
            "403 Forbidden: API is disabled — switch the API on in the workspace's settings, under Security",
        ],
        [
            "the API switched off, as 400",
            answer(400, errors("API is disabled in this workspace.")),
            "400 Bad Request: API is disabled in this workspace. — switch the API on in the workspace's settings, under Security",
        ],
        [
            "a closed workspace",
            answer(403, errors("Only active workspace have access to API")),
            "403 Forbidden: Only active workspace have access to API — the workspace is suspended, unpaid or closed; nothing was changed",
        ],
        [
            "an unknown object",
            answer(404, errors("Not found")),
            "404 Not Found: Not found — check workspace, projectName (its name id) and pipelineId, and that the region is right",
        ],
        [
            "a 404 of another server, which is not Buddy's",
            answer(404, "<html><body><h1>nginx</h1></body></html>"),
            `404 Not Found: nginx — ${FOREIGN_ADVICE}`,
        ],
        ["a 404 without words, which is not Buddy's", answer(404, ""), `404 Not Found — ${FOREIGN_ADVICE}`],
        [
            "a 404 with other JSON, which is not Buddy's",
            answer(404, '{"message":"no Route matched"}'),
            `404 Not Found: no Route matched — ${FOREIGN_ADVICE}`,
        ],
        [
            "a 404 with other errors, which is not Buddy's",
            answer(404, '{"errors":[{"title":"gone"}]}'),
            `404 Not Found: {"errors":[{"title":"gone"}]} — ${FOREIGN_ADVICE}`,
        ],
        [
            "a limit",
            answer(429, errors("Slow down")),
            "429 Too Many Requests: Slow down — Buddy's rate limit; run the command again later",
        ],
        [
            "a redirect",
            answer(302, ""),
            "302 Found — redirects are not followed; set buddy:baseUrl to the final address",
        ],
        [
            "a choice of redirects",
            answer(300, ""),
            "300 Multiple Choices — redirects are not followed; set buddy:baseUrl to the final address",
        ],
    ])("says %s", (_title, given, text) => {
        expect(explainRefusal(given)).toBe(text);
    });
});
