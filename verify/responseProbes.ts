import type { Probes } from "./probe";

const HARMLESS = "The provider understands it.";
const harmless = { matters: false, means: HARMLESS };

/** What we assume about responses. */
export const RESPONSE_PROBES = {
    createStatus: {
        question: "Which status does a successful POST have?",
        assumed: 201,
        evidence: "D",
        otherwise: { other: { matters: false, means: "The provider takes every 2xx with an id for a success." } },
    },
    updateStatus: {
        question: "Which status does a successful PATCH have?",
        assumed: 200,
        evidence: "D",
        otherwise: { other: { matters: false, means: "The provider takes every 2xx for a success." } },
    },
    deleteStatus: {
        question: "Which status does a successful DELETE have?",
        assumed: 204,
        evidence: "D",
        otherwise: { other: { matters: false, means: "The provider takes every 2xx for a success." } },
    },
    missingStatus: {
        question: "Which status does a request for an action that does not exist have?",
        assumed: 404,
        evidence: "O: all clients, for GET, PATCH and DELETE",
        otherwise: {
            other: {
                matters: true,
                means:
                    "The provider does not recognise what was deleted in Buddy: refresh and destroy stop with an error. Remove " +
                    "such entries with `pulumi state delete`.",
            },
        },
    },
    emptyFields: {
        question: "How is a field without a value returned?",
        assumed: "absent",
        evidence:
            "O: the only response that looks recorded; D: the documentation's example. The API's overview says null",
        otherwise: { null: harmless, mixed: harmless },
    },
    defaultsEchoed: {
        question: "Is a field that was never sent returned with its default?",
        assumed: true,
        evidence: "O: booleans in the only response that looks recorded; A: enums",
        otherwise: { false: harmless },
    },
    computedRegistry: {
        question: "Does Buddy compute a docker_registry that was never sent, and return it?",
        assumed: false,
        evidence: "D: the documentation's example has none",
        otherwise: {
            true: {
                matters: false,
                means: "An import leaves dockerRegistry out where it would demand what Buddy never returns.",
            },
        },
    },
    password: {
        question: "How is an action's password returned?",
        assumed: "encrypted",
        evidence: 'D: "returned encrypted"; O: that it stays the same, for variables',
        otherwise: {
            omitted: { matters: false, means: "The provider never reads a password back." },
            changing: { matters: false, means: "The provider never compares a password that Buddy returns." },
            plain: {
                matters: false,
                means:
                    "The provider never reads it, but everybody who may read the action in Buddy sees the password. Prefer an " +
                    "integration.",
            },
        },
    },
    ciphertextPrefix: {
        question: "How does ciphertext begin?",
        assumed: "!encrypted",
        evidence: "O: Buddy's own acceptance tests since 2025; D: a page of January 2026. Before: secure!",
        otherwise: {
            "secure!": harmless,
            other: {
                matters: true,
                means:
                    "Ciphertext among the properties of an Action looks like a change at each refresh, and an import writes it " +
                    "down. Put such fields into ignoreChanges, and take them out of an imported program. Typed inputs are safe.",
            },
            none: {
                matters: true,
                means:
                    "Ciphertext among the properties of an Action looks like a change at each refresh, and an import writes it " +
                    "down. Put such fields into ignoreChanges, and take them out of an imported program. Typed inputs are safe.",
            },
        },
    },
    sshKeyValue: {
        question: "What happens to the value of an SSH_KEY that is sent without `encrypted`?",
        assumed: "encrypted",
        evidence: "D: an SSH_KEY is always encrypted",
        otherwise: {
            plain: {
                matters: false,
                means: "The provider never reads it. Set `encrypted: true`, so that Buddy hides it.",
            },
            omitted: harmless,
            refused: { matters: true, means: "Such a variable fails with a 400. Set `encrypted: true` at keys." },
        },
    },
    variableType: {
        question: "Is the type of a VAR variable returned?",
        assumed: "answered",
        evidence: "O: Buddy's OpenAPI types; an example of the documentation lacks it",
        otherwise: { absent: harmless },
    },
    listOrderKept: {
        question: "Are build_args and secrets returned in the order they were sent?",
        assumed: true,
        evidence: "A",
        otherwise: { false: { matters: false, means: "The provider compares them without order." } },
    },
    afterActionIdAnswered: {
        question: "Is after_action_id returned?",
        assumed: false,
        evidence: "O: no response of any client contains it",
        otherwise: { true: { matters: false, means: "The provider does not read it." } },
    },
    rateLimitHeaders: {
        question: "Which X-Rate-Limit headers do responses have?",
        assumed: "reset",
        evidence: "D: Limit and Remaining; O: Reset",
        otherwise: {
            remaining: { matters: false, means: "At a rate limit the provider waits longer and longer instead." },
            none: { matters: false, means: "At a rate limit the provider waits longer and longer instead." },
        },
    },
} satisfies Partial<Probes>;
