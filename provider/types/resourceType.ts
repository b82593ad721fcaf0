import type { Field } from "./dockerfileAction";

/** Everything the provider knows about a resource's inputs, one line each. */
export type FieldTable = Readonly<Record<string, Field>>;

/** A type of resource. */
export interface ResourceType {
    /** The class in programs, and the last part of the type token. */
    className: string;
    fields: FieldTable;
    /** Outputs that only Buddy knows. */
    computedOutputs: readonly string[];
}
