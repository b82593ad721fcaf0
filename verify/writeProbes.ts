import type { Deviation, Probes } from "./probe";

const STAYS: Deviation = {
    matters: true,
    means: "An input that the program removes keeps its value at Buddy. The provider warns. Clear it in Buddy.",
};
const FAILS: Deviation = {
    matters: true,
    means:
        "An update that removes such an input fails with a 400, and nothing changes. Set the input to another value, or clear it " +
        "in Buddy and run `pulumi refresh`.",
};

/** For inputs that the page of the endpoint lacks. */
function untaken(input: string): Record<"ignored" | "refused", Deviation> {
    return {
        ignored: { matters: true, means: `${input} has no effect here. The provider warns. Leave it out.` },
        refused: { matters: true, means: `${input} fails with a 400 here. Leave it out.` },
    };
}

/** What we assume about POST, PATCH and lists. */
export const WRITE_PROBES = {
    clearText: {
        question: 'What does a PATCH with "" do to a text?',
        assumed: "cleared",
        evidence: "O: Buddy's live tests of other resources",
        otherwise: { ignored: STAYS, refused: FAILS },
    },
    clearNull: {
        question: "What does a PATCH with null do to a number?",
        assumed: "cleared",
        evidence: "O: not refused, Buddy's Go SDK sends it; A: that it clears",
        otherwise: { ignored: STAYS, refused: FAILS },
    },
    clearList: {
        question: "What does a PATCH with [] do to a list?",
        assumed: "cleared",
        evidence: "O: Buddy's live tests of other resources",
        otherwise: { ignored: STAYS, refused: FAILS },
    },
    patchWithoutType: {
        question: "Can a PATCH leave out type?",
        assumed: "accepted",
        evidence: "O: a client's live test; the documentation's page marks it required",
        otherwise: { refused: { matters: false, means: "The provider always sends it." } },
    },
    patchWithoutName: {
        question: "Can a PATCH leave out name?",
        assumed: "accepted",
        evidence: "O: Buddy's clients, for other resources; the documentation's page marks it required",
        otherwise: { refused: { matters: false, means: "The provider always sends it." } },
    },
    patchKeepsUnsent: {
        question: "Does a PATCH keep the fields that it does not contain?",
        assumed: true,
        evidence: "D: the API's overview",
        otherwise: {
            false: {
                matters: true,
                means:
                    "Each update resets what the program does not set, also what others set in Buddy. Write all settings of the " +
                    "action into the program; `pulumi-buddyworks import` does it.",
            },
        },
    },
    listsReplaced: {
        question: "Does a PATCH replace a list as a whole?",
        assumed: true,
        evidence: "O: Buddy's live tests of other resources check the lengths of lists",
        otherwise: {
            false: {
                matters: true,
                means:
                    "Entries that the program removes from a list stay at Buddy, and show as drift. Remove them in Buddy, or remove " +
                    "the whole list first.",
            },
        },
    },
    orOperands: {
        question: "What happens to the trigger_operands of an OR condition?",
        assumed: "kept",
        evidence: "D: two pages about pipelines, which have the same conditions",
        otherwise: {
            dropped: {
                matters: true,
                means: "A condition OR loses its operands, which shows as drift. Do not use OR; run two actions instead.",
            },
            refused: {
                matters: true,
                means: "A condition OR fails with a 400. Do not use OR; run two actions instead.",
            },
        },
    },
    unknownField: {
        question: "What happens to a field that no documentation names?",
        assumed: "ignored",
        evidence: "A",
        otherwise: {
            kept: {
                matters: false,
                means: "The provider sends no unknown field, apart from the properties of an Action.",
            },
            refused: {
                matters: false,
                means: "The provider sends no unknown field, apart from the properties of an Action.",
            },
        },
    },
    targetStage: {
        question: "What happens to target_stage?",
        assumed: "kept",
        evidence: "D: Buddy's YAML reference; A: that the API has it, too",
        otherwise: untaken("targetStage"),
    },
    pull: {
        question: "What happens to pull?",
        assumed: "kept",
        evidence: "D: Buddy's YAML reference; A: that the API has it, too",
        otherwise: untaken("pull"),
    },
    artifact: {
        question: "What happens to artifact?",
        assumed: "kept",
        evidence: "D: Buddy's YAML reference; A: that the API has it, too",
        otherwise: untaken("artifact"),
    },
    afterActionIdOnCreate: {
        question: "What does after_action_id do in a POST?",
        assumed: "moved",
        evidence: 'D: "place this action after"',
        otherwise: {
            ignored: {
                matters: true,
                means: "A new action comes last in the pipeline, whatever afterActionId says. Move it in Buddy.",
            },
            refused: {
                matters: true,
                means: "A create with afterActionId fails. Leave it out, and move the action in Buddy.",
            },
        },
    },
    afterActionIdOnPatch: {
        question: "What does after_action_id do in a PATCH?",
        assumed: "moved",
        evidence: "A: only a POST with it is documented",
        otherwise: {
            ignored: {
                matters: true,
                means: "A change of afterActionId does not move the action. The provider warns. Move it in Buddy.",
            },
            refused: {
                matters: true,
                means: "A change of afterActionId fails. Take the change back, and move the action in Buddy.",
            },
        },
    },
    actionsListOrder: {
        question: "Are a pipeline's actions listed in its order?",
        assumed: "pipeline",
        evidence: "A",
        otherwise: {
            other: {
                matters: true,
                means:
                    "Warnings about afterActionId can be wrong, and an import lists the actions in Buddy's order. Check the order " +
                    "in Buddy.",
            },
        },
    },
    actionsListPaged: {
        question: "Is the list of a pipeline's actions paged?",
        assumed: false,
        evidence: "O: no client requests pages",
        otherwise: { true: { matters: false, means: "The provider reads all pages that the response counts." } },
    },
} satisfies Partial<Probes>;
