import * as pulumi from "@pulumi/pulumi";
import type { OpenValues, Part } from "../fields/fieldType";
import { holdsSecrets, isOpen } from "../fields/secrets";
import { isKnown } from "../host/pulumiInternals";

/** What a table of fields, or of a nested object's parts, says about secrets. */
type SecretTable = Readonly<Record<string, SecretRule>>;
type SecretRule = Pick<Part<unknown>, "type" | "secret" | "secretUnless">;

/** The inputs that are always secret. */
export function secretNames(table: SecretTable): string[] {
    return Object.keys(table).filter((name) => table[name]?.secret);
}

/** A copy of the arguments in which all that the table calls secret is marked as secret. */
export function withSecrets(args: Readonly<Record<string, unknown>>, table: SecretTable): Record<string, unknown> {
    const marked = { ...args };
    for (const [name, rule] of Object.entries(table)) {
        if (args[name] !== undefined && args[name] !== null) {
            marked[name] = markValue(args[name], rule, args);
        }
    }
    return marked;
}

function markValue(value: unknown, rule: SecretRule, object: Readonly<Record<string, unknown>>): unknown {
    if (rule.secret) {
        return pulumi.secret(value);
    }
    if (rule.secretUnless !== undefined) {
        return markUnless(rule.secretUnless, object, value);
    }
    const { parts } = rule.type;
    return holdsSecrets(parts) ? markObjects(value, parts) : value;
}

/** Marks an object, or each object of a list. `check` refuses anything else, with its path. */
function markObjects(input: unknown, table: SecretTable): unknown {
    return whenResolved(input, (value) => {
        if (Array.isArray(value)) {
            return value.map((entry) => markObjects(entry, table));
        }
        const isObject = typeof value === "object" && value !== null && !pulumi.Resource.isInstance(value);
        return isObject ? withSecrets({ ...value }, table) : value;
    });
}

/**
 * Waits for this level only. Nested Outputs and promises stay, so that an unknown value in a preview does not hide the
 * others, and a secret is at the same path in inputs and outputs.
 */
function whenResolved(input: unknown, use: (value: unknown) => unknown): unknown {
    if (pulumi.Output.isInstance(input)) {
        return input.apply((value: unknown) => whenResolved(value, use));
    }
    // Not by pulumi.output, which would merge the nested Outputs.
    return input instanceof Promise ? input.then((value: unknown) => whenResolved(value, use)) : use(input);
}

/**
 * The value as a secret, unless all conditions hold. A condition that is unknown, or of a wrong type, does not hold.
 */
function markUnless(openWhile: OpenValues, object: Readonly<Record<string, unknown>>, value: unknown): unknown {
    const conditions = Object.entries(openWhile).map(([name, open]) => ({ other: object[name], open }));
    if (conditions.some(({ other }) => pulumi.Output.isInstance(other) || other instanceof Promise)) {
        return pulumi.output(allHold(conditions).then((hold) => (hold ? value : pulumi.secret(value))));
    }
    return conditions.every(({ other, open }) => isOpen(other, open)) ? value : pulumi.secret(value);
}

async function allHold(conditions: readonly { other: unknown; open: readonly unknown[] }[]): Promise<boolean> {
    for (const { other, open } of conditions) {
        const output: pulumi.Output<unknown> = pulumi.output(other);
        if (!(await isKnown(output)) || !isOpen(await new Promise((resolve) => void output.apply(resolve)), open)) {
            return false;
        }
    }
    return true;
}
