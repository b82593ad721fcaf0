import { isDeclarable, PROGRAM_NAMES } from "./identifiers";

/** A resource that exists in the stack, and what the program calls it. */
export interface Reference {
    variable: string;
    urn: string;
}

/** What imported resources belong to: an explicit provider, a component. */
export interface References {
    provider?: Reference;
    parent?: Reference;
}

/** What the options of these names say. */
export function parseReferences(options: { [K in keyof References]?: string | undefined }): References {
    const references = { ...parseReference("provider", options.provider), ...parseReference("parent", options.parent) };
    const { provider, parent } = references;
    if (provider?.variable === parent?.variable && provider?.urn !== parent?.urn) {
        throw new Error(
            `--provider and --parent: must be two variables (both are ${JSON.stringify(provider?.variable)}). Give each ` +
                "the variable that your program has for it.",
        );
    }
    return references;
}

/** The names they have in the program; nothing else may have them there. */
export function referenceNames(references: References): string[] {
    return Object.values(references).map(({ variable }: Reference) => variable);
}

/** `name=urn`, as `pulumi import` takes it for its own options of these names. */
function parseReference(option: keyof References, text: string | undefined): References {
    if (text === undefined) {
        return {};
    }
    const [, variable, urn] = /^([A-Za-z_$][\w$]*)=(urn:pulumi:\S+)$/.exec(text) ?? [];
    if (variable === undefined || urn === undefined) {
        throw new Error(
            `--${option}: ${JSON.stringify(text)} is not of the form name=urn; give the variable of your program and the ` +
                "URN that `pulumi stack --show-urns` shows",
        );
    }
    if (!isDeclarable(variable) || PROGRAM_NAMES.includes(variable)) {
        throw new Error(
            `--${option}: must name a variable that the written program does not use itself (${JSON.stringify(variable)} is ` +
                "a word of JavaScript or of that program). Call it something else in your program.",
        );
    }
    return { [option]: { variable, urn } };
}

/** The third argument of the resource's constructor, with its comma; empty where it belongs to nothing. */
export function optionsSource(references: References): string {
    const entries = Object.entries(references).map(([option, { variable }]: [string, Reference]) =>
        option === variable ? option : `${option}: ${variable}`,
    );
    return entries.length === 0 ? "" : `, { ${entries.join(", ")} }`;
}
