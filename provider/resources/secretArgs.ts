import * as pulumi from "@pulumi/pulumi";
import type { OpenWhile, PartTable } from "../fields/parts";
import { holdsSecrets, isOpen } from "../fields/secretParts";
import { FIELD_ENTRIES } from "../types/dockerfileAction";
import { isKnown } from "./known";

/** Outputs that are secret whatever the program says. */
export const SECRET_OUTPUTS = FIELD_ENTRIES.flatMap(([name, field]) => (field.secret ? [name] : []));

/** Inputs that can hold secrets in their parts. */
const WITH_SECRET_PARTS = FIELD_ENTRIES.flatMap(([name, { type: kind }]): [string, PartTable][] =>
    holdsSecrets(kind.parts) ? [[name, kind.parts]] : [],
);

/** A copy of the arguments in which everything that the field table calls secret is marked as secret. */
export function withSecrets(args: Record<string, unknown>): Record<string, unknown> {
    const marked = { ...args };
    for (const name of SECRET_OUTPUTS) {
        if (isGiven(args[name])) {
            marked[name] = pulumi.secret(args[name]);
        }
    }
    for (const [name, table] of WITH_SECRET_PARTS) {
        if (isGiven(args[name])) {
            marked[name] = markObjects(args[name], table);
        }
    }
    return marked;
}

/** Marks one object, or each of a list. */
function markObjects(input: unknown, table: PartTable): unknown {
    return resolved(input, (value) =>
        Array.isArray(value) ? value.map((entry) => markObjects(entry, table)) : markParts(value, table),
    );
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

/** Whatever is no object passes: `check` refuses it, with its path. */
function markParts(value: unknown, table: PartTable): unknown {
    if (typeof value !== "object" || value === null || pulumi.Resource.isInstance(value)) {
        return value;
    }
    const given: Record<string, unknown> = { ...value };
    const marked = { ...given };
    for (const [name, part] of Object.entries(table)) {
        if (!isGiven(given[name])) {
            continue;
        }
        if (part.secret) {
            marked[name] = pulumi.secret(given[name]);
        } else if (part.secretUnless !== undefined) {
            marked[name] = secretUnless(part.secretUnless, given, given[name]);
        } else if (holdsSecrets(part.type.parts)) {
            marked[name] = markObjects(given[name], part.type.parts);
        }
    }
    return marked;
}

/** A condition that is not known yet makes a secret, and so does one whose value is wrong, which `check` refuses. */
function secretUnless(conditions: OpenWhile, object: Record<string, unknown>, value: unknown): unknown {
    const others = Object.entries(conditions).map(([name, open]) => ({ other: object[name], open }));
    if (others.some(({ other, open }) => !isLater(other) && !isOpen(other, open))) {
        return pulumi.secret(value);
    }
    const later = others.filter(({ other }) => isLater(other));
    return later.length === 0 ? value : pulumi.output(secretUnlessAllOpen(later, value));
}

async function secretUnlessAllOpen(later: { other: unknown; open: readonly unknown[] }[], value: unknown) {
    for (const { other, open } of later) {
        const output: pulumi.Output<unknown> = pulumi.output(other);
        if (!(await isKnown(output))) {
            return pulumi.secret(value);
        }
        const known = await new Promise<unknown>((resolve) => void output.apply(resolve));
        if (!isOpen(known, open)) {
            return pulumi.secret(value);
        }
    }
    return value;
}

function isLater(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

function isGiven(value: unknown): boolean {
    return value !== undefined && value !== null;
}
