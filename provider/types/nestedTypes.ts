import type { Unwrap } from "@pulumi/pulumi";
import { ACTION_STATUSES, FILE_PLACES, SECRET_TYPES, TRIGGER_CONDITIONS, VARIABLE_TYPES } from "../args/enums";
import type { DockerBuildSecretArgs, TriggerConditionArgs, VariableArgs } from "../args/nestedArgs";
import type { FieldType, Location, Parts } from "../fields/fieldType";
import { list, objectList, objectsByKey } from "../fields/listTypes";
import { object } from "../fields/objectType";
import { boolean, enumOf, integer, lazily, string } from "../fields/scalarTypes";
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
    triggerConditionPaths: { wire: "trigger_condition_paths", type: list(string()) },
    triggerVariableKey: { wire: "trigger_variable_key", type: string() },
    triggerVariableValue: { wire: "trigger_variable_value", type: string() },
    triggerHours: { wire: "trigger_hours", type: list(integer({ least: 1, most: 24, fix: "Give an hour." })) },
    triggerDays: { wire: "trigger_days", type: list(integer({ least: 1, most: 7, fix: "Give a weekday." })) },
    timezone: { wire: "timezone", wireBefore: "zone_id", type: string() },
    triggerProjectName: { wire: "trigger_project_name", type: string() },
    triggerPipelineName: { wire: "trigger_pipeline_name", type: string() },
    triggerUser: { wire: "trigger_user", type: string() },
    triggerGroup: { wire: "trigger_group", type: string() },
    triggerActionName: { wire: "trigger_action_name", type: string() },
    triggerStatus: { wire: "trigger_status", type: enumOf(ACTION_STATUSES) },
};

/** Only `OR` has operands, and it has some. A condition that is not documented may have operands, too. */
function operandProblems(
    { triggerCondition: kind, triggerOperands: given }: JsonObject,
    location: Location,
): Problem[] {
    const path = `${location.path}.triggerOperands`;
    const operands = unlessEmpty(given);
    if (kind === "OR" && operands === undefined) {
        const must = "hold the conditions of which one is enough";
        return [{ path, must, got: "got none", fix: "OR requires them: move the conditions in here." }];
    }
    const isOther = kind !== "OR" && TRIGGER_CONDITIONS.some((known) => known === kind);
    if (!isOther || operands === undefined || operands === UNKNOWN) {
        return [];
    }
    const fix = 'Remove it, or set triggerCondition to "OR".';
    return [{ path, must: "be left out unless triggerCondition is OR", got: `got ${kind}`, fix }];
}

/** Types whose values are always secret; Buddy encrypts at least `SSH_KEY`, whether `encrypted` is set or not. */
const KEY_TYPES = ["SSH_KEY", "GPG_KEY", "IOS_KEYCHAIN", "IOS_PROVISION_PROFILES"];
const OPEN_TYPES = VARIABLE_TYPES.filter((type) => !KEY_TYPES.includes(type));

const variable: Parts<Unwrap<VariableArgs>> = {
    key: { wire: "key", type: string(), required: true },
    value: { wire: "value", type: string(), secretUnless: { encrypted: [false], type: OPEN_TYPES } },
    type: { wire: "type", type: enumOf(VARIABLE_TYPES, { unset: "VAR", absent: "VAR" }) },
    encrypted: { wire: "encrypted", type: boolean({ unset: false }), computedWhen: { type: KEY_TYPES } },
    settable: { wire: "settable", type: boolean({ unset: false }) },
    runOnlySettable: { wire: "run_only_settable", type: boolean({ unset: false }) },
    disabled: { wire: "disabled", type: boolean({ unset: false }) },
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
    object: object(dockerBuildSecret),
    key: "id",
    noun: "secret",
    others: "drift",
});

export const variables = objectsByKey({
    object: object(variable),
    key: "key",
    noun: "variable",
    others: "ignored",
});

export const triggerConditions: FieldType<Unwrap<TriggerConditionArgs>[]> = objectList(
    object(triggerCondition, operandProblems),
);
