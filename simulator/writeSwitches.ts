/** Switches for what POST and PATCH do. A refused request is a 400 and stores nothing. */
export interface WriteSwitches {
    /**
     * What happens to a PATCH with `""` in a field of the action: the field is cleared; the field is ignored; or the
     * PATCH is refused, and so is a POST.
     * @default "cleared" (O: Buddy's live tests of other resources clear strings this way)
     */
    clearText: "cleared" | "ignored" | "refused";
    /**
     * What happens to `null`, as for `""`. It is refused at any depth, but ignored only as the value of a field of the
     * action.
     * @default "cleared" (O: not refused, Buddy's Go SDK sends it; A: that it clears)
     */
    clearNull: "cleared" | "ignored" | "refused";
    /**
     * What happens to `[]` in a field of the action, as for `""`.
     * @default "cleared" (O: Buddy's live tests of other resources clear lists this way; D: `trigger_conditions`, in
     * 2021)
     */
    clearList: "cleared" | "ignored" | "refused";
    /**
     * Whether a PATCH may omit `type`. A type other than the action's is always refused.
     * @default "accepted" (O: a client's live test; the documentation's page of 2026 marks it required)
     */
    patchWithoutType: "accepted" | "refused";
    /**
     * Whether a PATCH may omit `name`. An empty name is always refused.
     * @default "accepted" (O: Buddy's clients patch other resources without it; the page of 2026 marks it required)
     */
    patchWithoutName: "accepted" | "refused";
    /**
     * Whether a PATCH keeps the fields that it does not contain. If not, it resets them as a PUT does, apart from
     * `name`, `type` and `dockerfile_path`. A field that is sent but ignored because of `clearText`, `clearNull` or
     * `clearList` is kept.
     * @default true (D: the API's overview)
     */
    patchKeepsUnsent: boolean;
    /**
     * Whether a PATCH replaces a list as a whole. If not, it adds entries to the old list; an entry with the `key`,
     * `id` or name of an old one replaces it. For an empty list see `clearList`.
     * @default true (O: Buddy's live tests of other resources check the lengths of lists)
     */
    listsReplaced: boolean;
    /**
     * What happens to the `trigger_operands` of a trigger condition. `"kept"`: `OR` needs them and no other condition
     * may have them. `"dropped"` and `"refused"`: they are ignored or refused, and `OR` is accepted without them.
     * @default "kept" (D: two pages about pipelines, which have the same conditions; A: that the API demands them)
     */
    orOperands: "kept" | "dropped" | "refused";
    /**
     * What happens to a field of a `DOCKERFILE` action that no documentation names: ignored; kept and returned; or
     * refused. It does not apply to fields that have a switch of their own, nor to fields that only responses have,
     * such as `url`. Every field of an action of another type is kept and returned.
     * @default "ignored" (A: as JSON APIs of this age do)
     */
    unknownField: "ignored" | "kept" | "refused";
    /**
     * What happens to `target_stage`, Docker's `--target`: kept and returned; ignored; or refused. With the last two it
     * is never returned.
     * @default "kept" (D: Buddy's YAML reference of the same action; A: that the REST API accepts it, whose page lacks
     * it)
     */
    targetStage: "kept" | "ignored" | "refused";
    /**
     * What happens to `pull`, as for `target_stage`. Docker then always pulls the base image.
     * @default "kept" (as `targetStage`)
     */
    pull: "kept" | "ignored" | "refused";
    /**
     * What happens to `artifact`, as for `target_stage`. It is an identifier in Buddy's own artifact registry.
     * @default "kept" (as `targetStage`)
     */
    artifact: "kept" | "ignored" | "refused";
    /**
     * What happens to a POST with `after_action_id`: the new action comes after that one; it comes last; or the POST is
     * refused.
     * @default "moved" (D: "place this action after")
     */
    afterActionIdOnCreate: "moved" | "ignored" | "refused";
    /**
     * What happens to a PATCH with `after_action_id`: the action is moved; it is not moved; or the PATCH is refused. The
     * id of an action that does not exist is always refused.
     * @default "moved" (A: only a POST with it is documented)
     */
    afterActionIdOnPatch: "moved" | "ignored" | "refused";
    /**
     * Whether `cache_mode` is a 400 in a pipeline whose cache scope is neither `WORKSPACE` nor `PROJECT`. If not, it is
     * stored.
     * @default false (A: the documentation says "available if" and not what happens otherwise)
     */
    cacheScopeEnforced: boolean;
}
