import type { FieldTable } from "../fields/fieldTable";
import type { JsonObject } from "../json";
import type { Problem } from "../problem";

/** Everything that distinguishes one type of resource from another: handlers and classes take it as a value. */
export interface ResourceType {
    /** The class's name, with which the type token and the text of `__provider` end: `DockerfileAction`. */
    className: string;
    /** What it is at Buddy, as addresses and messages say. */
    noun: ResourceNoun;
    /** Buddy's word for the type of action: sent with each write, and required of each action that is read. */
    wireType?: string;
    /** What is lost with it at Buddy, so it is deleted only when it has none, or with the input `forceDestroy`. */
    children?: "action";
    fields: FieldTable;
    /** What is wrong with inputs in relation to each other. A rule is skipped while one of its inputs is unknown. */
    crossFieldProblems(inputs: JsonObject): Problem[];
}

/** The names by which inputs and outputs speak of an object. */
interface IdNames {
    /** The output that holds Buddy's number. */
    id: string;
    /** The input that names an existing object to adopt. */
    adopt: string;
    /** The input that names the predecessor, where objects have an order. */
    after?: string;
}

export type ResourceNoun = "action" | "pipeline";

export const ID_NAMES: Readonly<Record<ResourceNoun, IdNames>> = {
    action: { id: "actionId", adopt: "adoptActionId", after: "afterActionId" },
    pipeline: { id: "pipelineId", adopt: "adoptPipelineId" },
};

/** The outputs that are no inputs. */
export function computedOutputs({ noun }: ResourceType): string[] {
    return [ID_NAMES[noun].id, "htmlUrl", "url"];
}

/** Inputs of a table that the compiler knows: a rule that reads a renamed input does not compile. */
export type InputsOf<Fields> = { readonly [K in keyof Fields]?: JsonObject[string] };

/** An output of an input: with defaults applied, a required input always has a value, and so has one that Buddy fills in. */
export type ResolvedInput<Field, Value> = Field extends { required: true } | { shownWhenUnset: true }
    ? NonNullable<Value>
    : Value;
