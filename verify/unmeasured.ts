import type { Behaviour } from "../simulator";
import type { Unmeasured } from "./probe";

/** An assumption that no probe measures, because that would be unsafe, slow or inconclusive. */
interface Assumption {
    assumed: string;
    /** As for a probe. */
    evidence: string;
    /** What the provider does if it is wrong. */
    otherwise: string;
}

/** Assumptions for which the simulator has a switch nevertheless. */
const SWITCHED: Readonly<Record<Unmeasured & keyof Behaviour, Assumption>> = {
    registryShown: {
        assumed: "A docker_registry that was sent is returned.",
        evidence: "A",
        otherwise: "An absent one is no drift.",
    },
    integrationEnriched: {
        assumed: "An integration is returned as it was sent.",
        evidence: "D: the documentation's example",
        otherwise: "Only the key that the program sets is compared (`hashId` or `identifier`).",
    },
    variableDescriptionShown: {
        assumed: "A variable is returned with its description.",
        evidence: "O: Buddy's OpenAPI types; those of November 2026 lack it",
        otherwise: "An absent one is no drift.",
    },
    extraVariables: {
        assumed: "Only the variables that were sent with an action are returned.",
        evidence: "A",
        otherwise: "Other variables are not drift, but the next update of `variables` can remove them.",
    },
    extraFields: {
        assumed: "Responses have only documented fields.",
        evidence: "A",
        otherwise: "Other fields are ignored.",
    },
    cacheScopeEnforced: {
        assumed: "cache_mode is stored whatever the pipeline's cache scope is.",
        evidence: "A",
        otherwise: "Buddy's refusal is shown, and nothing changes.",
    },
};

const OTHERS: readonly Assumption[] = [
    {
        assumed: "What the probes show for an action holds for a pipeline's fields, too.",
        evidence: "A",
        otherwise: "Each response is compared with what was sent, and a warning says what Buddy did not take.",
    },
    {
        assumed: "A PATCH without password keeps it.",
        evidence: "D: the API's overview says so of all fields",
        otherwise:
            "An imported or adopted action loses its password at the next update, unless the program sets it: then every update " +
            "sends it.",
    },
    {
        assumed: "A pipeline's actions are deleted with it.",
        evidence: "A",
        otherwise: "Nothing: a pipeline with actions is deleted only with `forceDestroy`.",
    },
    {
        assumed: "Buddy refuses or overwrites actions in a pipeline that a file in a repository defines.",
        evidence: "A",
        otherwise: "A refusal is shown, and what was overwritten shows as drift.",
    },
    {
        assumed: "A request whose response is lost takes effect within a second, or not at all.",
        evidence: "A",
        otherwise: "The next `pulumi up` warns that the pipeline already has an action of that name.",
    },
    {
        assumed: "There is one rate limit for each token.",
        evidence: "O",
        otherwise: "All requests of a process wait, even those that Buddy would have served.",
    },
];

/** All of them, with the id of the simulator's switch where there is one. */
export const UNMEASURED: readonly (Assumption & { id?: string })[] = [
    ...Object.entries(SWITCHED).map(([id, assumption]) => ({ id, ...assumption })),
    ...OTHERS,
];
