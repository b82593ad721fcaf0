import { type Answer, explainRefusal } from "../../provider/refusal";

const answer = (status: number, text: string, headers: Answer["headers"] = {}): Answer => ({ status, text, headers });
const errors = (...messages: string[]) => JSON.stringify({ errors: messages.map((message) => ({ message })) });

const TOKEN_ADVICE =
    "the token is wrong, expired, or of another region or workspace: check buddy:token (or BUDDY_TOKEN) and buddy:region; " +
    "after a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain refresh and destroy use the " +
    "configuration of the last up";
const SCOPE_ADVICE =
    "the token lacks a scope, a role, or access from this address or workspace: it needs EXECUTION_MANAGE and " +
    "EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ)";

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
            "a page of HTML, in short",
            answer(502, "<html><head><style>a{}</style></head><body><h1>Bad\n gateway</h1></body></html>"),
            "502 Bad Gateway: Bad gateway",
        ],
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
            "a redirect",
            answer(302, ""),
            "302 Found — redirects are not followed; set buddy:baseUrl to the final address",
        ],
    ])("says %s", (_title, given, text) => {
        expect(explainRefusal(given)).toBe(text);
    });
});
