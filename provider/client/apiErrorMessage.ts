import { asSentence, shortened } from "../printable";
import {
    apiErrorText,
    type HttpResponse,
    isForeignNotFound,
    LONGEST_ERROR_TEXT,
    safeLine,
    statusLine,
} from "./httpResponse";

interface MessageContext {
    /** Texts that the message must not repeat. */
    secrets: readonly string[];
    /** The scopes that the request needs. */
    scopes: string;
    /** The inputs that say where the object lies. */
    place: string;
}

/** `400 Bad Request: name is required; type is required. <what to do>` */
export function apiErrorMessage(response: HttpResponse, { secrets, scopes, place }: MessageContext): string {
    const { status } = response;
    const text = apiErrorText(response, secrets);
    const line = [statusLine(response), text].filter((part) => part !== "").join(": ");
    const fixes = isForeignNotFound(response)
        ? [FOREIGN_NOT_FOUND]
        : fixesOf(status, apiErrorText(response, []), { scopes, place });
    const held = status === 401 || status === 403 ? scopeHeaders(response, secrets, text.length) : [];
    return [asSentence(line), ...fixes, ...held].join(" ");
}

const FOREIGN_NOT_FOUND =
    "This is not Buddy's own 404, so nothing counts as deleted. Check that buddyworks:baseUrl is the address of Buddy's API " +
    "(self-hosted: with /api at its end), and what responds in between, such as a proxy.";

/** Errors that only their text tells apart (buddy-api, section 7). */
const FIXES_BY_TEXT: [RegExp, string][] = [
    [/API is disabled/i, "Switch the API on in the workspace's settings, under Security."],
    [/only active workspace/i, "The workspace is suspended, unpaid or closed. Nothing was changed."],
    // Guessed: what Buddy says of an action in a pipeline that a file defines is not documented.
    [
        /defined (in|by|with) .*(ya?ml|file|repository)|managed by ya?ml/i,
        "Write the action into that file, or give the pipelineId of a pipeline that Buddy itself defines.",
    ],
    [/not permitted until all jobs/i, "A run is in progress in Buddy. Try again when it has ended."],
];

type Advice = Pick<MessageContext, "scopes" | "place">;

function fixesOf(status: number, text: string, advice: Advice): string[] {
    const [, known] = FIXES_BY_TEXT.find(([pattern]) => pattern.test(text)) ?? [];
    if (known !== undefined) {
        return [known];
    }
    const fix = fixOf(status, advice);
    const fixes = fix === undefined ? [] : [fix];
    if ([400, 403, 404].includes(status) && /integration/i.test(text) && !/is required/i.test(text)) {
        fixes.push("An integration can be disabled or limited to some pipelines. Look at its settings in Buddy.");
    }
    return fixes;
}

function fixOf(status: number, { scopes, place }: Advice): string | undefined {
    switch (status) {
        case 401:
            return (
                "The token is wrong, expired, or from another region or workspace. Check buddyworks:token (or BUDDY_TOKEN) and " +
                "buddyworks:region. After a token rotation run `pulumi up`, or `pulumi refresh --run-program`, because plain " +
                "refresh and destroy use the configuration of the last up."
            );
        case 403:
            return `The token lacks a scope, a role, or access from this address or workspace. It needs ${scopes}.`;
        case 404:
            return `Check ${place} and the region.`;
        case 407:
            return (
                "The proxy requires a login. Write user and password into HTTPS_PROXY, as " +
                "http://user:password@host:port."
            );
        case 429:
            return "Buddy's rate limit is used up. Run the command again later.";
        default:
            return status >= 300 && status < 400
                ? "Redirects are not followed. Set buddyworks:baseUrl to the final address."
                : undefined;
    }
}

/** What the token holds and the request accepts. Buddy spells the headers with a zero since November 2025. */
function scopeHeaders({ headers }: HttpResponse, secrets: readonly string[], usedLength: number): string[] {
    const line = (name: string) => safeLine(headers[name] ?? "", secrets);
    const [held, accepted] = [line("x-0auth-scopes"), line("x-accepted-0auth-scopes")];
    const left = LONGEST_ERROR_TEXT - usedLength;
    return [
        ["The token has", shortened(held, left)],
        ["Buddy accepts", shortened(accepted, left - held.length)],
    ].flatMap(([start, scopes]) => (scopes === "" ? [] : [asSentence(`${start} ${scopes}`)]));
}
