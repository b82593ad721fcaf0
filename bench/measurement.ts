/** The commands of a stack's lifecycle, in the order they are measured. */
export const PHASES = ["up", "no-op up", "preview", "refresh", "update", "destroy"] as const;
export type Phase = (typeof PHASES)[number];

export const ACTIONS_PER_PIPELINE = 20; // as in programs/inputs.js

/** The size of a stack, and the latency of requests. */
export interface Load {
    /** How many actions the stack has. */
    count: number;
    /** How long the simulator waits before each response. */
    latencyMs: number;
}

/** One run of one command. */
export interface Measurement extends Load {
    variant: string;
    phase: Phase;
    round: number;
    seconds: number;
    /** The peak of the provider's host; absent where the system does not tell. */
    hostPeakMb: number | undefined;
    /** Requests the simulator saw, by method. */
    requests: Record<string, number>;
    connections: number;
}

/** What one resource takes in the state, in bytes of compact JSON. */
export interface StateSize {
    variant: string;
    count: number;
    /** The mean of all entries. */
    bytesPerResource: number;
    /** The text of the provider, stored twice in each entry. */
    providerBytes: number;
}
