import fc from "fast-check";
import { apiErrorMessage as messageOf } from "../../provider/client/apiErrorMessage";
import type { HttpResponse } from "../../provider/client/httpResponse";

const response = (status: number, text: string, headers: HttpResponse["headers"] = {}): HttpResponse => ({
    status,
    text,
    headers,
});
const SCOPES =
    "EXECUTION_MANAGE and EXECUTION_INFO with WORKSPACE (since August 2026: PIPELINE_WRITE and PIPELINE_READ)";

const apiErrorMessage = (response: HttpResponse, { secrets }: { secrets: readonly string[] }) =>
    messageOf(response, { secrets, scopes: SCOPES });
const errors = (...messages: string[]) => JSON.stringify({ errors: messages.map((message) => ({ message })) });

const TOKEN_ADVICE =
    "The token is wrong, expired, or from another region or workspace. Check buddyworks:token (or " +
    "BUDDY_TOKEN) and buddyworks:region. After a token rotation run `pulumi up`, or `pulumi refresh " +
    "--run-program`, because plain refresh and destroy use the configuration of the last up.";
const SCOPE_ADVICE = `The token lacks a scope, a role, or access from this address or workspace. It needs ${SCOPES}.`;

const FOREIGN_ADVICE =
    "This is not Buddy's own 404, so nothing counts as deleted. Check that buddyworks:baseUrl is the " +
    "address of Buddy's API (self-hosted: with /api at its end), and what responds in between, such as a " +
    "proxy.";

const INTEGRATION_ADVICE =
    "An integration can be disabled or limited to some pipelines. Look at its settings in Buddy.";

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

describe("Buddy's words in the message", () => {
    const shown = (given: HttpResponse, secrets: string[] = []) => apiErrorMessage(given, { secrets });

    it("are at most 500 characters, however many messages there are", () => {
        expect(shown(response(640, errors("x".repeat(500))))).toBe(`640: ${"x".repeat(500)}.`);
        expect(shown(response(640, errors("x".repeat(501))))).toBe(`640: ${"x".repeat(499)}…`);
        expect(shown(response(640, errors(...Array(1000).fill("No."))))).toBe(`640: ${"No.; ".repeat(99)}No.;…`);
        expect(shown(response(640, JSON.stringify({ error: "e".repeat(400), message: "m".repeat(400) })))).toBe(
            `640: ${"e".repeat(400)}: ${"m".repeat(97)}…`,
        );
    });

    it("leave the rest of the 500 characters to the headers", () => {
        const headers = { "x-0auth-scopes": "A".repeat(300), "x-accepted-0auth-scopes": "B".repeat(300) };
        expect(shown(response(403, errors("No."), headers))).toBe(
            `403 Forbidden: No. ${SCOPE_ADVICE} The token has ${"A".repeat(300)}. Buddy accepts ` +
                `${"B".repeat(196)}…`,
        );
        expect(shown(response(403, errors("x".repeat(600)), headers))).toBe(
            `403 Forbidden: ${"x".repeat(499)}… ${SCOPE_ADVICE}`,
        );
    });

    it("are cut between characters, not within one", () => {
        expect(shown(response(640, errors(`${"x".repeat(498)}🚀🚀`)))).toBe(`640: ${"x".repeat(498)}…`);
        expect(shown(response(640, `${"x".repeat(198)}🚀🚀`))).toBe(`640: ${"x".repeat(198)}…`);
    });

    it.each([
        ["control characters", "a\u0000b\u001b[31mc\u007fd"],
        ["C1 control characters", "a\u0085b\u009b31mc"],
        ["characters that change the direction", "a\u202eb\u2066c\u200fd\u061ce"],
        ["characters without width", "a\u200bb\u200dc\ufeffd\u2060e\u00adf"],
        ["invisible tags", "a\u{e0041}b\u{e007f}c"],
        ["separators of lines and paragraphs", "a\u2028b\u2029c\r\nd"],
        ["halves of pairs", "a\ud83db\udc00c"],
    ])("have a blank instead of %s, in a message, a page and a header", (_title, text) => {
        const line = text.replace(/[^!-~]+/gu, " ");
        expect(shown(response(640, errors(text)))).toBe(`640: ${line}.`);
        expect(shown(response(640, `<h1>${text}</h1>`))).toBe(`640: ${line}.`);
        expect(shown(response(401, "", { "x-0auth-scopes": text }))).toBe(
            `401 Unauthorized. ${TOKEN_ADVICE} The token has ${line}.`,
        );
    });

    it("are at most 500 printable characters, whatever the response", () => {
        const anything = fc.string({ unit: "binary", maxLength: 600 });
        const bodies = fc.oneof(
            anything,
            fc.array(anything, { maxLength: 4 }).map((messages) => errors(...messages)),
            fc.record({ error: anything, message: anything }).map((body) => JSON.stringify(body)),
        );
        fc.assert(
            fc.property(bodies, (body) => {
                const text = shown(response(640, body));
                expect(text.length).toBeLessThanOrEqual("640: .".length + 500);
                expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
            }),
        );
    });
});

describe("a secret in a response", () => {
    const secret = "hunter2-from-a-vault";

    it.each<[string, HttpResponse, string]>([
        ["a message", response(640, errors(`value ${secret} is refused`)), "640: value [secret] is refused."],
        [
            "OAuth's form of an error",
            response(640, JSON.stringify({ error: secret, error_description: `${secret}!` })),
            "640: [secret]: [secret]!",
        ],
        ["a page", response(640, `<p>value <b>${secret}</b></p>`), "640: value [secret]."],
        [
            "JSON of another form",
            response(640, `{"got":{"password":"${secret}"}}`),
            '640: {"got":{"password":"[secret]"}}.',
        ],
        [
            "a header",
            response(401, "", { "x-0auth-scopes": `WORKSPACE,${secret}` }),
            `401 Unauthorized. ${TOKEN_ADVICE} The token has WORKSPACE,[secret].`,
        ],
        [
            "a text that is cut within it",
            response(640, `${"x".repeat(190)} ${secret}`),
            `640: ${"x".repeat(190)} [secret].`,
        ],
        [
            "a message that is read only up to within it",
            response(640, errors(`${" ".repeat(16 * 1024 - 10)}${secret}`)),
            "640: [secret].",
        ],
    ])("is masked in %s", (_title, given, text) => {
        expect(apiErrorMessage(given, { secrets: [secret] })).toBe(text);
    });

    it("is masked when only the removal of tags joins it", () => {
        expect(
            apiErrorMessage(response(640, "<p>correct<br>horse<i> </i>battery</p>"), {
                secrets: ["correct horse battery"],
            }),
        ).toBe("640: [secret].");
    });

    it("is masked before tags are removed, because it may hold tags", () => {
        expect(apiErrorMessage(response(640, "value pa<b>hunter2</b>ss"), { secrets: ["pa<b>hunter2</b>ss"] })).toBe(
            "640: value [secret].",
        );
    });

    it("does not hide the fix", () => {
        expect(apiErrorMessage(response(403, errors("API is disabled")), { secrets: ["disabled"] })).toBe(
            "403 Forbidden: API is [secret]. Switch the API on in the workspace's settings, under Security.",
        );
    });

    it("is not masked in our own words, where a mask would tell what the secret is", () => {
        expect(apiErrorMessage(response(403, errors("No.")), { secrets: ["a", "token", "scope"] })).toBe(
            `403 Forbidden: No. ${SCOPE_ADVICE}`,
        );
    });

    it("is masked after JSON is read, so that a secret like a JSON key hides no message", () => {
        expect(
            apiErrorMessage(response(640, errors("No message.")), { secrets: ["errors", "message", '":"', "{"] }),
        ).toBe("640: No [secret].");
    });
});
