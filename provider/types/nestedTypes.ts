import type { Unwrap } from "@pulumi/pulumi";
import { ACTION_STATUSES, FILE_PLACES, SECRET_TYPES, TRIGGER_CONDITIONS, VARIABLE_TYPES } from "../args/enums";
import type { DockerBuildSecretArgs, TriggerConditionArgs, VariableArgs } from "../args/nestedArgs";
import { boolean, enumOf, enumOr, integer, lazily, type Place, string } from "../fields/fieldType";
import { listOf, objectList, objectsByKey } from "../fields/listTypes";
import { object } from "../fields/objectType";
import type { Parts } from "../fields/parts";
import { type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";

const dockerBuildSecret: Parts<Unwrap<DockerBuildSecretArgs>> = {
    id: { wire: "id", type: string(), required: true },
    value: { wire: "value", type: string(), required: true },
    type: { wire: "type", type: enumOf(SECRET_TYPES), required: true },
};

const triggerCondition: Parts<Unwrap<TriggerConditionArgs>> = {
    triggerCondition: { wire: "trigger_condition", type: enumOf(TRIGGER_CONDITIONS), required: true },
    triggerOperands: { wire: "trigger_operands", type: lazily(() => triggerConditions) },
    triggerConditionPaths: { wire: "trigger_condition_paths", type: listOf(string()) },
    triggerVariableKey: { wire: "trigger_variable_key", type: string() },
    triggerVariableValue: { wire: "trigger_variable_value", type: string() },
    triggerHours: { wire: "trigger_hours", type: listOf(integer({ least: 1, most: 24, unit: "an hour" })) },
    triggerDays: { wire: "trigger_days", type: listOf(integer({ least: 1, most: 7, unit: "a weekday" })) },
    timezone: { wire: "timezone", wireBefore: "zone_id", type: string() },
    triggerProjectName: { wire: "trigger_project_name", type: string() },
    triggerPipelineName: { wire: "trigger_pipeline_name", type: string() },
    triggerUser: { wire: "trigger_user", type: string() },
    triggerGroup: { wire: "trigger_group", type: string() },
    triggerActionName: { wire: "trigger_action_name", type: string() },
    triggerStatus: { wire: "trigger_status", type: enumOf(ACTION_STATUSES) },
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
    key: { wire: "key", type: string(), required: true },
    value: { wire: "value", type: string(), secretUnless: { encrypted: [false], type: OPEN_TYPES } },
    type: { wire: "type", type: enumOr(VARIABLE_TYPES, "VAR") },
    encrypted: { wire: "encrypted", type: boolean(false), computedWhen: { type: KEY_TYPES } },
    settable: { wire: "settable", type: boolean(false) },
    runOnlySettable: { wire: "run_only_settable", type: boolean(false) },
    disabled: { wire: "disabled", type: boolean(false) },
    // The newest of Buddy's API types lack the first of these, the older ones the other two.
    description: { wire: "description", type: string(), absentSaysNothing: true },
    note: { wire: "note", type: string(), absentSaysNothing: true },
    agentNote: { wire: "agent_note", type: string(), absentSaysNothing: true },
    defaults: { wire: "defaults", type: string() },
    initPath: { wire: "init_path", type: string() },
    filePath: { wire: "file_path", type: string() },
    fileChmod: { wire: "file_chmod", type: string() },
    filePlace: { wire: "file_place", type: enumOf(FILE_PLACES) },
    password: { wire: "password", type: string(), secret: true },
    passphrase: { wire: "passphrase", type: string(), secret: true },
    keyIdentifier: { wire: "key_identifier", type: string() },
};

export const secrets = objectsByKey({
    record: object(dockerBuildSecret),
    key: "id",
    noun: "secret",
    strangers: "drift",
});

export const variables = objectsByKey({ record: object(variable), key: "key", noun: "variable", strangers: "others" });

export const triggerConditions = objectList(object(triggerCondition, operandProblems));
