import type { Json } from "../provider/json";

/** Stands for a secret, which the program does not hold. No text from Buddy holds a NUL. */
export const HIDDEN = "\0hidden";

/** An input that the program does not set, so that its value at Buddy stays. */
export interface UnmanagedInput {
    /** A property's is `properties.<name>`. */
    name: string;
    why: "hidden" | "secret" | "newer" | "refused" | "incomplete";
    /** The value as far as the program may show it, with {@link HIDDEN} where a person has to complete it. */
    value: Json;
    /** What check says about a refused value. */
    problem?: string;
}

/** True if a person has to give a secret to manage the input. */
export function needsSecret({ why }: UnmanagedInput): boolean {
    return why === "hidden" || why === "secret";
}
