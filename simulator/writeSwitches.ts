/** What POST and PATCH do with what is sent. A refusal is a 400 and stores nothing. */
export interface WriteSwitches {
    /**
     * What a PATCH does with `""` in a field of the action: clears the field; keeps the old value without a word; or
     * refuses it, and then a POST does, too.
     * @default "cleared" (O: Buddy's live tests of other resources clear texts so)
     */
    clearText: "cleared" | "ignored" | "refused";
    /**
     * The same for `null`. It is refused at any depth, ignored in the action's own fields only.
     * @default "cleared" (O: not refused, Buddy's Go SDK sends it; A: that it clears)
     */
    clearNull: "cleared" | "ignored" | "refused";
    /**
     * The same for `[]` in a field of the action.
     * @default "cleared" (O: Buddy's live tests of other resources clear lists so; D: `trigger_conditions`, in 2021)
     */
    clearList: "cleared" | "ignored" | "refused";
    /**
     * Whether a PATCH may leave `type` out. Another type than the action's is refused either way.
     * @default "accepted" (O: a client's live test; the documentation's page of 2026 marks it required)
     */
    patchWithoutType: "accepted" | "refused";
    /**
     * Whether a PATCH may leave `name` out. An empty one is refused either way.
     * @default "accepted" (O: Buddy's clients patch other resources without it; the page of 2026 marks it required)
     */
    patchWithoutName: "accepted" | "refused";
    /**
     * Whether a PATCH keeps the fields it does not send; if not, it resets them, as PUT does, all but `name`, `type` and
     * `dockerfile_path`. A field that is sent and ignored, as `clearText` and the like say, is kept.
     * @default true (D: the API's overview)
     */
    patchKeepsUnsent: boolean;
    /**
     * Whether a PATCH replaces a list as a whole; if not, it adds to the old list, and an entry of the same `key`, `id` or
     * name takes the old one's place. An empty list clears, as `clearList` says.
     * @default true (O: the lengths of lists in Buddy's live tests of other resources)
     */
    listsReplaced: boolean;
    /**
     * What becomes of the `trigger_operands` of a trigger condition: kept, and demanded with `OR` and only there; dropped
     * without a word, and `OR` may stand alone; or refused, and `OR` may stand alone.
     * @default "kept" (D: two pages of pipelines, for the same type; A: that the API insists on them)
     */
    orOperands: "kept" | "dropped" | "refused";
    /**
     * What becomes of a field of a `DOCKERFILE` action that no documentation names: ignored; kept and answered; or refused.
     * Fields that have a switch of their own are known, and so are those that responses alone hold, such as `url`. Of
     * other types every field is kept and answered.
     * @default "ignored" (A: as JSON APIs of this age do)
     */
    unknownField: "ignored" | "kept" | "refused";
    /**
     * What becomes of `target_stage`, Docker's `--target`: kept and answered; ignored, and never answered; or refused, and
     * never answered.
     * @default "kept" (D: Buddy's YAML reference of the same action; A: that the REST API takes it, its page lacks it)
     */
    targetStage: "kept" | "ignored" | "refused";
    /**
     * The same for `pull`, which pulls the base image at each build.
     * @default "kept" (as `targetStage`)
     */
    pull: "kept" | "ignored" | "refused";
    /**
     * The same for `artifact`, an identifier in Buddy's own artifact registry.
     * @default "kept" (as `targetStage`)
     */
    artifact: "kept" | "ignored" | "refused";
    /**
     * What a POST does with `after_action_id`: places the action there; places it last nevertheless; or refuses it.
     * @default "moved" (D: "place this action after")
     */
    afterActionIdOnCreate: "moved" | "ignored" | "refused";
    /**
     * What a PATCH does with `after_action_id`: moves the action there; leaves it where it is; or refuses it. An action
     * that does not exist is refused with each of them.
     * @default "moved" (A: documented is only that a POST places the action so)
     */
    afterActionIdOnPatch: "moved" | "ignored" | "refused";
    /**
     * Whether `cache_mode` is a 400 in a pipeline whose cache scope is neither `WORKSPACE` nor `PROJECT`, instead of
     * being stored without effect.
     * @default false (A: the documentation says "available if", not what happens otherwise)
     */
    cacheScopeEnforced: boolean;
}
