import * as pulumi from "@pulumi/pulumi";
import type { VariableArgs } from "../args/nestedArgs";
import { FIELD_ENTRIES } from "../fields/fields";

/** Outputs that are secret whatever the program says. */
export const SECRET_OUTPUTS = FIELD_ENTRIES.flatMap(([name, field]) => (field.secret ? [name] : []));

/** A copy of the arguments in which everything that is always a secret is marked as one. */
export function withSecrets(args: Record<string, unknown>): Record<string, unknown> {
    const marked = { ...args };
    for (const name of SECRET_OUTPUTS) {
        if (isGiven(args[name])) {
            marked[name] = pulumi.secret(args[name]);
        }
    }
    if (isGiven(args["variables"])) {
        const variables = args["variables"] as pulumi.Input<pulumi.Input<VariableArgs>[]>; // as typed for the caller
        marked["variables"] = pulumi
            .output(variables)
            .apply((list) => (Array.isArray(list) ? list.map(markVariable) : list));
    }
    return marked;
}

/** In the shape the user wrote, so that the engine finds the secret at the same place in inputs and outputs. */
function markVariable(variable: pulumi.Unwrap<VariableArgs>): object {
    const names = variable.encrypted === true ? ["value", "password", "passphrase"] : ["password", "passphrase"];
    const entries = Object.entries(variable).map(([name, value]) => [
        name,
        names.includes(name) && isGiven(value) ? pulumi.secret(value) : value,
    ]);
    return Object.fromEntries(entries);
}

function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null;
}
