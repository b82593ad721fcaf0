import type { Input } from "@pulumi/pulumi";
import type { RunNext, TriggerTime } from "./enums";
import type { TriggerConditionArgs, VariableArgs } from "./nestedArgs";

// Source: the parameters that all actions have in common, on Buddy's pages of its API.

/** The inputs that actions of every type have. */
export interface CommonActionFields {
    /**
     * The workspace's domain, as in `https://app.buddy.works/<workspace>`. It is an error if neither the program nor a
     * setting has one. A change replaces the action. REST: path part `:domain`.
     *
     * @default the provider's `workspace`, then `buddyworks:workspace`, then `BUDDY_WORKSPACE`
     */
    workspace?: Input<string | undefined>;
    /**
     * The project's name id: the slug in its URL, not its display name. A change replaces the action. REST: path part
     * `:project_name`.
     */
    projectName: Input<string>;
    /**
     * The pipeline's number, from its URL or from {@link getPipeline}. A change replaces the action. REST: path part
     * `:pipeline_id`.
     */
    pipelineId: Input<number>;

    /**
     * The action's name in the pipeline; not empty. REST: `name`.
     *
     * @default the resource's logical name
     */
    name?: Input<string | undefined>;

    /** At which outcome of the pipeline's run the action runs. REST: `trigger_time`. @default "ON_EVERY_EXECUTION" */
    triggerTime?: Input<TriggerTime | undefined>;
    /** Conditions under which the action runs; an ordered list, sent whole. REST: `trigger_conditions`. */
    triggerConditions?: Input<Input<TriggerConditionArgs>[] | undefined>;
    /**
     * Place the action right after the action of this id. Give another resource's `actionId` if you can: such a chain is
     * created one by one, in the program's order. A change moves the action and those that follow it. The provider then
     * reads Buddy's list, and warns if Buddy did not move the action. Circles are refused. Write-only: moves by hand are not
     * seen, and removing the input moves nothing. REST: `after_action_id`.
     */
    afterActionId?: Input<number | undefined>;
    /** Whether the next action waits for this one, or runs in parallel. REST: `run_next`. @default "WAIT_ON_SUCCESS" */
    runNext?: Input<RunNext | undefined>;
    /**
     * Run only on the first failure. `triggerTime` must then be `"ON_FAILURE"`. REST: `run_only_on_first_failure`.
     * @default false
     */
    runOnlyOnFirstFailure?: Input<boolean | undefined>;
    /**
     * Variables of the action, matched by `key`; order carries no meaning. Variables that others add in Buddy are no drift.
     * But an update sends the list whole, and Buddy does not document whether it then keeps theirs. REST: `variables`.
     */
    variables?: Input<Input<VariableArgs>[] | undefined>;
    /** Leave the action out of runs. REST: `disabled`. @default false */
    disabled?: Input<boolean | undefined>;
    /** Longest run in seconds, from 1; Buddy rejects more than the plan allows. REST: `timeout`. */
    timeout?: Input<number | undefined>;
    /** Go on with the pipeline when the action fails. REST: `ignore_errors`. @default false */
    ignoreErrors?: Input<boolean | undefined>;
    /** How often a failed run of the action is repeated. REST: `retry_count`. @default 0 */
    retryCount?: Input<number | undefined>;
    /** Seconds between repetitions. REST: `retry_interval`. @default 0 */
    retryInterval?: Input<number | undefined>;
    /** Names of variables; the action runs once per combination of their values. REST: `loop`. */
    loop?: Input<Input<string>[] | undefined>;

    /**
     * Adopt the existing action of this id instead of creating one. The action must be of the resource's type; it is updated
     * to these inputs and from then on managed like a created one, with one exception: while `adoptActionId` is set, the
     * action is borrowed, and deleting the resource leaves it at Buddy, with a warning. Removing `adoptActionId` updates
     * only the state; from then on the resource owns the action and destroys it. Another number is no change. An action can
     * have only one resource.
     */
    adoptActionId?: Input<number | undefined>;
}
