import type { Json } from "../json";
import type { Problem } from "../problem";

// Users' programs reach these types, and the TypeScript inside Pulumi's SDK, 3.8.3, knows no `type` among other imports.

/** Where a checked value stands, for messages. */
export interface Location {
    path: string;
    /** True for inputs into which people put secrets: no message quotes them, or anything nested in them. */
    sensitive: boolean;
}

/** A value's form in requests, as a JSON schema says it. */
export interface WireForm {
    json: "string" | "integer" | "boolean" | "array" | "object";
    /** Buddy's words, where the value is one of them. */
    words?: readonly string[];
    /** Those of the words that Buddy's newest pages lack. */
    outdated?: readonly string[];
    /** The form of each entry of a list. */
    entries?: WireForm;
}

/**
 * One type of value: what is wrong with a value, its form in requests and responses, and which values mean the same.
 * `T` is the value's type in the resolved inputs; only the compiler uses it, to hold the field table against the arguments.
 */
export interface FieldType<T> {
    readonly form: WireForm;
    /** What is wrong with the value, as far as can be seen without asking Buddy. Never called with unset or unknown values. */
    problems(value: Json, location: Location): Problem[];
    /** With the input before, the result also resets the parts that the program removed, where Buddy might keep them. */
    toWire(value: Json, old?: Json): Json;
    /**
     * The input that a response means; `undefined` where it is unset there. With the program's `input` the result has the
     * form of that input and keeps the parts that Buddy never returns.
     */
    fromWire(wire: Json | undefined, input?: Json): Json | undefined;
    /** Equal for values of the same meaning; `undefined` for every value that means the same as unset. */
    normalize(value: Json | undefined): Json | undefined;
    /** The parts of the object, or of each object in the list. */
    readonly parts?: PartTable | undefined;
    readonly type?: T;
}

/** For each other part of an object, the values with which a part is no secret; an unset one is no secret either. */
export type OpenValues = Readonly<Record<string, readonly Json[]>>;

/** One part of a nested object. */
export interface Part<T> {
    /** Buddy's name for it. */
    wire: string;
    type: FieldType<T>;
    required?: true;
    /** The name that older Buddy installations use in responses. */
    wireBefore?: string;
    /** Always secret, and never read back. */
    secret?: true;
    /** People put secrets into it, so no message repeats it. */
    sensitive?: true;
    /** Secret, and never read back, unless all these parts have one of these values. A value that is not listed makes a secret. */
    secretUnless?: OpenValues;
    /** Not all of Buddy's responses have it, so a response without it says nothing about it. */
    absentSaysNothing?: true;
    /** Buddy sets it when another part has one of these values: that it is set is then no difference. */
    computedWhen?: Readonly<Record<string, readonly Json[]>>;
}

/** The parts of any object, by the names of inputs. */
export type PartTable = Readonly<Record<string, Part<unknown>>>;

/** The parts of an object of type `T`: each of its keys exactly once, with a field type that fits. */
export type Parts<T> = { [K in keyof T]-?: Part<NonNullable<T[K]>> };
