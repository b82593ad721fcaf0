import { isAbsolute, normalize } from "node:path";
import { canImport, OLDEST_IMPORTING } from "../command/pulumiCommand";
import { isSet } from "../provider/json";
import { plainWord } from "../provider/printable";
import { nearestName, problemText } from "../provider/problem";
import type { NamedResource } from "./names";
import { type FoundResources, type Selection, skippedText } from "./readResources";

/** What the user should know about the result, one line each. */
export function remarks(found: FoundResources, named: readonly NamedResource[], selection: Selection): string[] {
    const { skipped } = found;
    const lines = unknownTypes(found, selection);
    if (skipped.length > 0) {
        lines.push(`not imported: ${listed(skipped.map(skippedText))}`);
    }
    for (const [input, names] of unmanagedInputs(named)) {
        lines.push(`not managed: ${plainWord(input)} of ${listed(names)}. See the commented lines of the program.`);
    }
    for (const { resource, logicalName } of named) {
        if (resource.inputs["definitionSource"] === "REMOTE") {
            lines.push(
                `${logicalName} is defined in a repository, so Buddy may overwrite what Pulumi changes in its actions. ` +
                    "Move the definition into Buddy first.",
            );
        }
    }
    const plain = plainInputs(named);
    if (plain.length > 0) {
        lines.push(
            `${new Intl.ListFormat("en-GB").format(plain)} are written in plain text, as in Buddy. Wrap secret ones in pulumi.secret(…).`,
        );
    }
    return lines;
}

function unknownTypes({ resources, skipped }: FoundResources, { types }: Selection): string[] {
    const imported = resources.flatMap(({ type: { wireType }, inputs: { type = wireType } }) => type ?? []);
    const all = [...imported.map(String), ...skipped.map(({ type }) => type)];
    const known = [...new Set(all)].filter((type) => type !== "").sort();
    return types.flatMap((type) => {
        if (known.includes(type)) {
            return [];
        }
        const nearest = nearestName(type, known);
        const fix =
            nearest === undefined
                ? `It has ${known.map(plainWord).join(", ") || "no action"}.`
                : `Did you mean ${plainWord(nearest)}?`;
        const must = "be the type of an action in the pipeline";
        return [`warning: ${problemText({ path: "--only", must, got: `got ${JSON.stringify(type)}`, fix })}`];
    });
}

/** Inputs into which people put secrets. */
function plainInputs(named: readonly NamedResource[]): string[] {
    const names = [
        ["buildArgs", "build arguments"],
        ["properties", "properties"],
        ["remoteParameters", "parameters"],
    ] as const;
    return names.flatMap(([input, words]) =>
        named.some(({ resource }) => isSet(resource.inputs[input])) ? [words] : [],
    );
}

/** The resources of each input that is not managed. */
function unmanagedInputs(named: readonly NamedResource[]): Map<string, string[]> {
    const inputs = new Map<string, string[]>();
    for (const { resource, logicalName } of named) {
        for (const { name } of resource.unmanaged) {
            inputs.set(name, [...(inputs.get(name) ?? []), logicalName]);
        }
    }
    return inputs;
}

const MOST_LISTED = 5;

function listed(names: readonly string[]): string {
    const shown = names.slice(0, MOST_LISTED).join(", ");
    return names.length > MOST_LISTED ? `${shown} and ${names.length - MOST_LISTED} more` : shown;
}

interface StepFlags {
    out: string;
    code?: string;
    run?: true;
    adopt?: true;
    stack?: string;
}

/** What to do next, for the CLI of this version. */
export function nextSteps({ out, code, run, adopt, stack }: StepFlags, version: string | undefined): string {
    const use =
        code === undefined || code === "-"
            ? "paste the TypeScript into your program"
            : `write \`${importStatement(code)}\` in your program`;
    if (adopt) {
        return `next: ${use}, then run \`pulumi up\`, which adopts what it declares. Remove adoptActionId and adoptPipelineId afterwards, so that Pulumi owns it.`;
    }
    const option = stack === undefined ? "" : ` --stack ${stack}`;
    const preview = `pulumi preview --expect-no-changes${option}`;
    if (run) {
        return `next: ${use}, then run \`${preview}\`. The imported resources are protected until the next \`pulumi up\`.`;
    }
    const file = out === "-" ? "<file>" : out;
    const steps = `next: ${use}, then run \`pulumi import --file ${file} --generate-code=false${option}\` and \`${preview}\`.`;
    if (version === undefined || canImport(version)) {
        return steps;
    }
    return (
        `${steps}\nwarning: pulumi import needs Pulumi CLI ${OLDEST_IMPORTING} or newer for dynamic resources (got ${version}). ` +
        "Upgrade it, or run this command with --adopt instead."
    );
}

function importStatement(code: string): string {
    const path = isAbsolute(code) ? code : `./${normalize(code)}`;
    return `import ${JSON.stringify(path.replace(/\\/g, "/").replace(/\.[cm]?ts$/, ""))};`;
}

const PROGRESS_STEP = 100;

/** Reports progress in one line on a terminal, and every hundred actions elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, all: number) => void {
    return (done, all) => {
        const line = `reading action ${done} of ${all}`;
        if (stream.isTTY) {
            stream.write(`\r${line}${done === all ? "\n" : ""}`);
            return;
        }
        if (done % PROGRESS_STEP === 0 && done < all) {
            stream.write(`${line}\n`);
        }
    };
}
