import type { ParentPath } from "../provider/client/urls";
import type { ResourceNoun } from "../provider/types/resourceType";
import { isDeclarable, PROGRAM_NAMES, SCOPE_NAMES, slugOf, unusedName } from "./identifiers";
import type { ImportedResource } from "./importedResource";
import { type References, referenceNames } from "./references";

/** The names of one imported resource: in the stack, and of the constant in the program. */
interface ProgramNames {
    logicalName: string;
    variable: string;
}

/** A resource with its names in the program. */
export interface NamedResource extends ProgramNames {
    resource: ImportedResource;
}

interface NamerOptions {
    /** Put before every name. */
    prefix: string;
    /** Variables that the program has already. */
    taken: readonly string[];
    /** Reserved as logical names too: `pulumi import --file` looks for a provider and a parent among the imported resources. */
    references: References;
}

/** A function that makes unique names from the names in Buddy. */
export function createNamer(
    options: NamerOptions,
): (object: { noun: ResourceNoun; id: number; name: string }) => ProgramNames {
    const { prefix, taken, references } = options;
    const logicalNames = new Set<string>(referenceNames(references));
    const variables = new Set<string>([...PROGRAM_NAMES, ...SCOPE_NAMES, ...taken, ...logicalNames]);
    return ({ noun, id, name }) => {
        const slug = slugOf([prefix, name].join(" ")) || `${noun}-${id}`;
        const variable = variableOf(slug, noun);
        return {
            logicalName: unusedName(slug, logicalNames, (count) => `${slug}-${count}`),
            variable: unusedName(variable, variables, (count) => `${variable}${count}`),
        };
    };
}

function variableOf(slug: string, noun: ResourceNoun): string {
    const camel = camelCase(slug);
    return isDeclarable(camel) ? camel : `${noun}${capitalized(camel)}`;
}

/** The constant for the inputs that name the pipeline. */
export function pipelineVariable({ pipelineId }: ParentPath, references: References): string {
    const name = `pipeline${pipelineId}`;
    return unusedName(name, new Set(referenceNames(references)), (count) => `${name}_${count}`);
}

/** The configuration key for a secret, by the resource's variable and the secret's path. */
export type ConfigKeys = (variable: string, path: readonly string[]) => string;

/** Unique keys for one program. */
export function createConfigKeys(): ConfigKeys {
    const used = new Set<string>();
    return (variable, path) => {
        const key = configKey(variable, path);
        return unusedName(key, used, (count) => `${key}${count}`);
    };
}

/** `["variables", "TOKEN", "value"]` of `image` is `imageTOKEN`, its passphrase `imageTOKENPassphrase`. */
function configKey(variable: string, [name = "", ...rest]: readonly string[]): string {
    const parts = rest.length === 0 ? [name] : rest.filter((part) => part !== "value");
    const words = parts.map((part) => part.replace(/_(?=[a-z])|\W/g, (found) => (found === "_" ? "-" : "")));
    return [variable, ...words.map((word) => capitalized(camelCase(word)))].join("");
}

function camelCase(slug: string): string {
    return slug.replace(/-+([a-z0-9])/g, (_hyphen, letter: string) => letter.toUpperCase());
}

function capitalized(word: string): string {
    return word.charAt(0).toUpperCase() + word.slice(1);
}
