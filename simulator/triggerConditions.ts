import type { Behaviour } from "./behaviour";
import type { WireObject } from "./wire";
import { isEmpty, isObject } from "./wire";

/** D: the operands of `OR` are conditions, at any depth. A: `OR` needs them, and no other condition may have them. */
export function operandProblems(
    { orOperands }: Pick<Behaviour, "orOperands">,
    conditions: unknown,
    path: string = "trigger_conditions",
): string[] {
    if (!Array.isArray(conditions) || orOperands === "dropped") {
        return [];
    }
    return conditions.flatMap((condition, index) => {
        if (!isObject(condition)) {
            return [];
        }
        const { trigger_condition: type, trigger_operands: operands } = condition;
        const at = `${path}[${index}].trigger_operands`;
        if (orOperands === "refused") {
            return isEmpty(operands) ? [] : [`${at} is not known here.`];
        }
        if (isEmpty(operands)) {
            return type === "OR" ? [`${at} is required for trigger_condition OR.`] : [];
        }
        const misplaced = type === "OR" ? [] : [`${at} is allowed for trigger_condition OR only.`];
        return [...misplaced, ...operandProblems({ orOperands }, operands, at)];
    });
}

/** The conditions of an API that does not know operands. */
export function withoutOperands(conditions: unknown): unknown {
    return Array.isArray(conditions) ? conditions.map(withoutOwnOperands) : conditions;
}

function withoutOwnOperands(condition: unknown): unknown {
    if (!isObject(condition)) {
        return condition;
    }
    const { trigger_operands: _operands, ...rest }: WireObject = condition;
    return rest;
}
