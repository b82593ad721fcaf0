import type { Unwrap } from "@pulumi/pulumi";
import { ACTION_STATUSES, FILE_PLACES, SECRET_TYPES, TRIGGER_CONDITIONS, VARIABLE_TYPES } from "../args/enums";
import type { DockerBuildSecretArgs, TriggerConditionArgs, VariableArgs } from "../args/nestedArgs";
import { type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../rules/problem";
import { choice, choiceOr, flag, lazily, type Place, text, whole } from "./fieldKind";
import { keyedRecords, listOf, orderedRecords } from "./listKinds";
import type { Parts } from "./parts";
import { record } from "./recordKind";

const dockerBuildSecret: Parts<Unwrap<DockerBuildSecretArgs>> = {
    id: { wire: "id", kind: text(), required: true },
    value: { wire: "value", kind: text(), required: true },
    type: { wire: "type", kind: choice(SECRET_TYPES), required: true },
};

const triggerCondition: Parts<Unwrap<TriggerConditionArgs>> = {
    triggerCondition: { wire: "trigger_condition", kind: choice(TRIGGER_CONDITIONS), required: true },
    triggerOperands: { wire: "trigger_operands", kind: lazily(() => triggerConditions) },
    triggerConditionPaths: { wire: "trigger_condition_paths", kind: listOf(text()) },
    triggerVariableKey: { wire: "trigger_variable_key", kind: text() },
    triggerVariableValue: { wire: "trigger_variable_value", kind: text() },
    triggerHours: { wire: "trigger_hours", kind: listOf(whole({ least: 1, most: 24, unit: "an hour" })) },
    triggerDays: { wire: "trigger_days", kind: listOf(whole({ least: 1, most: 7, unit: "a weekday" })) },
    timezone: { wire: "timezone", wireBefore: "zone_id", kind: text() },
    triggerProjectName: { wire: "trigger_project_name", kind: text() },
    triggerPipelineName: { wire: "trigger_pipeline_name", kind: text() },
    triggerUser: { wire: "trigger_user", kind: text() },
    triggerGroup: { wire: "trigger_group", kind: text() },
    triggerActionName: { wire: "trigger_action_name", kind: text() },
    triggerStatus: { wire: "trigger_status", kind: choice(ACTION_STATUSES) },
};

/** `OR` alone has operands, and has some. A kind that is not documented may have operands, too. */
function operandProblems({ triggerCondition: kind, triggerOperands: given }: JsonObject, place: Place): Problem[] {
    const path = `${place.path}.triggerOperands`;
    const operands = unlessEmpty(given);
    if (kind === "OR" && operands === undefined) {
        const what = "must hold the conditions of which one is enough (got none)";
        return [{ path, what, remedy: "OR requires them: move the conditions in here" }];
    }
    const isOther = kind !== "OR" && TRIGGER_CONDITIONS.some((known) => known === kind);
    if (!isOther || operands === undefined || operands === UNKNOWN) {
        return [];
    }
    const remedy = 'remove it, or set triggerCondition to "OR"';
    return [{ path, what: `must be left out where triggerCondition is not OR (got ${kind})`, remedy }];
}

/** Keys and what else iOS builds keep to themselves; Buddy encrypts at least `SSH_KEY`, asked or not. */
const KEY_TYPES = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];
const OPEN_TYPES = VARIABLE_TYPES.filter((type) => !KEY_TYPES.includes(type));

const variable: Parts<Unwrap<VariableArgs>> = {
    key: { wire: "key", kind: text(), required: true },
    value: { wire: "value", kind: text(), secretUnless: { encrypted: [false], type: OPEN_TYPES } },
    type: { wire: "type", kind: choiceOr(VARIABLE_TYPES, "VAR") },
    encrypted: { wire: "encrypted", kind: flag(false), computedWhen: { type: KEY_TYPES } },
    settable: { wire: "settable", kind: flag(false) },
    runOnlySettable: { wire: "run_only_settable", kind: flag(false) },
    disabled: { wire: "disabled", kind: flag(false) },
    // The newest of Buddy's API types lack the first of these, the older ones the other two.
    description: { wire: "description", kind: text(), absentSaysNothing: true },
    note: { wire: "note", kind: text(), absentSaysNothing: true },
    agentNote: { wire: "agent_note", kind: text(), absentSaysNothing: true },
    defaults: { wire: "defaults", kind: text() },
    initPath: { wire: "init_path", kind: text() },
    filePath: { wire: "file_path", kind: text() },
    fileChmod: { wire: "file_chmod", kind: text() },
    filePlace: { wire: "file_place", kind: choice(FILE_PLACES) },
    password: { wire: "password", kind: text(), secret: true },
    passphrase: { wire: "passphrase", kind: text(), secret: true },
    keyIdentifier: { wire: "key_identifier", kind: text() },
};

export const secrets = keyedRecords({
    record: record(dockerBuildSecret),
    key: "id",
    noun: "secret",
    strangers: "drift",
});

export const variables = keyedRecords({ record: record(variable), key: "key", noun: "variable", strangers: "others" });

export const triggerConditions = orderedRecords(record(triggerCondition, operandProblems));
