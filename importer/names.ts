import { isDeclarable, PROGRAM_NAMES, SCOPE_NAMES, unusedName } from "./identifiers";
import { type References, referenceNames } from "./references";

/** What one imported action is called in the program: as a resource of the stack, and as a constant. */
export interface ProgramNames {
    logicalName: string;
    variable: string;
}

interface NamerOptions {
    /** Comes before every name. */
    prefix: string;
    /** Variables the program has already. */
    taken: readonly string[];
    /**
     * Their names are reserved as logical names, too: `pulumi import --file` looks a provider or a parent up among the
     * names of the imported resources.
     */
    references: References;
}

/** Gives out names made from those in Buddy, each once. */
export function createNamer(options: NamerOptions): (action: { id: number; name: string }) => ProgramNames {
    const { prefix, taken, references } = options;
    const logicalNames = new Set<string>(referenceNames(references));
    const variables = new Set<string>([...PROGRAM_NAMES, ...SCOPE_NAMES, ...taken, ...logicalNames]);
    return ({ id, name }) => {
        const slug = slugOf([prefix, name].join(" ")) || `action-${id}`;
        return {
            logicalName: unusedName(slug, logicalNames, (count) => `${slug}-${count}`),
            variable: unusedName(variableOf(slug), variables, (count) => `${variableOf(slug)}${count}`),
        };
    };
}

/** Letters without their accents and digits, joined by hyphens. */
function slugOf(text: string): string {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
    return (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}

function variableOf(slug: string): string {
    const camel = slug.replace(/-+([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
    return isDeclarable(camel) ? camel : `action${camel.charAt(0).toUpperCase()}${camel.slice(1)}`;
}

/** The constant that holds the pipeline's place. */
export function placeVariable(pipelineId: number, references: References): string {
    const name = `pipeline${pipelineId}`;
    return unusedName(name, new Set(referenceNames(references)), (count) => `${name}_${count}`);
}
