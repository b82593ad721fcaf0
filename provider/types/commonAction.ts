import type { CommonActionFields } from "../args/commonActionArgs";
import { RUN_NEXTS, TRIGGER_TIMES } from "../args/enums";
import { choice, flag, number } from "../fields/bodyField";
import type { FieldTableOf } from "../fields/fieldTable";
import { list } from "../fields/listTypes";
import { enumOf, integer, string } from "../fields/scalarTypes";
import { isObject, type Json, type JsonObject, UNKNOWN, unlessEmpty } from "../json";
import type { Problem } from "../problem";
import { triggerConditions, variables } from "./nestedTypes";
import type { InputsOf } from "./resourceType";

// Buddy's newest pages lack ON_SUCCESS (October and November 2026).
const triggerTime = enumOf(TRIGGER_TIMES, { unset: "ON_EVERY_EXECUTION", outdated: ["ON_SUCCESS"] });
const actionId = integer({ least: 1, fix: "Give the action's id." });
const timeout = integer({ least: 1, unset: 0, fix: "Give a number of seconds." });

/** The fields that say where an action lies and what it is called. */
export const actionPathFields = {
    workspace: { in: "path", type: string(), required: true },
    projectName: { in: "path", type: string(), required: true },
    pipelineId: {
        in: "path",
        type: integer({ least: 1, fix: "Give the number from the pipeline's URL." }),
        required: true,
    },
    name: { in: "body", wire: "name", type: string(), required: true },
} as const satisfies Partial<FieldTableOf<CommonActionFields>>;

/**
 * The other fields that actions of every type have. Clear values are assumptions (buddy-api, section 6): Buddy documents no way to
 * clear a field, so the response to each update is checked.
 */
export const commonActionFields = {
    triggerTime: { in: "body", wire: "trigger_time", type: triggerTime, clear: "ON_EVERY_EXECUTION" },
    triggerConditions: { in: "body", wire: "trigger_conditions", type: triggerConditions, clear: [] },
    afterActionId: { in: "body", wire: "after_action_id", type: actionId, writeOnly: true, onChangeOnly: true },
    runNext: choice("run_next", RUN_NEXTS, "WAIT_ON_SUCCESS"),
    runOnlyOnFirstFailure: flag("run_only_on_first_failure"),
    variables: { in: "body", wire: "variables", type: variables, clear: [], sensitive: true },
    disabled: flag("disabled"),
    timeout: { in: "body", wire: "timeout", type: timeout, clear: null },
    ignoreErrors: flag("ignore_errors"),
    retryCount: number("retry_count", 0, "retries"),
    retryInterval: number("retry_interval", 0, "seconds"),
    loop: { in: "body", wire: "loop", type: list(string()), clear: [] },
    adoptActionId: { in: "none", type: actionId },
} as const satisfies Omit<FieldTableOf<CommonActionFields>, keyof typeof actionPathFields>;

type CommonInputs = InputsOf<typeof commonActionFields>;

/** The rules among the common inputs. */
export function commonActionProblems(inputs: CommonInputs): Problem[] {
    return [...firstFailureProblems(inputs), ...positionProblems(inputs), ...fileProblems(inputs)];
}

function firstFailureProblems({
    runOnlyOnFirstFailure,
    triggerTime: given,
}: CommonInputs): Problem<keyof CommonInputs>[] {
    if (runOnlyOnFirstFailure !== true || given === "ON_FAILURE" || given === UNKNOWN) {
        return [];
    }
    return [
        {
            path: "runOnlyOnFirstFailure",
            must: 'be false unless triggerTime is "ON_FAILURE"',
            got: "got true",
            fix: 'Set triggerTime to "ON_FAILURE", or remove it.',
        },
    ];
}

/** Circles of several actions are found by `rules/orderCircles.ts`. */
function positionProblems({ afterActionId, adoptActionId }: CommonInputs): Problem<keyof CommonInputs>[] {
    if (typeof afterActionId !== "number" || afterActionId !== adoptActionId) {
        return [];
    }
    const got = `got ${afterActionId}, which adoptActionId names too`;
    return [
        { path: "afterActionId", must: "name another action", got, fix: "Give another action's id, or remove it." },
    ];
}

/** Types of variables without a file, by Buddy's API types; a variable without a type is a `VAR`. */
const TYPES_WITHOUT_FILE: readonly (Json | undefined)[] = [undefined, "VAR", "GPG_KEY"];
const FILE_PARTS = ["filePath", "fileChmod", "filePlace"];

/** Warns of parts that belong to files, at variables that are none. */
function fileProblems({ variables: given }: CommonInputs): Problem[] {
    const found = Array.isArray(given) ? given : [];
    return found.flatMap((variable, index) =>
        isObject(variable) && TYPES_WITHOUT_FILE.includes(unlessEmpty(variable["type"]))
            ? FILE_PARTS.filter((part) => saysSomething(variable, part)).map((part) => ({
                  path: `variables[${index}].${part}`,
                  must: "belong to a variable of type FILE, SSH_KEY, SSH_PUBLIC_KEY, IOS_KEYCHAIN or IOS_PROVISION_PROFILES",
                  got: "its type is another one, or not set",
                  fix: "It is sent all the same, because Buddy may know it.",
                  warning: true as const,
              }))
            : [],
    );
}

/** `NONE` is the place of a variable without a file. */
function saysSomething(variable: JsonObject, part: string): boolean {
    const value = unlessEmpty(variable[part]);
    return value !== undefined && value !== "NONE" && value !== UNKNOWN;
}
