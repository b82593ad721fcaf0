import { isAbsolute, normalize } from "node:path";
import { isSet } from "../provider/fields/wire";
import type { NamedAction } from "./programText";
import { canImport, OLDEST_IMPORTING } from "./pulumiCommand";
import { type FoundActions, leftOutText } from "./readActions";

/** What a person should know about the result, one line each. */
export function remarks({ leftOut }: FoundActions, actions: readonly NamedAction[]): string[] {
    const lines = leftOut.length === 0 ? [] : [`left out: ${leftOut.map(leftOutText).join(", ")}`];
    for (const [input, names] of leftAtBuddy(actions)) {
        lines.push(`${input} of ${someOf(names)} left to Buddy: see the commented lines of the program`);
    }
    if (actions.some(({ action }) => isSet(action.inputs["buildArgs"]))) {
        lines.push(
            "build arguments are written in plain text, as Buddy has them; wrap secret ones in pulumi.secret(…)",
        );
    }
    return lines;
}

function leftAtBuddy(actions: readonly NamedAction[]): Map<string, string[]> {
    const inputs = new Map<string, string[]>();
    for (const { action, logicalName } of actions) {
        for (const { name } of action.left) {
            inputs.set(name, [...(inputs.get(name) ?? []), logicalName]);
        }
    }
    return inputs;
}

const MOST_NAMED = 5;

function someOf(names: readonly string[]): string {
    const shown = names.slice(0, MOST_NAMED).join(", ");
    return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

interface Steps {
    out: string;
    code?: string;
    run?: true;
    adopt?: true;
    stack?: string;
}

/** What to do with the result. */
export function nextSteps({ out, code, run, adopt, stack }: Steps, pulumi: string | undefined): string {
    const where =
        code === undefined || code === "-"
            ? "paste the TypeScript into your program"
            : `${importStatement(code)} in your program`;
    if (adopt) {
        return `next: ${where}, then run \`pulumi up\`, which adopts the actions; remove adoptActionId afterwards, so that Pulumi owns them`;
    }
    const option = stack === undefined ? "" : ` --stack ${stack}`;
    const proof = `pulumi preview --expect-no-changes${option}`;
    if (run) {
        return `next: ${where}, then run \`${proof}\`; until then the imported resources are protected`;
    }
    const file = out === "-" ? "<file>" : out;
    const steps = `next: ${where}, then run \`pulumi import --file ${file} --generate-code=false${option}\` and \`${proof}\``;
    if (pulumi === undefined || canImport(pulumi)) {
        return steps;
    }
    return (
        `${steps}\nbut pulumi ${pulumi} cannot import dynamic resources, ${OLDEST_IMPORTING} is the first that can: upgrade ` +
        "it, or run this command with --adopt instead"
    );
}

function importStatement(code: string): string {
    const path = isAbsolute(code) ? code : `./${normalize(code)}`;
    return `write \`import ${JSON.stringify(path.replace(/\\/g, "/").replace(/\.[cm]?ts$/, ""))};\``;
}

const REMINDER = 100;

/** Counts up in place on a terminal, by the hundred elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, all: number) => void {
    return (done, all) => {
        const line = `reading action ${done} of ${all}`;
        if (stream.isTTY) {
            stream.write(`\r${line}${done === all ? "\n" : ""}`);
            return;
        }
        if (done % REMINDER === 0 && done < all) {
            stream.write(`${line}\n`);
        }
    };
}
