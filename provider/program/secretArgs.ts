import * as pulumi from "@pulumi/pulumi";
import { FIELD_ENTRIES } from "../fields/fields";
import { isKnown } from "./known";

/** Outputs that are secret whatever the program says. */
export const SECRET_OUTPUTS = FIELD_ENTRIES.flatMap(([name, field]) => (field.secret ? [name] : []));

/** What is secret in a variable, whatever else it says. */
const SECRET_PARTS = ["password", "passphrase"];

/** A copy of the arguments in which everything that is always a secret is marked as one. */
export function withSecrets(args: Record<string, unknown>): Record<string, unknown> {
    const marked = { ...args };
    for (const name of SECRET_OUTPUTS) {
        if (isGiven(args[name])) {
            marked[name] = pulumi.secret(args[name]);
        }
    }
    if (isGiven(args["variables"])) {
        marked["variables"] = resolved(args["variables"], (list) =>
            Array.isArray(list) ? list.map((entry) => resolved(entry, markVariable)) : list,
        );
    }
    return marked;
}

/**
 * Waits for this level alone. What is nested keeps its own Outputs and promises, so that one value that is unknown in a
 * preview hides no other, and so that a secret stands at the same place in inputs and outputs.
 */
function resolved(input: unknown, use: (value: unknown) => unknown): unknown {
    if (pulumi.Output.isInstance(input)) {
        return input.apply((value: unknown) => resolved(value, use));
    }
    // Not by pulumi.output, which would merge the Outputs inside.
    return input instanceof Promise ? input.then((value: unknown) => resolved(value, use)) : use(input);
}

/** Whatever is no variable passes: `check` refuses it, with its path. */
function markVariable(variable: unknown): unknown {
    if (typeof variable !== "object" || variable === null || Array.isArray(variable)) {
        return variable;
    }
    if (pulumi.Resource.isInstance(variable)) {
        return variable;
    }
    const marked: Record<string, unknown> = { ...variable };
    for (const name of SECRET_PARTS) {
        if (isGiven(marked[name])) {
            marked[name] = pulumi.secret(marked[name]);
        }
    }
    if (isGiven(marked["value"])) {
        marked["value"] = secretIf(marked["encrypted"], marked["value"]);
    }
    return marked;
}

/** A flag that is not known yet makes a secret, and so does one that is no boolean, which `check` refuses. */
function secretIf(flag: unknown, value: unknown): unknown {
    if (pulumi.Output.isInstance(flag) || flag instanceof Promise) {
        return pulumi.output(secretUnlessOff(pulumi.output(flag), value));
    }
    return isOff(flag) ? value : pulumi.secret(value);
}

async function secretUnlessOff(flag: pulumi.Output<unknown>, value: unknown): Promise<unknown> {
    if (!(await isKnown(flag))) {
        return pulumi.secret(value);
    }
    const known = await new Promise<unknown>((resolve) => void flag.apply(resolve));
    return isOff(known) ? value : pulumi.secret(value);
}

function isOff(flag: unknown): boolean {
    return flag === false || !isGiven(flag);
}

function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null;
}
