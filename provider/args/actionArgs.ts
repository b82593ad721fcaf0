import type { Input } from "@pulumi/pulumi";
import type { ActionType } from "./actionTypes";
import type { CommonActionFields } from "./commonActionArgs";
import type { JsonInputs } from "./jsonInputs";

/** The arguments of an `Action`: what actions of every type have, the type, and the type's own fields. */
export interface ActionArgs extends CommonActionFields {
    /**
     * Buddy's word for the type of the action, e.g. `SLACK`; only Buddy can refuse a misspelt one. A change replaces the action, and a preview
     * shows a replacement while the type is not known yet. `DOCKERFILE` is refused: that is {@link DockerfileAction}. REST: `type`.
     */
    type: Input<ActionType>;
    /**
     * The type's own fields, named and sent as Buddy's page of the type says, beside the other inputs. Names that an input
     * stands for, such as `trigger_time`, and names that only responses have, such as `id`, are refused. Nothing else is checked before
     * Buddy does: if its response lacks a field that was sent, a warning says so.
     *
     * What the program writes is compared with Buddy's response, at every depth; a list is compared whole and in order. A
     * field that is removed is sent as `null` once. What Buddy returns encrypted is not compared, nor is any `password` or
     * `passphrase`. What the program marks as a secret stays one; everything
     * else is in plain text in the state, but in no message. REST: one body field for each name.
     */
    properties?: Input<JsonInputs | undefined>;
}
