import type { Json } from "../json";
import type { FieldType } from "./fieldType";

// Users' programs reach these types, and the TypeScript inside Pulumi's SDK, 3.8.3, knows no `type` among other imports.

/**
 * What must hold of the other parts of an object for a part to be no secret: each of them is unset or has one of these
 * values. So a value that this package does not know, a newer type for example, makes a secret.
 */
export type OpenWhile = Readonly<Record<string, readonly Json[]>>;

/** One part of a nested object. */
export interface Part<T> {
    /** Buddy's name for it. */
    wire: string;
    type: FieldType<T>;
    required?: true;
    /** A name that older Buddy installations answer with. */
    wireBefore?: string;
    /** Always secret, and never read back. */
    secret?: true;
    /** Secret, and never read back, unless this holds of the same object. */
    secretUnless?: OpenWhile;
    /** Not all of Buddy's responses have it, so one without it says nothing about it. */
    absentSaysNothing?: true;
    /** Buddy sets it by itself where another part has one of these values: that it is set there is no difference. */
    computedWhen?: Readonly<Record<string, readonly Json[]>>;
}

/** The parts of an object, by the names that inputs have. */
export type PartTable = Readonly<Record<string, Part<unknown>>>;

/** The table's form: each key of `T` exactly once, with a kind that fits its type. */
export type Parts<T> = { [K in keyof T]-?: Part<NonNullable<T[K]>> };
