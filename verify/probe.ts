import type { Behaviour } from "../simulator";

/** Switches of the simulator that a client cannot measure, or not safely. They have a row of their own in the page. */
export type Unmeasured =
    | "registryShown"
    | "integrationEnriched"
    | "variableDescriptionShown"
    | "extraVariables"
    | "extraFields"
    | "cacheScopeEnforced";

/** What was measured, by probe. It is a part of the simulator's behaviour, so that the simulator can repeat it. */
export type Observations = Omit<Behaviour, Unmeasured>;

export type ProbeId = keyof Observations;

/** What it means that Buddy does something else than we assume. */
export interface Deviation {
    /** True if the provider then does something wrong, or less than it promises. */
    matters: boolean;
    /** For the user: what happens, and what to do about it. */
    means: string;
}

/** The words for a probe's values; for a number every other one is `other`. */
type Words<Value> = Value extends number ? "other" : `${Value & (string | boolean)}`;

/** One thing that we assume about Buddy's API, and how we know. */
export interface Probe<Value> {
    /** The question that the measurement answers. */
    question: string;
    assumed: Value;
    /** D: documented by Buddy, O: observed in other clients of the API, A: assumed. */
    evidence: string;
    /** For every other value that can be observed. */
    otherwise: Partial<Record<Words<Value>, Deviation>>;
}

export type Probes = { readonly [Id in ProbeId]: Probe<Observations[Id]> };

/** What the value means for the user; `undefined` if it is as assumed. */
export function deviation<Value extends string | number | boolean>(
    { assumed, otherwise }: Probe<Value>,
    observed: Value,
): Deviation | undefined {
    if (observed === assumed) {
        return undefined;
    }
    const known: Partial<Record<string, Deviation>> = otherwise;
    return known[String(observed)] ?? known["other"];
}
