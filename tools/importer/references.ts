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

/** `name=urn`, as `pulumi import` takes it for its own options of these names. */
export function parseReference(option: keyof References, text: string | undefined): References {
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
    return { [option]: { variable, urn } };
}

/** The third argument of the resource's constructor, with its comma; empty where it belongs to nothing. */
export function optionsSource(references: References): string {
    const entries = Object.entries(references).map(([option, { variable }]: [string, Reference]) =>
        option === variable ? option : `${option}: ${variable}`,
    );
    return entries.length === 0 ? "" : `, { ${entries.join(", ")} }`;
}
