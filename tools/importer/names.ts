import { Script } from "node:vm";

/** What one imported action is called in the program: as a resource of the stack, and as a constant. */
export interface ProgramNames {
    logicalName: string;
    variable: string;
}

/** Names the generated program uses itself, or that a module cannot declare. */
const TAKEN = ["await", "config", "exports", "module", "pulumi", "require", "undefined"];

interface NamerOptions {
    /** Comes before every name. */
    prefix: string;
    /** Variables the program has already. */
    taken: readonly string[];
}

/** Gives out names made from those in Buddy, each once. */
export function createNamer({ prefix, taken }: NamerOptions): (action: { id: number; name: string }) => ProgramNames {
    const logicalNames = new Set<string>();
    const variables = new Set<string>([...TAKEN, ...taken]);
    return ({ id, name }) => {
        const slug = slugOf([prefix, name].join(" ")) || `action-${id}`;
        return {
            logicalName: unusedName(slug, logicalNames, (count) => `${slug}-${count}`),
            variable: unusedName(variableOf(slug), variables, (count) => `${variableOf(slug)}${count}`),
        };
    };
}

function unusedName(name: string, used: Set<string>, numbered: (count: number) => string): string {
    let free = name;
    for (let count = 2; used.has(free); count += 1) {
        free = numbered(count);
    }
    used.add(free);
    return free;
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

/** JavaScript itself knows best which words are its own. */
function isDeclarable(name: string): boolean {
    try {
        new Script(`"use strict"; const ${name} = 0;`);
        return true;
    } catch {
        return false;
    }
}
