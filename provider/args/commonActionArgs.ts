import type { Input } from "@pulumi/pulumi";
import type { RunNext, TriggerTime } from "./enums";
import type { TriggerConditionArgs, VariableArgs } from "./nestedArgs";

// Source: the parameters that all actions have in common, on Buddy's pages of its API.

/** The inputs that actions of every type have. */
export interface CommonActionFields {
    /**
     * The workspace's domain, as in `https://app.buddy.works/<workspace>`: one plain name. Missing everywhere is an
     * error. A change replaces the action. REST: path part `:domain`.
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
    /** Conditions under which it runs; an ordered list, sent whole. REST: `trigger_conditions`. */
    triggerConditions?: Input<Input<TriggerConditionArgs>[] | undefined>;
    /**
     * Place the action right after the one of this id, best another resource's `actionId`: a chain of those is created
     * one by one, in the program's order. A change moves the action, and what follows it along; Buddy's list is looked
     * at afterwards, with a warning where Buddy did not move it. Actions after each other, or after themselves, are
     * refused. Write-only: moves by hand are not seen, and removing it moves nothing. REST: `after_action_id`.
     */
    afterActionId?: Input<number | undefined>;
    /** Whether the following action waits for this one, or starts beside it. REST: `run_next`. @default "WAIT_ON_SUCCESS" */
    runNext?: Input<RunNext | undefined>;
    /**
     * Run on the first failure only; anything but `triggerTime: "ON_FAILURE"` beside it is refused. REST:
     * `run_only_on_first_failure`.
     * @default false
     */
    runOnlyOnFirstFailure?: Input<boolean | undefined>;
    /**
     * Variables of the action, matched by `key`; order carries no meaning. Those that others attach in Buddy are no drift,
     * but an update sends the list whole, and whether Buddy then keeps theirs is not documented. REST: `variables`.
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
     * Adopt the existing action of this id instead of creating one: it is read, checked to be of the resource's type, updated
     * to these inputs, and from then on managed like a created one, with one exception: while `adoptActionId` stands, the
     * action is borrowed, and deleting the resource leaves it at Buddy, with a warning. Removing `adoptActionId` updates
     * the state alone; from then on the resource owns the action and destroys it. Another number is no change. One resource
     * per action.
     */
    adoptActionId?: Input<number | undefined>;
}
