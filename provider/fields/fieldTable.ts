import type { Unwrap } from "@pulumi/pulumi";
import type { Json } from "../json";
import type { FieldType } from "./fieldType";

/** Where an input goes: into the path, into the body (whole or by its entries), into the state alone, or nowhere. */
type Destination =
    | { in: "path" }
    | { in: "state" }
    | { in: "none" }
    | {
          in: "properties";
          /** What only responses have, beside the fields of other inputs. */
          responseOnly: readonly string[];
      }
    | {
          in: "body";
          /** Buddy's name for it. */
          wire: string;
          /** What an update sends when the program removes the input; absent: the API cannot reset it (buddy-api, section 2). */
          clear?: Json;
          /**
           * Buddy fills it in when it is left out, so an old value in the response to a clear is no refusal; and the
           * documented response lacks it, so a response without it says nothing about it.
           */
          computed?: true;
          /**
           * Known from Buddy's YAML reference only. A response without it says nothing about it; after a write that sent it,
           * such a response gives a warning.
           */
          unconfirmed?: true;
          /** Never returned by Buddy in a form that could be compared. */
          writeOnly?: true;
          /** Sent only when it changed: repeating it could move the action again. */
          onChangeOnly?: true;
          /** Buddy cannot change it, so a change replaces the object. */
          replaces?: true;
          /** No two objects can have the same value, so a replaced object that keeps it is deleted first. */
          unique?: true;
          /** Buddy makes a value when the program leaves it out. That value is an output, and never a change. */
          shownWhenUnset?: true;
          /** Not all responses have it, so a response without it says nothing about it. */
          absentSaysNothing?: true;
          /** The input that is another name of the same value: clearing one would clear the other. */
          alias?: string;
      };

/** One input of a resource type. */
export type Field<T = unknown> = Destination & {
    type: FieldType<T>;
    required?: true;
    /** Always a secret in state. */
    secret?: true;
    /** People put secrets into it: no message quotes it, or anything nested in it. */
    sensitive?: true;
};

export type BodyField = Extract<Field, { in: "body" }>;
export type PropertiesField = Extract<Field, { in: "properties" }>;

/** All inputs of any resource type, by name. */
export type FieldTable = Readonly<Record<string, Field>>;

/** All inputs of `Args`, each exactly once, with a field type that fits: what a table `satisfies`. */
export type FieldTableOf<Args> = { [K in keyof Args]-?: Field<NonNullable<Unwrap<Args[K]>>> };
