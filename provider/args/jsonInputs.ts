import type { OutputInstance } from "@pulumi/pulumi";

/** Fields by name, with any JSON as values. */
export interface JsonInputs {
    [name: string]: JsonInput;
}

/** Any JSON, with Inputs at any depth. */
export type JsonInput = JsonInputValue | Promise<JsonInputValue> | OutputInstance<JsonInputValue>;

/** Any JSON whose parts are Inputs. A field of `undefined` is not sent. */
export type JsonInputValue = string | number | boolean | null | undefined | JsonInput[] | JsonInputs;
