import { problemText } from "../provider/problem";
import { isDeclarable, PROGRAM_NAMES } from "./identifiers";

/** A resource of the stack, and its variable in the program. */
export interface Reference {
    variable: string;
    urn: string;
}

/** The explicit provider and the component of the imported resources. */
export interface References {
    provider?: Reference;
    parent?: Reference;
}

/** The values of `--provider` and `--parent`. */
export function parseReferences(options: { [K in keyof References]?: string | undefined }): References {
    const references = { ...parseReference("provider", options.provider), ...parseReference("parent", options.parent) };
    const { provider, parent } = references;
    if (provider?.variable === parent?.variable && provider?.urn !== parent?.urn) {
        const got = `both are ${JSON.stringify(provider?.variable)}`;
        const fix = "Give each the variable that your program has for it.";
        throw new Error(problemText({ path: "--provider and --parent", must: "be two variables", got, fix }));
    }
    return references;
}

export function referenceNames(references: References): string[] {
    return Object.values(references).map(({ variable }: Reference) => variable);
}

/** `name=urn`, the form of these options of `pulumi import`. */
function parseReference(option: keyof References, text: string | undefined): References {
    if (text === undefined) {
        return {};
    }
    const path = `--${option}`;
    const [, variable, urn] = /^([A-Za-z_$][\w$]*)=(urn:pulumi:\S+)$/.exec(text) ?? [];
    if (variable === undefined || urn === undefined) {
        const fix = "Give the variable of your program and the URN that `pulumi stack --show-urns` shows.";
        throw new Error(
            problemText({ path, must: "be of the form name=urn", got: `got ${JSON.stringify(text)}`, fix }),
        );
    }
    if (!isDeclarable(variable) || PROGRAM_NAMES.includes(variable)) {
        const must = "name a variable that is no word of JavaScript or of the generated program";
        const fix = "Call it something else in your program.";
        throw new Error(problemText({ path, must, got: `got ${JSON.stringify(variable)}`, fix }));
    }
    return { [option]: { variable, urn } };
}

/** The third argument of the resource's constructor, with its comma; empty without references. */
export function optionsSource(references: References): string {
    const entries = Object.entries(references).map(([option, { variable }]: [string, Reference]) =>
        option === variable ? option : `${option}: ${variable}`,
    );
    return entries.length === 0 ? "" : `, { ${entries.join(", ")} }`;
}
