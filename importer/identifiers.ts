import { Script } from "node:vm";

/** Names that the generated program uses itself, in commented lines too. */
export const PROGRAM_NAMES: readonly string[] = ["Action", "DockerfileAction", "Pipeline", "config", "pulumi"];

/** Names that a module cannot declare (`await`, `exports`), and globals, which a declaration would hide. */
export const SCOPE_NAMES: readonly string[] = [
    ...["__dirname", "__filename", "await", "exports", "module", "require"],
    ...Object.getOwnPropertyNames(globalThis),
];

/** True unless the name is a reserved word; JavaScript's own parser knows them all. */
export function isDeclarable(name: string): boolean {
    try {
        new Script(`"use strict"; const ${name} = 0;`);
        return true;
    } catch {
        return false;
    }
}

/** Adds a name to the used ones and returns it: the given name, or its first numbered form that is free. */
export function unusedName(name: string, used: Set<string>, numbered: (count: number) => string): string {
    let free = name;
    for (let count = 2; used.has(free); count += 1) {
        free = numbered(count);
    }
    used.add(free);
    return free;
}

/** Letters without accents and digits, joined by hyphens. */
export function slugOf(text: string): string {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
    return (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");
}
